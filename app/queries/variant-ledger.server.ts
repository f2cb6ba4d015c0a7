import type { PrismaClient } from "@prisma/client";
import type { LedgerLine, LedgerPlace } from "#core/domain/stock/stock-at.ts";

/**
 * The ledger of one item, the newest lines of a window and the sum of all that lie before them.
 * @param itemIds the variant in own pools, its goods in the network's and in transit.
 * @param take at most so many lines; older ones are summed up.
 */
export async function readLedger(
  prisma: PrismaClient,
  shopId: string,
  itemIds: string[],
  window: { from: Date | null; until: Date },
  take: number,
): Promise<{
  since: Date | null;
  places: LedgerPlace[];
  ledger: LedgerLine[];
}> {
  const where = { shopId, itemId: { in: itemIds } };
  const { from, until } = window;
  const [pools, newest, begins] = await Promise.all([
    prisma.pool.findMany({
      where: { shopId, kind: { in: ["own", "network", "other", "transit"] } },
      orderBy: { name: "asc" },
      select: { id: true, kind: true, name: true },
    }),
    prisma.stockMovement.findMany({
      where: {
        ...where,
        occurredAt: { lte: until, ...(from && { gte: from }) },
      },
      orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
      take: take + 1,
    }),
    prisma.stockMovement.groupBy({
      by: ["poolId"],
      where,
      _min: { occurredAt: true },
    }),
  ]);
  // Lines of one instant stay together, or the sum before them would be of half an instant.
  const cut = newest.length > take ? newest.at(-1)?.occurredAt : undefined;
  const ledger = cut
    ? newest.filter(({ occurredAt }) => occurredAt > cut)
    : newest;
  const since = cut ? new Date(cut.getTime() + 1) : from;
  const sums = since
    ? await prisma.stockMovement.groupBy({
        by: ["poolId"],
        where: { ...where, occurredAt: { lt: since } },
        _sum: { quantity: true },
      })
    : [];
  const beginsAt = new Map(
    begins.map(({ poolId, _min }) => [poolId, _min.occurredAt]),
  );
  const carried = new Map(
    sums.map(({ poolId, _sum }) => [poolId, _sum.quantity ?? 0]),
  );
  return {
    since,
    places: pools
      .filter(({ id }) => beginsAt.has(id))
      .map(({ id, kind, name }) => ({
        poolId: id,
        kind: kind as LedgerPlace["kind"],
        name,
        beginsAt: beginsAt.get(id) ?? null,
        carriedOver: carried.get(id) ?? 0,
      })),
    ledger: ledger.map(
      ({ poolId, quantity, causeKind, causeRef, occurredAt, recordedAt }) => ({
        poolId,
        quantity,
        causeKind,
        causeRef,
        occurredAt,
        recordedAt,
      }),
    ),
  };
}
