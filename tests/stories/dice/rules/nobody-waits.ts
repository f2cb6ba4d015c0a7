import { importTopic } from "#core/domain/letters.ts";
import type { Scene } from "../scene.ts";

/**
 * Whoever has rung is answered, whatever befell the worker while it worked for somebody else: no letter of this shop is left
 * that nobody has looked at. Only where bells were lost, or its own worker was cut short, it waits for the sweep; and one that
 * was put off, because a platform asked for patience, has been looked at.
 * @param worked what the worker was let do: imports are no job of the planner's.
 */
export async function whoWaits(
  { town, sky }: Scene,
  worked: "everything" | "shop.plan" = "everything",
): Promise<string[]> {
  if (sky.lostBells || town.wasCutShort(town.shopId)) return [];
  const waiting = await town.prisma.journalEntry.findMany({
    where: {
      plannedAt: null,
      attempts: 0,
      dueAt: null,
      ...(worked === "shop.plan" && { topic: { not: importTopic } }),
    },
    select: { topic: true },
  });
  return waiting.map(
    ({ topic }) =>
      `${topic} of ${town.handle} waits, though the worker has worked`,
  );
}
