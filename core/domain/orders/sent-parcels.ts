import type { ShipmentSituation, TakenLine } from "./order-situation.ts";

/** One parcel that is on its way for a fulfillment order. */
export type SentParcel = {
  shipmentId: string;
  lines: { variantId: string; quantity: number }[];
  /** What Shopify was told that it fills; null: it was not told of it yet. */
  told: TakenLine[] | null;
};

/** The network's parcels for a fulfillment order that are on their way, or there. */
export const parcelsOf = (
  fulfillmentOrderExternalId: string,
  shipments: ShipmentSituation[],
): SentParcel[] =>
  shipments.flatMap((shipment) => {
    const { storefrontFulfillmentId, storefrontLines } = shipment;
    const isTold = storefrontFulfillmentId !== null;
    return shipment.origin === "network" &&
      shipment.fulfillmentOrderExternalId === fulfillmentOrderExternalId &&
      shipment.condition === "live" &&
      shipment.trackingNumber !== null &&
      // Of a parcel that was told before it was kept what it fills, nothing is left over.
      !(isTold && storefrontLines === null)
      ? {
          shipmentId: shipment.id,
          lines: shipment.lines,
          told: isTold ? storefrontLines : null,
        }
      : [];
  });
