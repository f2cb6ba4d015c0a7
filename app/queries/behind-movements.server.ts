import type { PrismaClient } from "@prisma/client";
import { inboundOrderOf } from "#core/domain/replenishment/transit-movements.ts";
import type { OrderMove } from "#core/domain/stock/level-causes.ts";
import type { LedgerLine } from "#core/domain/stock/stock-at.ts";
import type { StorefrontRefundLineFact } from "#core/domain/storefront-aftersale-facts.ts";

type ParcelLine = { variantId?: string | null; quantity?: number };

/** What lies behind the movements of one variant. */
export type BehindMovements = {
  /** Plans of deliveries to the network, by the network's ids of the deliveries. Those made elsewhere are left out. */
  deliveries: Readonly<Record<string, string>>;
  /** What orders moved at the merchant's own locations. */
  moves: OrderMove[];
  /** Orders, by the network's ids of what it sent for them. */
  orders: Readonly<Record<string, { orderId: string; name: string }>>;
};

/** @param past the lines of the ledger that are explained. */
export async function readBehindMovements(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  past: { ledger: LedgerLine[]; since: Date | null; until: Date },
): Promise<BehindMovements> {
  const [deliveries, moves, orders] = await Promise.all([
    readDeliveriesOf(prisma, shopId, past.ledger),
    readOrderMoves(prisma, shopId, variantId, past),
    readOrdersBehind(prisma, shopId, past.ledger),
  ]);
  return { deliveries, moves, orders };
}

async function readDeliveriesOf(
  prisma: PrismaClient,
  shopId: string,
  lines: LedgerLine[],
): Promise<BehindMovements["deliveries"]> {
  const ids = new Set(lines.flatMap((line) => inboundOrderOf(line) ?? []));
  const orders = await prisma.inboundOrder.findMany({
    where: { shopId, externalId: { in: [...ids] } },
    select: { externalId: true, planId: true },
  });
  return Object.fromEntries(
    orders.map(({ externalId, planId }) => [externalId, planId]),
  );
}

/**
 * What orders moved of one variant at the merchant's own locations since an instant: parcels that left, those that were
 * taken back, and units that came back with a refund.
 * @param since null: since the first of all.
 */
async function readOrderMoves(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  { since, until }: { since: Date | null; until: Date },
): Promise<OrderMove[]> {
  const during = { lte: until, ...(since && { gte: since }) };
  const taken = { lines: { some: { shopId, variantId } } };
  const [pools, parcels, refunds] = await Promise.all([
    prisma.pool.findMany({
      where: { shopId, kind: "own" },
      select: { id: true, externalId: true },
    }),
    prisma.shipment.findMany({
      where: {
        shopId,
        origin: "merchant",
        condition: { in: ["live", "waiting", "taken-back"] },
        OR: [{ shippedAt: during }, { takenBackAt: during }],
        order: taken,
      },
      select: {
        placeId: true,
        shippedAt: true,
        takenBackAt: true,
        lines: true,
        order: { select: { id: true, name: true } },
      },
    }),
    prisma.storefrontRefund.findMany({
      where: { shopId, createdAt: during, order: taken },
      select: {
        createdAt: true,
        lines: true,
        order: {
          select: {
            id: true,
            name: true,
            lines: {
              where: { variantId },
              select: { externalId: true, storefrontLineId: true },
            },
          },
        },
      },
    }),
  ]);
  const poolOf = new Map(pools.map(({ id, externalId }) => [externalId, id]));
  return [
    ...parcels.flatMap((parcel): OrderMove[] => {
      const { placeId, shippedAt, takenBackAt, order } = parcel;
      const units = (parcel.lines as ParcelLine[])
        .filter((line) => line.variantId === variantId)
        .reduce((sum, { quantity = 0 }) => sum + quantity, 0);
      if (!shippedAt || units === 0) return [];
      const of = {
        poolId: poolOf.get(placeId ?? "") ?? null,
        orderId: order.id,
        name: order.name,
      };
      return [
        { ...of, kind: "parcel", at: shippedAt, units: -units },
        ...(takenBackAt
          ? [{ ...of, kind: "taken-back" as const, at: takenBackAt, units }]
          : []),
      ];
    }),
    ...refunds.flatMap(({ createdAt, lines, order }): OrderMove[] => {
      const ofVariant = new Set(
        order.lines.flatMap((line) => [line.externalId, line.storefrontLineId]),
      );
      const units = (lines as StorefrontRefundLineFact[])
        .filter(
          ({ restock, orderLineExternalId }) =>
            restock === "return" && ofVariant.has(orderLineExternalId),
        )
        .reduce((sum, { quantity }) => sum + quantity, 0);
      if (units === 0) return [];
      return [
        {
          kind: "return",
          // Which location it came back to is not in what Shopify is asked of a refund.
          poolId: null,
          at: createdAt,
          units,
          orderId: order.id,
          name: order.name,
        },
      ];
    }),
  ];
}

async function readOrdersBehind(
  prisma: PrismaClient,
  shopId: string,
  lines: LedgerLine[],
): Promise<BehindMovements["orders"]> {
  const parcels = await prisma.shipment.findMany({
    where: {
      shopId,
      origin: { in: ["network", "marketplace"] },
      externalId: { in: [...new Set(lines.map(({ causeRef }) => causeRef))] },
    },
    select: { externalId: true, order: { select: { id: true, name: true } } },
  });
  return Object.fromEntries(
    parcels.map(({ externalId, order }) => [
      externalId,
      { orderId: order.id, name: order.name },
    ]),
  );
}
