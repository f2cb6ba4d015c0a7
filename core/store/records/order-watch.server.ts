import {
  overdueKeys,
  type WatchedOrder,
  type WatchedRequest,
} from "../../domain/orders/order-watch.ts";
import { isOfPerson } from "../../domain/orders/plan-fallback.ts";
import { wasBefore } from "../../domain/orders/was-before.ts";
import { whyUntellable } from "../../domain/shipments/further-numbers.ts";
import {
  cancelledLines,
  linesToTell,
} from "../../domain/shipments/lines-to-tell.ts";
import type { OrderWatchRecords } from "../../world/order-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { readOrderRule } from "./order-rule.server.ts";
import {
  type RequestModel,
  toNetworkPart,
  toRequest,
  toShipment,
  withNetworkOrders,
} from "./orders.server.ts";
import { readService } from "./service.server.ts";

/** Orders that stay behind. */
export function orderWatchRecords(tx: Tx, shopId: string): OrderWatchRecords {
  return {
    orderRule: () => readOrderRule(tx, shopId),

    async saveOrderRule(rule) {
      await tx.shop.update({
        where: { id: shopId },
        data: { orderRule: rule as unknown as Prisma.InputJsonValue },
      });
    },

    async carrierNames() {
      const kept = await tx.shop.findUniqueOrThrow({
        where: { id: shopId },
        select: { carrierNames: true, carrierNamesInStore: true },
      });
      return {
        marketplace: fromJson<Record<string, string>>(kept.carrierNames),
        storefront: fromJson<Record<string, string>>(kept.carrierNamesInStore),
      };
    },

    async saveCarrierNames(names) {
      await tx.shop.update({
        where: { id: shopId },
        data: {
          carrierNames: names.marketplace,
          carrierNamesInStore: names.storefront,
        },
      });
    },

    async ordersAskedAbout() {
      const rows = await tx.conflict.findMany({
        where: {
          shopId,
          state: "open",
          key: { startsWith: overdueKeys },
        },
        select: { subjectId: true, field: true, key: true },
      });
      return rows.map(({ subjectId, field, key }) => ({
        orderId: subjectId,
        step: field,
        key,
      }));
    },

    async watchedOrders(orderId) {
      const service = await readService(tx, shopId);
      const marketplace = await tx.connection.findUnique({
        where: { shopId_kind: { shopId, kind: "tiktok_shop" } },
        select: { firstConnectedAt: true },
      });
      const asked = await tx.conflict.findMany({
        where: {
          shopId,
          state: "open",
          subjectKind: "order",
          ...(orderId && { subjectId: orderId }),
          NOT: { key: { startsWith: overdueKeys } },
        },
        select: { subjectId: true, cause: true },
      });
      const causes = new Map<string, string[]>();
      for (const { subjectId, cause } of [
        ...asked,
        ...(await askedAboutImports(tx, shopId)),
      ])
        causes.set(subjectId, [...(causes.get(subjectId) ?? []), cause]);
      const rows = await tx.order.findMany({
        where: {
          shopId,
          ...(orderId && { id: orderId }),
          OR: [
            { state: { in: ["waiting", "to_ship", "partly_shipped"] } },
            { shipments: { some: { condition: "live", ...untold } } },
            {
              storefrontExternalId: { not: null },
              marketplaceReturns: { some: unbooked },
            },
            {
              channel: "marketplace",
              storefrontExternalId: { not: null },
              state: "cancelled",
              storefrontCancelledAt: null,
            },
          ],
        },
        include: {
          requests: { include: withNetworkOrders },
          shipments: true,
          lines: { select: { externalId: true, isCancelled: true } },
          marketplaceReturns: { where: unbooked },
        },
      });
      return rows.map((row): WatchedOrder => {
        const live = row.shipments.filter(
          ({ condition }) => condition === "live",
        );
        const isMarketplace = row.channel === "marketplace";
        const shipments = row.shipments.map(toShipment);
        const cancelled = cancelledLines(row.lines);
        return {
          orderId: row.id,
          name: row.name,
          channel: row.channel as WatchedOrder["channel"],
          state: row.state as WatchedOrder["state"],
          fulfilledBy: row.fulfilledBy as WatchedOrder["fulfilledBy"],
          // What stands in Shopify without having been brought there by us is none of ours either.
          history:
            isMarketplace &&
            row.storefrontExternalId === null &&
            row.state !== "waiting" &&
            row.state !== "to_ship" &&
            marketplace !== null &&
            wasBefore(row.placedAt, marketplace.firstConnectedAt),
          placedAt: row.placedAt,
          changedAt: row.sourceUpdatedAt,
          releaseAt: row.releaseAt,
          shipBy: row.shipBy,
          unpaid: row.channelState === "UNPAID",
          standsInStorefront: row.storefrontExternalId !== null,
          storefrontCancelledAt: row.storefrontCancelledAt,
          requests: row.requests
            .filter(({ locationId }) => locationId === service?.locationId)
            .map(toWatchedRequest),
          askedFor: causes.get(row.id) ?? [],
          unbookedSince: row.marketplaceReturns.map(
            ({ sourceUpdatedAt }) => sourceUpdatedAt,
          ),
          untoldSince: live
            .filter((shipment) =>
              shipment.origin === "merchant"
                ? isMarketplace &&
                  row.fulfilledBy !== "network" &&
                  shipment.marketplacePackageId === null &&
                  !isCancelled(shipment, cancelled) &&
                  // What can never be told is a question of its own, and not late.
                  whyUntellable({ shipments }, toShipment(shipment)) === null
                : shipment.storefrontFulfillmentId === null,
            )
            .flatMap(({ shippedAt }) => shippedAt ?? []),
        };
      });
    },
  };
}

/** Questions about refused imports are asked about the step; these are of its order. */
async function askedAboutImports(
  tx: Tx,
  shopId: string,
): Promise<{ subjectId: string; cause: string }[]> {
  const kind = "storefront.import-order";
  const asked = await tx.conflict.findMany({
    where: {
      shopId,
      state: "open",
      subjectKind: "effect",
      cause: { startsWith: `stuck:${kind}:` },
    },
    select: { subjectId: true, cause: true },
  });
  const effects = await tx.effect.findMany({
    where: { shopId, id: { in: asked.map(({ subjectId }) => subjectId) } },
    select: { id: true, subject: true },
  });
  const subjectOf = new Map(effects.map(({ id, subject }) => [id, subject]));
  return asked.flatMap(({ subjectId, cause }) => {
    const order = subjectOf.get(subjectId)?.split(":")[1];
    return order ? [{ subjectId: order, cause }] : [];
  });
}

/** TikTok Shop has cancelled all that is in the parcel: nobody there waits for its number. */
function isCancelled(
  { lines }: { lines: Prisma.JsonValue },
  cancelled: ReadonlySet<string>,
): boolean {
  const units = fromJson<{ orderLineExternalIds: string[] }[]>(lines).flatMap(
    ({ orderLineExternalIds }) => orderLineExternalIds,
  );
  return (
    units.length > 0 && linesToTell(units, new Set(), cancelled).length === 0
  );
}

function toWatchedRequest(row: RequestModel): WatchedRequest {
  const { id, status, requestStatus, networkState, lines, wish } =
    toRequest(row);
  return {
    id,
    status,
    requestStatus,
    networkState,
    askedAt: row.sourceUpdatedAt,
    isDecided: isOfPerson(wish),
    isLeft: lines.some(({ remainingQuantity }) => remainingQuantity > 0),
    parts: row.networkOrders
      .filter(({ round }) => round === row.round)
      .map((order) => ({ ...toNetworkPart(order), askedAt: order.askedAt })),
  };
}

/** Paid back on the marketplace, and not in the store's books. */
const unbooked = {
  status: { in: ["accepted", "complete"] },
  refundMinor: { gt: 0 },
  paidBackAt: null,
};

/** Known to one side only; which, depends on who sent it. */
const untold = {
  OR: [
    { origin: "merchant", marketplacePackageId: null },
    { origin: { not: "merchant" }, storefrontFulfillmentId: null },
  ],
};
