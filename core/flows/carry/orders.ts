import type { Tracking } from "../../domain/facts.ts";
import { normalizeTracking } from "../../domain/shipments/normalize-tracking.ts";
import type { Records } from "../../world/records.ts";
import { carrier, type Prepared } from "./carrier.ts";

type Import = NonNullable<Awaited<ReturnType<Records["orderForImport"]>>> & {
  orderId: string;
  serviceHandle: string | null;
};

/** Shopify shows this on every order that stands for a TikTok order. */
export const importTag = "TikTok Shop";

/** Creates the Shopify order that stands for a TikTok order; found by its TikTok number if it is there already. */
export const importOrder = carrier<
  "storefront.import-order",
  Import,
  { externalId: string; name: string }
>({
  async prepare(records, { orderId }): Promise<Prepared<Import>> {
    const order = await records.orderForImport(orderId);
    if (!order) return { retire: "The order has lines without a variant." };
    if (order.cancelled) return { retire: "The order was cancelled." };
    if (order.storefrontExternalId)
      return { retire: "The order stands in Shopify already." };
    const service = await records.service();
    return {
      go: { ...order, orderId, serviceHandle: service?.handle ?? null },
      before: null,
      after: { tiktokOrder: order.name },
    };
  },
  probe: ({ world, shop }, order) =>
    world.storefront.findImportedOrder(shop, order.externalId),
  async act({ world, shop }, order) {
    // Two probes would race; one hand per shop makes this one enough.
    const known = await world.storefront.findImportedOrder(
      shop,
      order.externalId,
    );
    if (known) return known;
    const byNetwork =
      order.fulfilledBy === "network" && order.serviceHandle !== null;
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
  async confirm(records, made, order) {
    await records.noteStorefrontOrder(order.orderId, {
      ...made,
      updatedAt: null,
    });
    if (order.fulfilledBy === "network") return;
    // Shopify has just reserved these units; its letter about it comes later.
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
  },
  tells: true,
});

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

type Fulfillment = {
  shipmentId: string;
  orderExternalId: string;
  fulfillmentOrderExternalId: string;
  lines: { fulfillmentOrderLineId: string; quantity: number }[];
  tracking: Tracking;
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
    if (shipment.storefrontFulfillmentId)
      return { retire: "Shopify has this parcel already." };
    return {
      go: { ...payload, orderExternalId: shipment.storefrontExternalId },
      before: null,
      after: {
        tracking: payload.tracking.number,
        carrier: payload.tracking.carrier,
      },
    };
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

type Shipped = {
  shipmentId: string;
  orderExternalId: string;
  lineExternalIds: string[];
  tracking: Tracking;
};

/** Tells TikTok Shop of a parcel that the merchant sent, once for each tracking number. */
export const markShipped = carrier<
  "marketplace.mark-shipped",
  Shipped,
  { packageId: string }
>({
  async prepare(records, payload): Promise<Prepared<Shipped>> {
    const shipment = await records.shipmentForTelling(payload.shipmentId);
    if (!shipment) return { retire: "The parcel is gone." };
    if (shipment.marketplacePackageId)
      return { retire: "TikTok Shop has this parcel already." };
    if (shipment.cancelled) return { retire: "The order was cancelled." };
    return {
      go: payload,
      before: null,
      after: {
        tracking: payload.tracking.number,
        carrier: payload.tracking.carrier,
      },
    };
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
