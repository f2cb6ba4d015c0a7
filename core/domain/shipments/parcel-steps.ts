import type { ParcelStep } from "./parcel-event.ts";

/** What a parcel's status means to the buyer, in the words of the network and of TikTok's order lines. */
const steps: Partial<Record<string, ParcelStep>> = {
  HANDOVER: "CARRIER_PICKED_UP",
  IN_TRANSIT: "IN_TRANSIT",
  DELIVERED: "DELIVERED",
  COMPLETED: "DELIVERED",
  LOST: "FAILURE",
  DAMAGE: "FAILURE",
};

/** The step of its journey that a parcel has reached; null while there is nothing to tell. */
export const stepOfParcel = (status: string): ParcelStep | null =>
  steps[status] ?? null;
