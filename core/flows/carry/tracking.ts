import { isUnderWay } from "../../domain/effect-states.ts";
import type { Tracking } from "../../domain/facts.ts";
import { normalizeTracking } from "../../domain/shipments/normalize-tracking.ts";
import type { ParcelStep } from "../../domain/shipments/parcel-event.ts";
import { carrier } from "./carrier.ts";

type Correction = {
  shipmentId: string;
  orderExternalId: string;
  packageId: string;
  tracking: Tracking;
  carrierSaid?: string;
};

/**
 * Corrects a number or its carrier on TikTok Shop, which takes few corrections and for 72 hours only: the adapter looks first, and what
 * is refused becomes a question.
 */
export const changeMarketplaceTracking = carrier<
  "marketplace.change-tracking",
  Correction,
  void
>({
  async prepare(records, payload) {
    const shipment = await records.shipmentForTelling(payload.shipmentId);
    if (!shipment?.marketplacePackageId)
      return { retire: "TikTok Shop does not have this parcel." };
    if (shipment.cancelled) return { retire: "The order was cancelled." };
    return {
      go: { ...payload, packageId: shipment.marketplacePackageId },
      before: null,
      after: {
        tracking: payload.tracking.number,
        carrier: payload.tracking.carrier,
      },
    };
  },
  act: ({ world, shop }, { orderExternalId, packageId, tracking }) =>
    world.marketplace.updateTracking(shop, {
      orderExternalId,
      packageId,
      trackingNumber: normalizeTracking(tracking.number),
      carrier: tracking.carrier,
    }),
  confirm: (records, _result, { shipmentId, tracking, carrierSaid }) =>
    records.noteShipmentTold(shipmentId, {
      toldNumber: tracking.number,
      toldCarrier: carrierSaid,
      toldAs: tracking.carrier,
    }),
  tells: false,
});

type Told = { shipmentId: string; fulfillmentId: string };

/**
 * Corrects a number or its carrier in Shopify that the network or TikTok Shop has changed, or writes the one that a person has
 * for a parcel which the merchant sent without.
 */
export const changeStorefrontTracking = carrier<
  "storefront.change-tracking",
  Told & {
    tracking: Tracking;
    carrierSaid?: string;
    moreNumbers: string[];
    isOwn: boolean;
  },
  void
>({
  async prepare(records, { shipmentId, tracking, carrierSaid }, effect) {
    const shipment = await records.shipmentForTelling(shipmentId);
    const own = shipment?.parcels.find(
      ({ id, origin }) => id === shipmentId && origin === "merchant",
    );
    if (own && own.condition !== "waiting" && !isUnderWay(effect.state))
      return { retire: "The parcel has a number, or needs none." };
    const fulfillmentId = own?.externalId ?? shipment?.storefrontFulfillmentId;
    if (!shipment || !fulfillmentId)
      return { retire: "Shopify does not have this parcel." };
    return {
      go: {
        shipmentId,
        tracking,
        carrierSaid,
        // The parcels of a kit's parts stand on one fulfillment.
        moreNumbers: shipment.parcels.flatMap((parcel) =>
          parcel.id !== shipmentId &&
          parcel.storefrontFulfillmentId === fulfillmentId
            ? (parcel.trackingNumber ?? [])
            : [],
        ),
        fulfillmentId,
        isOwn: own !== undefined,
      },
      before: null,
      after: { tracking: tracking.number, carrier: tracking.carrier },
    };
  },
  act: ({ world, shop }, { fulfillmentId, tracking, moreNumbers }) =>
    world.storefront.changeTracking(shop, {
      fulfillmentId,
      tracking,
      moreNumbers,
      notifyCustomer: true,
    }),
  async confirm(
    records,
    _result,
    { shipmentId, tracking, isOwn, carrierSaid },
  ) {
    // Of the merchant's own parcels Shopify is the source: TikTok Shop is told what is read there next.
    if (isOwn) return;
    await records.noteShipmentTold(shipmentId, {
      toldNumber: tracking.number,
      toldCarrier: carrierSaid,
      toldAs: tracking.carrier,
    });
  },
  tells: false,
});

/** Tells Shopify a step of a parcel's journey, once. */
export const tellParcel = carrier<
  "storefront.tell-parcel",
  Told & { step: ParcelStep; at: Date },
  void
>({
  async prepare(records, { shipmentId, step, at }, effect) {
    const shipment = await records.shipmentForTelling(shipmentId);
    const parcel = shipment?.parcels.find(({ id }) => id === shipmentId);
    const fulfillmentId =
      parcel?.origin === "merchant"
        ? parcel.externalId
        : parcel?.storefrontFulfillmentId;
    if (!fulfillmentId || shipment?.isTakenBack)
      return { retire: "Shopify does not have this parcel." };
    return {
      go: {
        shipmentId,
        step,
        fulfillmentId,
        // Else when we learned of it: the same for every try.
        at: at === undefined ? effect.plannedAt : new Date(at),
      },
      before: null,
      after: { step },
    };
  },
  act: ({ world, shop }, { fulfillmentId, step, at }) =>
    world.storefront.tellParcelEvent(shop, {
      fulfillmentId,
      event: {
        status: step,
        happenedAt: at,
        message: null,
        estimatedDeliveryAt: null,
      },
    }),
  confirm: async () => undefined,
  // A fulfillment that the merchant has taken back has no journey.
  isMoot: ({ code }) =>
    code === "subject_not_found" || code === "request_refused"
      ? "Shopify takes no more news of this parcel."
      : null,
  tells: false,
});
