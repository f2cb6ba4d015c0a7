/** What is given back for an order, told to Shopify after it happened elsewhere. */
export type OrderRefund = {
  orderExternalId: string;
  /** What it stands for elsewhere, e.g. the marketplace's refund id; at most once per order. */
  reference: string;
  /** Same key, same request: Shopify replays its first answer for about a day. */
  key: string;
  note: string;
  lines: {
    orderLineExternalId: string;
    quantity: number;
    /** `return`: the units came back; `cancel`: they never left; `none`: they are not on any shelf. */
    restock: "return" | "cancel" | "none";
    /** Where units come back to. */
    locationId?: string;
  }[];
  /** In the shop's currency; only moved against a payment that Shopify knows. Null: no money moves. */
  amountMinor: number | null;
  /** What of it is postage. */
  shippingMinor?: number;
};

/** A return asked for or agreed elsewhere. */
export type NewReturn = {
  orderExternalId: string;
  /** What it stands for elsewhere; at most one return per order has it. */
  reference: string;
  /** It waits for the merchant's answer; otherwise it is agreed. */
  isAsked?: boolean;
  lines: {
    orderLineExternalId: string;
    quantity: number;
    /** Handle of one of Shopify's return reasons, e.g. `too-small`; an unknown one counts as `other-reason`. */
    reason: string;
    note: string;
  }[];
};

/** Returned units as they are counted. */
export type ReturnCount = {
  returnExternalId: string;
  /** How many have come back in all; what is counted already is not counted again. */
  lines: {
    externalId: string;
    receivedInAll: number;
    /** Whatever `locationId` says: a kit lies nowhere, only its parts do. */
    onNoShelf?: true;
  }[];
  /** The shelf they go back to; null: to none; `awaited`: they are not there yet, and nothing is said of their place. */
  locationId: string | null | "awaited";
  /** Given back in the same step, so that neither happens without the other. */
  refund?: {
    orderExternalId: string;
    /** What it stands for elsewhere; at most once per order. */
    reference: string;
    note: string;
    amountMinor: number;
    /** What of it is postage. */
    shippingMinor: number;
  };
};

/** Answer to a customer who asks for a return. */
export type ReturnAnswer =
  | { kind: "approve" }
  | {
      kind: "decline";
      reason: "FINAL_SALE" | "RETURN_PERIOD_ENDED" | "OTHER";
      /** The customer reads it. */
      note: string;
    };
