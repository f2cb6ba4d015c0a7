import type { PrismaClient } from "@prisma/client";

/** What happened while somebody was away. */
export type SinceLastVisit = {
  at: Date;
  orders: number;
  parcels: number;
  changes: number;
  asked: number;
  answered: number;
} | null;

const minuteMs = 60_000;
/** Who comes back after this long was away; a page that is open and looked at reads itself again every few seconds. */
const awayMs = 30 * minuteMs;

/**
 * Notes that somebody looks now, and says what happened since the visit before this one.
 * @param person the staff member, as the journal names him. @returns null on a first visit.
 */
export async function visitHome(
  prisma: PrismaClient,
  shopId: string,
  person: string,
  now: Date,
): Promise<SinceLastVisit> {
  const at = await noteVisit(prisma, shopId, person, now);
  if (!at) return null;
  const since = { gte: at };
  const [orders, parcels, changes, asked, answered] = await Promise.all([
    prisma.order.count({ where: { shopId, placedAt: since } }),
    prisma.shipment.count({ where: { shopId, shippedAt: since } }),
    prisma.effect.count({
      where: { shopId, state: "confirmed", endedAt: since },
    }),
    prisma.conflict.count({ where: { shopId, openedAt: since } }),
    prisma.conflict.count({
      where: { shopId, state: { not: "open" }, settledAt: since },
    }),
  ]);
  return { at, orders, parcels, changes, asked, answered };
}

/** @returns when the visit before this one ended. */
async function noteVisit(
  prisma: PrismaClient,
  shopId: string,
  person: string,
  now: Date,
): Promise<Date | null> {
  const [row] = await prisma.$queryRaw<{ before: Date | null }[]>`
    INSERT INTO visit (shop_id, person, seen_at) VALUES (${shopId}::uuid, ${person}, ${now})
    ON CONFLICT (shop_id, person) DO UPDATE SET
      left_at = CASE WHEN visit.seen_at < ${new Date(now.getTime() - awayMs)} THEN visit.seen_at ELSE visit.left_at END,
      seen_at = ${now}
    RETURNING left_at AS before`;
  return row?.before ?? null;
}
