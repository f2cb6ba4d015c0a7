/** Returns and refunds of an order as Shopify tells them. Ids are Shopify's own. */

export const storefrontReturnStates = [
  "REQUESTED",
  "OPEN",
  "CLOSED",
  "CANCELED",
  "DECLINED",
] as const;

export type StorefrontReturnState = (typeof storefrontReturnStates)[number];

/** Whether a row's text names a state. */
export const isStorefrontReturnState = (
  text: string,
): text is StorefrontReturnState =>
  storefrontReturnStates.some((one) => one === text);

export type StorefrontReturnFact = {
  externalId: string;
  name: string;
  status: StorefrontReturnState;
  createdAt: Date;
  /** What the customer was told where the merchant said no. */
  declineNote: string | null;
  /** What we wrote into it when we opened it: what it stands for elsewhere. */
  reference: string | null;
  lines: StorefrontReturnLineFact[];
  /** What of it was put back for sale, whether or not it was paid back. */
  restocks: StorefrontRestockFact[];
};

/** Units of an order's line that were put back on a shelf. */
export type StorefrontRestockFact = {
  orderLineExternalId: string;
  quantity: number;
  /** The location; null where Shopify does not say. */
  locationId: string | null;
  at: Date;
};

export type StorefrontReturnLineFact = {
  externalId: string;
  orderLineExternalId: string;
  quantity: number;
  /** Units that have been dealt with. */
  processed: number;
  /** Handle of Shopify's reason, e.g. `too-small`. */
  reason: string | null;
};

export type StorefrontRefundFact = {
  externalId: string;
  createdAt: Date;
  currency: string;
  /** Money that was given back; nothing where only units were taken off. */
  totalMinor: number;
  /** Why, in the words of who made it. */
  note: string | null;
  /** The return that it belongs to. */
  returnExternalId: string | null;
  /** What we wrote into it: what it stands for elsewhere. */
  reference: string | null;
  lines: StorefrontRefundLineFact[];
};

export type StorefrontRefundLineFact = {
  orderLineExternalId: string;
  quantity: number;
  /** `return`: the units came back; `cancel`: they never left; `none`: they are on no shelf. */
  restock: "return" | "cancel" | "none";
  /** The location that they went back to; null where Shopify does not say, or they went back to none. */
  locationId: string | null;
};
