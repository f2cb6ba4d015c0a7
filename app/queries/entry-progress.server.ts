import type { PrismaClient } from "@prisma/client";

export type Progress = { total: number; done: number; refused: number };

const ended = ["confirmed", "retired", "refused"];

/** How far the effects of one decision have come; null where the shop has no such entry. */
export async function readEntryProgress(
  prisma: PrismaClient,
  shopId: string,
  entryId: string,
): Promise<Progress | null> {
  const rows = await prisma.effect.groupBy({
    by: ["state"],
    where: { shopId, entryId },
    _count: true,
  });
  if (rows.length === 0) return null;
  const count = (states: string[]) =>
    rows
      .filter((row) => states.includes(row.state))
      .reduce((sum, row) => sum + row._count, 0);
  return {
    total: rows.reduce((sum, row) => sum + row._count, 0),
    done: count(ended),
    refused: count(["refused"]),
  };
}
