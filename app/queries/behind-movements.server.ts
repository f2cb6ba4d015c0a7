import type { PrismaClient } from "@prisma/client";
import { inboundOrderOf } from "#core/domain/replenishment/transit-movements.ts";
import { restocksOf } from "#core/domain/returns/restocks.ts";
import type { OrderMove } from "#core/domain/stock/level-causes.ts";
import { locationKinds } from "#core/domain/stock/pool-kinds.ts";
import type { LedgerLine } from "#core/domain/stock/stock-at.ts";
import type { StorefrontRefundLineFact } from "#core/domain/storefront-aftersale-facts.ts";
import { toRestocks } from "#core/store/records/returns.server.ts";

type ParcelLine = { variantId?: string | null; quantity?: number };
/** A move with Shopify's id of its location; null where that is not known. */
type PlacedMove = Omit<OrderMove, "poolId"> & { placeId: string | null };

/** What lies behind the movements of one variant. */
export type BehindMovements = {
  /** Plans of deliveries to the network, by the network's ids of the deliveries. Those made elsewhere are left out. */
  deliveries: Readonly<Record<string, string>>;
  /** What orders moved at the store's locations where something lies. */
  moves: OrderMove[];
  /** What came back to our location in Shopify, where nothing lies: a number that Shopify raised itself. */
  atService: OrderMove[];
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
  const [deliveries, moved, orders] = await Promise.all([
    readDeliveriesOf(prisma, shopId, past.ledger),
    readOrderMoves(prisma, shopId, variantId, past),
    readOrdersBehind(prisma, shopId, past.ledger),
  ]);
  return { deliveries, ...moved, orders };
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
 * What orders moved of one variant at the store's locations since an instant: parcels that left, those that were taken back,
 * and units that were restocked, with a refund or a return without one.
 *
 * A return without a refund is known by its goods' dispositions. Whose return was handled outside of Shopify, or closed without
 * any, and whose number a person raises by hand names no order in Shopify's API, and stays a change in Shopify.
 * source: Admin schema 2026-10, ReverseFulfillmentOrderDisposition and InventoryLevel
 * @param since null: since the first of all.
 */
async function readOrderMoves(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  { since, until }: { since: Date | null; until: Date },
): Promise<Pick<BehindMovements, "moves" | "atService">> {
  const during = { lte: until, ...(since && { gte: since }) };
  const taken = { lines: { some: { shopId, variantId } } };
  const [pools, parcels, returning] = await Promise.all([
    prisma.pool.findMany({
      where: { shopId, kind: { in: [...locationKinds] } },
      select: { id: true, externalId: true, kind: true },
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
    prisma.order.findMany({
      where: {
        shopId,
        ...taken,
        OR: [
          { storefrontRefunds: { some: { createdAt: during } } },
          {
            storefrontReturns: {
              some: {
                createdAt: { lte: until },
                restockedAt: since ? { gte: since } : { not: null },
              },
            },
          },
        ],
      },
      select: {
        id: true,
        name: true,
        lines: {
          where: { variantId },
          select: { externalId: true, storefrontLineId: true },
        },
        storefrontReturns: { select: { externalId: true, restocks: true } },
        storefrontRefunds: {
          select: { createdAt: true, returnExternalId: true, lines: true },
        },
      },
    }),
  ]);
  const placeOf = new Map(pools.map((pool) => [pool.externalId, pool]));
  const moved = [
    ...parcels.flatMap((parcel): PlacedMove[] => {
      const { placeId, shippedAt, takenBackAt, order } = parcel;
      const units = (parcel.lines as ParcelLine[])
        .filter((line) => line.variantId === variantId)
        .reduce((sum, { quantity = 0 }) => sum + quantity, 0);
      if (!shippedAt || units === 0) return [];
      const of = { placeId, orderId: order.id, name: order.name };
      return [
        { ...of, kind: "parcel", at: shippedAt, units: -units },
        ...(takenBackAt
          ? [{ ...of, kind: "taken-back" as const, at: takenBackAt, units }]
          : []),
      ];
    }),
    ...returning.flatMap((order): PlacedMove[] => {
      const ofVariant = new Set(
        order.lines.flatMap((line) => [line.externalId, line.storefrontLineId]),
      );
      const restocks = restocksOf(
        order.storefrontReturns.map((one) => ({
          ...one,
          restocks: toRestocks(one.restocks),
        })),
        order.storefrontRefunds.map((one) => ({
          ...one,
          lines: one.lines as StorefrontRefundLineFact[],
        })),
      );
      return restocks
        .filter(
          ({ orderLineExternalId, at }) =>
            ofVariant.has(orderLineExternalId) &&
            at <= until &&
            (since === null || at >= since),
        )
        .map(({ quantity, locationId, at }) => ({
          kind: "return",
          // Refunds that were read before their locations were hold none.
          placeId: locationId ?? null,
          at,
          units: quantity,
          orderId: order.id,
          name: order.name,
        }));
    }),
  ];
  const moves = moved.flatMap(({ placeId, ...move }): OrderMove[] => {
    if (placeId === null) return [{ ...move, poolId: null }];
    const place = placeOf.get(placeId);
    return place && place.kind !== "service"
      ? [{ ...move, poolId: place.id }]
      : [];
  });
  const atService = moved.flatMap(({ placeId, ...move }): OrderMove[] =>
    placeOf.get(placeId ?? "")?.kind === "service"
      ? [{ ...move, poolId: null }]
      : [],
  );
  return { moves, atService };
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
