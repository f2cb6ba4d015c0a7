import type { EffectPayloads } from "../../domain/effects.ts";
import type { StorefrontLevelFact } from "../../domain/facts.ts";
import { normalizeTracking } from "../../domain/shipments/normalize-tracking.ts";
import {
  type TakenLine,
  takeRequestLines,
} from "../../domain/shipments/take-request-lines.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Records } from "../../world/records.ts";
import { learnStorefrontLevels } from "../plan/storefront-levels.ts";
import { type Carrying, carrier, type Prepared } from "./carrier.ts";

type Import = NonNullable<Awaited<ReturnType<Records["orderForImport"]>>> & {
  orderId: string;
  serviceHandle: string | null;
  inventoryItemIds: string[];
  /** Stock as it was read when an earlier try was found to have taken hold. */
  levels: StorefrontLevelFact[];
};
type Imported = { externalId: string; name: string };

/** Shopify shows this on every order that stands for a TikTok order. */
export const importTag = "TikTok Shop";

/** Creates the Shopify order that stands for a TikTok order; found by its TikTok number if it is there already. */
export const importOrder = carrier<"storefront.import-order", Import, Imported>(
  {
    async prepare(records, { orderId }): Promise<Prepared<Import>> {
      const order = await records.orderForImport(orderId);
      if (!order) return { retire: "The order has lines without a variant." };
      const after = { tiktokOrder: order.name };
      if (order.storefrontExternalId)
        return { already: "The order stands in Shopify already.", after };
      const service = await records.service();
      if (order.fulfilledBy === "network" && !service)
        throw new SyncError("subject_not_found", {
          said: "the fulfillment location, where this order belongs",
        });
      const items = await records.inventoryItems(
        order.lines.map((line) => line.variantId),
      );
      const go = {
        ...order,
        orderId,
        serviceHandle: service?.handle ?? null,
        inventoryItemIds: [...items.values()],
        levels: [],
      };
      if (order.cancelled)
        return { retire: "The order was cancelled.", lookUp: go };
      return { go, before: null, after };
    },
    probe: findImported,
    async act(carrying, order) {
      // Nobody else imports while this hand holds the shop, so one look is enough.
      const known = await findImported(carrying, order);
      if (known) return known;
      const { world, shop } = carrying;
      const byNetwork = order.fulfilledBy === "network";
      return world.storefront.importOrder(shop, {
        sourceIdentifier: order.externalId,
        placedAt: order.placedAt,
        currency: order.currency,
        tags: [importTag, byNetwork ? "Fulfilled by TikTok" : "Ship yourself"],
        note: `TikTok Shop order ${order.name}`,
        lines: order.lines.map((line) => ({
          variantExternalId: line.variantExternalId,
          quantity: line.quantity,
          unitPriceMinor: line.unitPriceMinor,
          fulfilledBy: byNetwork ? ("service" as const) : ("merchant" as const),
        })),
        serviceHandle: order.serviceHandle,
        shipTo: await world.marketplace.fetchRecipient(shop, order.externalId),
      });
    },
    async confirm(records, made, order, cause) {
      await records.noteStorefrontOrder(order.orderId, {
        ...made,
        updatedAt: null,
      });
      if (order.levels.length > 0) {
        const { plan } = await learnStorefrontLevels(
          records,
          order.levels,
          cause,
        );
        await records.savePlan(plan, cause);
      } else if (order.fulfilledBy !== "network")
        await reserveAtHome(records, order);
    },
    tells: true,
  },
);

/** An order found has its units reserved since nobody knows when: Shopify is asked, so that they are not taken off twice. */
async function findImported(
  { world, shop }: Carrying,
  order: Import,
): Promise<Imported | null> {
  const known = await world.storefront.findImportedOrder(
    shop,
    order.externalId,
  );
  if (known)
    order.levels = await world.storefront.fetchLevels(
      shop,
      order.inventoryItemIds,
    );
  return known;
}

/** Shopify has just reserved these units; its letter about it comes later. */
async function reserveAtHome(records: Records, order: Import): Promise<void> {
  const pool = (await records.pools()).find(({ kind }) => kind === "own");
  if (pool)
    await records.shiftLevels(
      order.lines.map((line) => ({
        poolId: pool.id,
        itemId: line.variantId,
        available: -line.quantity,
        reserved: line.quantity,
      })),
    );
}

/** Cancels the Shopify order that stands for a cancelled TikTok order. */
export const cancelStorefrontOrder = carrier<
  "storefront.cancel-order",
  { storefrontExternalId: string },
  void
>({
  async prepare(records, { orderId }) {
    const situation = await records.orderSituation(orderId);
    const storefrontExternalId = situation?.order.storefrontExternalId;
    if (!storefrontExternalId)
      return { retire: "The order does not stand in Shopify." };
    return { go: { storefrontExternalId }, before: null, after: "cancelled" };
  },
  act: ({ world, shop }, { storefrontExternalId }) =>
    world.storefront.cancelOrder(shop, storefrontExternalId),
  confirm: async () => undefined,
  tells: false,
});

type Fulfillment = EffectPayloads["storefront.create-fulfillment"] & {
  orderExternalId: string;
  lines: TakenLine[];
};

/** Tells Shopify of a parcel that the network or TikTok sent, once for each tracking number. */
export const createFulfillment = carrier<
  "storefront.create-fulfillment",
  Fulfillment,
  { fulfillmentId: string }
>({
  async prepare(records, payload): Promise<Prepared<Fulfillment>> {
    const shipment = await records.shipmentForTelling(payload.shipmentId);
    if (!shipment?.storefrontExternalId)
      return { retire: "The order is not in Shopify." };
    const { number: tracking, carrier } = payload.tracking;
    const after = { tracking, carrier };
    if (shipment.storefrontFulfillmentId)
      return { already: "Shopify has this parcel already.", after };
    // Another parcel may have taken lines since the plan was made.
    const lines = takeRequestLines(
      shipment.requestLines.get(payload.fulfillmentOrderExternalId) ?? [],
      shipment.lines,
    );
    const go = {
      ...payload,
      lines,
      orderExternalId: shipment.storefrontExternalId,
    };
    if (lines.length === 0)
      return { retire: "Nothing of the request is left to ship.", lookUp: go };
    return { go, before: null, after };
  },
  probe: ({ world, shop }, { orderExternalId, tracking }) =>
    world.storefront.findFulfillment(shop, orderExternalId, tracking.number),
  act: ({ world, shop }, fulfillment) =>
    world.storefront.createFulfillment(shop, {
      fulfillmentOrderId: fulfillment.fulfillmentOrderExternalId,
      lines: fulfillment.lines,
      tracking: fulfillment.tracking,
      notifyCustomer: true,
    }),
  async confirm(records, { fulfillmentId }, fulfillment) {
    await records.noteShipmentTold(fulfillment.shipmentId, {
      storefrontFulfillmentId: fulfillmentId,
    });
    await records.takeFromRequest(
      fulfillment.fulfillmentOrderExternalId,
      fulfillment.lines,
    );
  },
  tells: false,
});

type Shipped = EffectPayloads["marketplace.mark-shipped"];

/** Tells TikTok Shop of a parcel that the merchant sent, once for each tracking number. */
export const markShipped = carrier<
  "marketplace.mark-shipped",
  Shipped,
  { packageId: string }
>({
  async prepare(records, payload): Promise<Prepared<Shipped>> {
    const shipment = await records.shipmentForTelling(payload.shipmentId);
    if (!shipment) return { retire: "The parcel is gone." };
    const { number: tracking, carrier } = payload.tracking;
    const after = { tracking, carrier };
    if (shipment.marketplacePackageId)
      return { already: "TikTok Shop has this parcel already.", after };
    if (shipment.cancelled)
      return { retire: "The order was cancelled.", lookUp: payload };
    return { go: payload, before: null, after };
  },
  probe: ({ world, shop }, { orderExternalId, tracking }) =>
    world.marketplace.findPackage(shop, orderExternalId, tracking.number),
  act: ({ world, shop }, { orderExternalId, lineExternalIds, tracking }) =>
    world.marketplace.markShipped(shop, {
      orderExternalId,
      lineExternalIds,
      trackingNumber: normalizeTracking(tracking.number),
      carrier: tracking.carrier,
    }),
  async confirm(records, { packageId }, { shipmentId }) {
    await records.noteShipmentTold(shipmentId, {
      marketplacePackageId: packageId,
    });
  },
  tells: false,
});
