/** What TikTok Shop tells about parcels, and what it asked buyers to pay. Ids are the platform's own. */

export const parcelStatuses = [
  "to-ship",
  "to-collect",
  "in-transit",
  "delivered",
  "cancelled",
] as const;
export type ParcelStatus = (typeof parcelStatuses)[number];

export type ParcelFact = {
  externalId: string;
  status: ParcelStatus;
  trackingNumber: string | null;
  carrier: string | null;
  orderExternalIds: string[];
  lineExternalIds: string[];
  createdAt: Date;
  updatedAt: Date;
};

/** One parcel read on its own. */
export type ParcelDetailFact = ParcelFact & {
  /** Whether TikTok Shop buys the label and hands out documents. */
  shippedWith: "tiktok" | "seller";
  /** Why it did not arrive: PACKAGE_LOST, RETURNED_TO_SHIPPER, … */
  trouble: string | null;
};

export const parcelDocuments = [
  "label",
  "packing-slip",
  "label-and-slip",
  "label-picture",
  "hazmat-label",
  "invoice-label",
] as const;
export type ParcelDocument = (typeof parcelDocuments)[number];

/** One event on a parcel's way, in the platform's words. */
export type ParcelEventFact = { at: Date; text: string; code: number | null };
