import type { EffectPayloads } from "../../domain/effects.ts";
import { normalizeTracking } from "../../domain/shipments/normalize-tracking.ts";
import {
  type TakenLine,
  takeRequestLines,
} from "../../domain/shipments/take-request-lines.ts";
import { carrier, type Prepared } from "./carrier.ts";

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
      toldNumber: fulfillment.tracking.number,
    });
    await records.takeFromRequest(
      fulfillment.fulfillmentOrderExternalId,
      fulfillment.lines,
    );
  },
  tells: true,
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
  async confirm(records, { packageId }, { shipmentId, tracking }) {
    await records.noteShipmentTold(shipmentId, {
      marketplacePackageId: packageId,
      toldNumber: tracking.number,
    });
  },
  tells: false,
});
