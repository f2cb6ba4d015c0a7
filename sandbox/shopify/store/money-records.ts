/** Money is a decimal string in the shop's currency throughout. */
export type StoredTax = { title: string; rate: number; price: string };

/** A discount as it was granted; lines and shipping lines hold what it takes off each of them. */
export type StoredDiscount = {
  /** As the API shows it: a number for a granted one, a UUID while an edit is open. */
  id: string;
  /** Null for one that the merchant granted by hand. */
  code: string | null;
  description: string | null;
  value: { amount: string } | { percentage: number };
  target: "LINE_ITEM" | "SHIPPING_LINE";
  /** Of the whole order, or of one line. */
  level: "ORDER" | "LINE";
};

export type StoredAllocation = { discountId: string; amount: string };

export type StoredShippingLine = {
  id: number;
  title: string;
  code: string | null;
  source: string | null;
  price: string;
  taxLines: StoredTax[];
  discounts: StoredAllocation[];
  /** Taken off by an edit. */
  removed: boolean;
};

export type TransactionKind =
  | "AUTHORIZATION"
  | "CAPTURE"
  | "REFUND"
  | "SALE"
  | "VOID";

export type StoredTransaction = {
  id: number;
  orderId: number;
  kind: TransactionKind;
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";
  gateway: string;
  amount: string;
  parentId: number | null;
  refundId: number | null;
  authorizationCode: string | null;
  authorizationExpiresAt: string | null;
  test: boolean;
  createdAt: string;
  processedAt: string;
};

/** source: Admin schema 2026-10, RefundLineItemRestockType without the legacy value. */
export type RestockType = "RETURN" | "CANCEL" | "NO_RESTOCK";

export type StoredRefund = {
  id: number;
  orderId: number;
  /** The return in which the units came back. */
  returnId: number | null;
  note: string | null;
  createdAt: string;
  processedAt: string;
  lines: StoredRefundLine[];
  shippingLines: StoredRefundShippingLine[];
  adjustments: StoredAdjustment[];
};

export type StoredRefundLine = {
  id: number;
  lineId: number;
  quantity: number;
  restockType: RestockType;
  restocked: boolean;
  locationId: number | null;
  subtotal: string;
  tax: string;
};

export type StoredRefundShippingLine = {
  id: number;
  shippingLineId: number;
  subtotal: string;
  tax: string;
};

/** By how much less was given back than the units were worth; negative where more was. */
export type StoredAdjustment = {
  id: number;
  amount: string;
  reason: string;
};
