/** The steps of a parcel's journey, in Shopify's words (Admin schema 2026-10, FulfillmentEventStatus). */
export const parcelSteps = [
  "LABEL_PRINTED",
  "CONFIRMED",
  "CARRIER_PICKED_UP",
  "IN_TRANSIT",
  "OUT_FOR_DELIVERY",
  "ATTEMPTED_DELIVERY",
  "READY_FOR_PICKUP",
  "DELAYED",
  "DELIVERED",
  "FAILURE",
] as const;
export type ParcelStep = (typeof parcelSteps)[number];

export type ParcelEvent = {
  status: ParcelStep;
  happenedAt: Date;
  message: string | null;
  estimatedDeliveryAt: Date | null;
};
