import type { EffectState } from "../../domain/effect-states.ts";
import type { EffectKind } from "../../domain/effects.ts";
import { unitsSent } from "../../domain/orders/kit-contents.ts";
import {
  type CentreStock,
  centreOfWarehouse,
} from "../../domain/promise/centres.ts";
import type { RouteReason } from "../../domain/promise/choose-route.ts";
import type {
  NewPromise,
  OrderToPromise,
} from "../../domain/promise/promise-order.ts";
import { scopesOf } from "../../domain/promise/region.ts";
import {
  type Route,
  type RouteKind,
  routeKey,
} from "../../domain/promise/route.ts";
import type { GivenOrder } from "../../domain/promise/route-ahead.ts";
import { groupBy } from "../../kit/group-by.ts";
import type {
  PromiseRecords,
  RouteStock,
} from "../../world/promise-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { readCentres, readCentresLeft } from "./centres-left.server.ts";
import { readKitContents } from "./kits.server.ts";
import { readPlaceTerms } from "./places.server.ts";
import { readService } from "./service.server.ts";

const regionOfRow = (row: {
  destinationCountry: string | null;
  destinationState: string | null;
  destinationZip3: string | null;
}): OrderToPromise["region"] =>
  row.destinationCountry === null
    ? null
    : {
        countryCode: row.destinationCountry,
        state: row.destinationState,
        zip3: row.destinationZip3,
      };

/** What each place that ships has of these variants; the network's centres count as one. */
export async function readRouteStock(
  tx: Pick<Tx, "$queryRaw">,
  shopId: string,
  variantIds: string[],
): Promise<RouteStock[]> {
  const rows = await tx.$queryRaw<(PlaceRow & { kind: RouteKind })[]>`
    SELECT pool.kind, pool.external_id AS "placeId", pool.name, level.item_id AS "variantId", level.available,
           level.reserved
    FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind IN ('own', 'other')
    WHERE level.shop_id = ${shopId}::uuid AND level.item_id = ANY(${variantIds}::uuid[])
    UNION ALL
    SELECT pool.kind, pool.external_id, pool.name, link.variant_id, coalesce(level.available, 0),
           coalesce(level.reserved, 0)
    FROM goods_link AS link JOIN pool ON pool.shop_id = link.shop_id AND pool.kind = 'network'
    LEFT JOIN stock_level AS level ON level.shop_id = link.shop_id AND level.pool_id = pool.id
      AND level.item_id = link.goods_id
    WHERE link.shop_id = ${shopId}::uuid AND link.variant_id = ANY(${variantIds}::uuid[])
    ORDER BY 1, 2`;
  return [
    ...groupBy(rows, ({ kind, placeId }) => routeKey({ kind, placeId })),
  ].flatMap(([, ofRoute]): RouteStock[] => {
    const [first] = ofRoute;
    if (!first) return [];
    const { kind, placeId, name } = first;
    const isNetwork = kind === "network";
    return [
      {
        kind,
        placeId: isNetwork ? null : placeId,
        name: isNetwork ? null : name,
        available: unitsOf(ofRoute, "available"),
        centres: isNetwork ? centresIn(ofRoute) : [],
      },
    ];
  });
}

type PlaceRow = {
  placeId: string;
  name: string;
  variantId: string;
  available: number;
  reserved: number;
};

const centresIn = (rows: PlaceRow[]): CentreStock[] =>
  [...groupBy(rows, ({ placeId }) => placeId)].map(([placeId, ofCentre]) => ({
    placeId,
    name: ofCentre[0]?.name ?? "",
    available: unitsOf(ofCentre, "available"),
    reserved: unitsOf(ofCentre, "reserved"),
  }));

function unitsOf(
  rows: PlaceRow[],
  which: "available" | "reserved",
): Map<string, number> {
  const units = new Map<string, number>();
  for (const row of rows)
    units.set(row.variantId, (units.get(row.variantId) ?? 0) + row[which]);
  return units;
}

const mostGivenOrders = 1_000;

/**
 * Which route the store gave its own orders that another had the goods of as well, the latest first: only as an order came
 * in, not where somebody moved it to since, and none that was divided between two.
 * @param since YYYY-MM-DD, the first promised day that is looked at.
 */
export async function readGivenOrders(
  tx: Pick<Tx, "$queryRaw">,
  shopId: string,
  since: string,
): Promise<GivenOrder[]> {
  const rows = await tx.$queryRaw<
    {
      route: string;
      others: Pick<Route, "kind" | "placeId">[];
      destinationCountry: string | null;
      destinationState: string | null;
      destinationZip3: string | null;
    }[]
  >`
    SELECT made.route, made.alternatives AS others, placed.destination_country AS "destinationCountry",
           placed.destination_state AS "destinationState", placed.destination_zip3 AS "destinationZip3"
    FROM delivery_promise AS made JOIN "order" AS placed ON placed.id = made.order_id
    WHERE made.shop_id = ${shopId}::uuid AND made.promised >= ${since} AND made.reason = 'assigned'
      AND placed.channel = 'storefront' AND jsonb_array_length(made.alternatives) > 0
      AND NOT EXISTS (SELECT FROM delivery_promise AS other
                      WHERE other.order_id = made.order_id AND other.id <> made.id AND other.made_at <= made.made_at)
    ORDER BY made.promised DESC, made.made_at DESC
    LIMIT ${mostGivenOrders}`;
  return rows.map(({ route, others, ...destination }) => ({
    route,
    others: others.map(routeKey),
    scopes: scopesOf(regionOfRow(destination)),
  }));
}

/** When buyers will have their orders. */
export function promiseRecords(tx: Tx, shopId: string): PromiseRecords {
  return {
    async orderToPromise(orderId) {
      // Many orders that are looked at were sent long ago: one short look tells them apart.
      const concerned = await tx.$queryRaw<unknown[]>`
        SELECT FROM "order" WHERE shop_id = ${shopId}::uuid AND id = ${orderId}::uuid
          AND (state IN ('to_ship', 'partly_shipped') OR EXISTS (
            SELECT FROM delivery_promise AS made WHERE made.order_id = "order".id))`;
      if (concerned.length === 0) return null;
      const row = await tx.order.findFirst({
        where: { shopId, id: orderId },
        select: {
          channel: true,
          state: true,
          cancelledAt: true,
          fulfilledBy: true,
          shipFrom: true,
          warehouseId: true,
          destinationCountry: true,
          destinationState: true,
          destinationZip3: true,
          releaseAt: true,
          lines: { select: { quantity: true, isCancelled: true } },
          requests: { select: { id: true, status: true, locationId: true } },
          promises: { orderBy: [{ madeAt: "asc" }, { route: "asc" }] },
          shipments: { select: { origin: true, deliveredAt: true } },
        },
      });
      if (!row) return null;
      const { state, shipments, requests } = row;
      const service = await readService(tx, shopId);
      const isAsked = requests.some(
        ({ status, locationId }) =>
          status !== "CLOSED" &&
          status !== "CANCELLED" &&
          locationId === service?.locationId,
      );
      return {
        orderId,
        channel: row.channel as OrderToPromise["channel"],
        isToShip: state === "to_ship" || state === "partly_shipped",
        isSent: state === "shipped" || state === "delivered",
        cancelled: state === "cancelled" || row.cancelledAt !== null,
        // The network can be asked to ship what TikTok Shop leaves to the merchant.
        fulfilledBy:
          isAsked && row.fulfilledBy === "merchant"
            ? row.shipFrom === null
              ? "network"
              : "mixed"
            : (row.fulfilledBy as OrderToPromise["fulfilledBy"]),
        shipFrom: row.shipFrom,
        centre:
          row.fulfilledBy === "network" && row.warehouseId !== null
            ? centreOfWarehouse(row.warehouseId, await readCentres(tx, shopId))
            : null,
        region: regionOfRow(row),
        units: row.lines.reduce(
          (sum, line) => sum + (line.isCancelled ? 0 : line.quantity),
          0,
        ),
        releaseAt: row.releaseAt,
        movedBecause: await movedBecause(
          tx,
          shopId,
          requests.map(({ id }) => id),
        ),
        promises: row.promises.map((one) => ({
          route: one.route,
          promised: one.promised,
          delivered: one.delivered,
          isVoid: one.voidedAt !== null,
        })),
        arrived: (["network", "merchant"] as const).flatMap((by) => {
          const own = shipments.filter(
            ({ origin }) => (origin === "merchant") === (by === "merchant"),
          );
          if (own.length === 0) return [];
          const times = own.map(({ deliveredAt }) => deliveredAt);
          const at = times.includes(null)
            ? null
            : new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)));
          return [{ by, at }];
        }),
      };
    },

    async unitsToSend(orderId) {
      const lines = await tx.orderLine.findMany({
        where: { shopId, orderId, isCancelled: false },
        select: { variantId: true, quantity: true },
      });
      const known = lines.flatMap(({ variantId, quantity }) =>
        variantId ? [{ variantId, quantity }] : [],
      );
      const kits = await readKitContents(
        tx,
        shopId,
        known.map(({ variantId }) => variantId),
      );
      const units = new Map<string, number>();
      for (const line of known)
        for (const { variantId, quantity } of unitsSent(kits, line))
          units.set(variantId, (units.get(variantId) ?? 0) + quantity);
      return units;
    },

    routeStock: (variantIds) => readRouteStock(tx, shopId, variantIds),

    routeMeasures: (routes, scopes) =>
      tx.routeMeasure.findMany({
        where: { shopId, route: { in: routes }, scope: { in: scopes } },
        select: { route: true, scope: true, handling: true, transit: true },
      }),

    async savePromise(orderId, promise, at) {
      const route = routeKey(promise.route);
      const told = toldOf(promise, at);
      const key = { shopId_orderId_route: { shopId, orderId, route } };
      const known = await tx.deliveryPromise.findUnique({
        where: key,
        select: { voidedAt: true },
      });
      if (known && known.voidedAt === null) return;
      await tx.deliveryPromise.upsert({
        where: key,
        create: { shopId, orderId, route, ...told },
        update: { ...told, voidedAt: null },
      });
    },

    async voidPromises(orderId, routes, at) {
      await tx.deliveryPromise.updateMany({
        where: { shopId, orderId, route: { in: routes }, voidedAt: null },
        data: { voidedAt: at },
      });
    },

    async notePromiseArrived(orderId, route, day) {
      await tx.deliveryPromise.updateMany({
        where: { shopId, orderId, route },
        data: { delivered: day },
      });
    },

    async noteDelivered(orderId, at) {
      await tx.shipment.updateMany({
        where: { shopId, orderId, deliveredAt: null, condition: "live" },
        data: { deliveredAt: at },
      });
    },

    async parcelsFollowed(since, after, limit) {
      const rows = await tx.shipment.findMany({
        where: {
          shopId,
          shippedAt: { gte: since },
          ...(after && { id: { gt: after } }),
        },
        orderBy: { id: "asc" },
        take: limit,
        select: {
          id: true,
          origin: true,
          externalId: true,
          orderId: true,
          placeId: true,
          shippedAt: true,
          deliveredAt: true,
          order: {
            select: {
              placedAt: true,
              releaseAt: true,
              destinationCountry: true,
              destinationState: true,
              destinationZip3: true,
            },
          },
        },
      });
      const others = new Set(
        (await readPlaceTerms(tx, shopId)).map((place) => place.placeId),
      );
      const centres = await readCentresLeft(tx, shopId, rows);
      return rows.flatMap(({ id, origin, placeId, order, ...parcel }) => {
        const { shippedAt, deliveredAt } = parcel;
        if (!shippedAt) return [];
        return [
          {
            id,
            route:
              origin === "merchant"
                ? {
                    kind:
                      placeId !== null && others.has(placeId)
                        ? ("other" as const)
                        : ("own" as const),
                    placeId,
                  }
                : {
                    kind: "network" as const,
                    placeId: centres.get(id) ?? null,
                  },
            region: regionOfRow(order),
            placedAt: later(order.placedAt, order.releaseAt),
            shippedAt,
            deliveredAt:
              deliveredAt && deliveredAt >= shippedAt ? deliveredAt : null,
          },
        ];
      });
    },

    async saveRouteMeasures(measures, at) {
      await tx.routeMeasure.deleteMany({ where: { shopId } });
      await tx.routeMeasure.createMany({
        data: measures.map(({ handling, transit, ...measure }) => ({
          shopId,
          ...measure,
          handling: [...handling],
          transit: [...transit],
          measuredAt: at,
        })),
      });
    },
  };
}

/** The reason that our last move of these requests to a location carried. */
async function movedBecause(
  tx: Tx,
  shopId: string,
  requestIds: string[],
): Promise<RouteReason | null> {
  if (requestIds.length === 0) return null;
  const moved = await tx.effect.findFirst({
    where: {
      shopId,
      kind: "storefront.move-request" satisfies EffectKind,
      subject: { in: requestIds.map((id) => `request:${id}`) },
      state: { in: ["sent", "unknown", "confirmed"] satisfies EffectState[] },
    },
    orderBy: { sequence: "desc" },
    select: { payload: true },
  });
  const { why } = fromJson<{ why?: RouteReason }>(moved?.payload ?? {});
  return why ?? null;
}

const later = (one: Date, other: Date | null): Date =>
  other && other > one ? other : one;

const toldOf = (promise: NewPromise, at: Date) => ({
  routeName: promise.route.name,
  reason: promise.reason,
  promised: promise.promised,
  quantile: promise.quantile,
  arrival: promise.arrival as unknown as Prisma.InputJsonValue,
  costMinor: promise.costMinor,
  isCostAssumed: promise.isCostAssumed,
  assumedShare: promise.assumedShare,
  measured: promise.measured,
  measuredHere: promise.measuredHere,
  alternatives: promise.alternatives as unknown as Prisma.InputJsonValue,
  madeAt: at,
});
