import type { EffectPayloads } from "../../domain/effects.ts";
import { lineOfUnit } from "../../domain/orders/order-units.ts";
import { parcelsOf } from "../../domain/orders/sent-parcels.ts";
import {
  type Filled,
  fillRequest,
} from "../../domain/shipments/fill-request.ts";
import { linesToTell } from "../../domain/shipments/lines-to-tell.ts";
import { normalizeTracking } from "../../domain/shipments/normalize-tracking.ts";
import { takeRequestLines } from "../../domain/shipments/take-request-lines.ts";
import type { Records } from "../../world/records.ts";
import { carrier, type Prepared } from "./carrier.ts";

type Fulfillment = EffectPayloads["storefront.create-fulfillment"] & {
  orderExternalId: string;
  lines: Filled["taken"];
  /** Earlier parcels whose units the kits on these lines are made of. */
  with: { shipmentId: string; trackingNumber: string }[];
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
    const filled = filledBy(shipment, payload);
    const lines = filled.taken;
    const go = {
      ...payload,
      lines,
      with: shipment.parcels.flatMap(({ id, trackingNumber }) =>
        filled.with.includes(id) && trackingNumber
          ? [{ shipmentId: id, trackingNumber }]
          : [],
      ),
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
      moreNumbers: fulfillment.with.map(({ trackingNumber }) => trackingNumber),
      notifyCustomer: true,
    }),
  async confirm(records, { fulfillmentId }, fulfillment) {
    await records.noteShipmentTold(fulfillment.shipmentId, {
      storefrontFulfillmentId: fulfillmentId,
      storefrontLines: fulfillment.lines,
      toldNumber: fulfillment.tracking.number,
      toldCarrier: fulfillment.carrierSaid,
      toldAs: fulfillment.tracking.carrier,
    });
    for (const { shipmentId, trackingNumber } of fulfillment.with)
      await records.noteShipmentTold(shipmentId, {
        storefrontFulfillmentId: fulfillmentId,
        storefrontLines: [],
        toldNumber: trackingNumber,
      });
    await records.takeFromRequest(
      fulfillment.fulfillmentOrderExternalId,
      fulfillment.lines,
    );
  },
  tells: true,
});

type Telling = NonNullable<Awaited<ReturnType<Records["shipmentForTelling"]>>>;

/** What the parcel fills by now: another one may have taken lines since the plan was made. */
function filledBy(
  { isOfNetwork, requests, parcels, lines }: Telling,
  {
    shipmentId,
    fulfillmentOrderExternalId,
  }: Pick<Fulfillment, "shipmentId" | "fulfillmentOrderExternalId">,
): Filled {
  const nothing = { taken: [], with: [] };
  const request = requests.get(fulfillmentOrderExternalId);
  if (!request) return nothing;
  if (!isOfNetwork)
    return { taken: takeRequestLines(request.lines, lines), with: [] };
  const sent = parcelsOf(fulfillmentOrderExternalId, parcels);
  return fillRequest(request, sent).get(shipmentId) ?? nothing;
}

type Shipped = EffectPayloads["marketplace.mark-shipped"];

const unitsIn = ({ lines }: Pick<Telling, "lines">): string[] =>
  lines.flatMap(({ orderLineExternalIds }) => orderLineExternalIds);

/** TikTok Shop's lines in the parcel by now, less those that it has cancelled or has with another parcel. */
function linesLeft(shipment: Telling, shipmentId: string): string[] {
  const told = shipment.parcels
    .filter((one) => one.id !== shipmentId && one.marketplacePackageId)
    .flatMap((one) => unitsIn(one).map(lineOfUnit));
  return linesToTell(unitsIn(shipment), new Set(told), shipment.cancelledLines);
}

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
    if (shipment.isTakenBack)
      return {
        retire: "The parcel was taken back in Shopify.",
        lookUp: payload,
      };
    const lineExternalIds = linesLeft(shipment, payload.shipmentId);
    if (lineExternalIds.length === 0)
      return {
        retire: "Its units were cancelled on TikTok Shop.",
        lookUp: payload,
      };
    return { go: { ...payload, lineExternalIds }, before: null, after };
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
  async confirm(records, { packageId }, { shipmentId, tracking, carrierSaid }) {
    await records.noteShipmentTold(shipmentId, {
      marketplacePackageId: packageId,
      toldNumber: tracking.number,
      toldCarrier: carrierSaid,
      toldAs: tracking.carrier,
    });
  },
  tells: false,
});
