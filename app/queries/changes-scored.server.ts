import type { PrismaClient } from "@prisma/client";
import {
  type ChangeScore,
  scoreOfChanges,
} from "#core/domain/replenishment/score-changes.ts";

/** How the numbers of people did that they sent instead of what was suggested, and those of which it is not known yet. */
export type ChangesScored = ChangeScore & { waiting: number };

/** Older changes say little of who decides today. */
const scoredDays = 365;
const dayMs = 86_400_000;

/** The changes of the last year; null where nobody has changed anything. */
export async function readChangesScored(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<ChangesScored | null> {
  const changes = await prisma.suggestionChange.findMany({
    where: {
      shopId,
      plan: {
        state: { notIn: ["refused", "dropped"] },
        createdAt: { gt: new Date(now.getTime() - scoredDays * dayMs) },
      },
    },
    select: {
      suggested: true,
      units: true,
      position: true,
      wanted: true,
      outDays: true,
    },
  });
  if (changes.length === 0) return null;
  const known = changes.flatMap(({ wanted, outDays, ...change }) =>
    wanted === null ? [] : [{ ...change, wanted, outDays: outDays ?? 0 }],
  );
  return {
    ...scoreOfChanges(known),
    waiting: changes.length - known.length,
  };
}
