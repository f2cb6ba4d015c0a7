import type { Scene } from "../scene.ts";

/**
 * Whoever has rung is answered, whatever befell the worker while it worked for somebody else: no letter of this shop is left
 * that nobody has looked at. Only where bells were lost, or its own worker was cut short, it waits for the sweep.
 */
export async function whoWaits({ town, sky }: Scene): Promise<string[]> {
  if (sky.lostBells || town.wasCutShort(town.shopId)) return [];
  const waiting = await town.prisma.journalEntry.findMany({
    where: { plannedAt: null, attempts: 0 },
    select: { topic: true },
  });
  return waiting.map(
    ({ topic }) =>
      `${topic} of ${town.handle} waits, though the worker has worked`,
  );
}
