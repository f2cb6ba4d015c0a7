export type ReturnStatus =
  | "REQUESTED"
  | "OPEN"
  | "CLOSED"
  | "CANCELED"
  | "DECLINED";

/** What the store remembers of a return. Money is a decimal string in the shop's currency. */
export type StoredReturn = {
  id: number;
  orderId: number;
  /** `#1001-R1`: the order's name and how many returns it has had. */
  name: string;
  status: ReturnStatus;
  createdAt: string;
  requestApprovedAt: string | null;
  closedAt: string | null;
  decline: { reason: string; note: string | null } | null;
  lines: StoredReturnLine[];
  exchanges: StoredExchangeLine[];
  shippingFee: { id: number; amount: string } | null;
};

export type StoredReturnLine = {
  id: number;
  fulfillmentId: number;
  fulfillmentLineId: number;
  /** The order's line. */
  lineId: number;
  quantity: number;
  /** Units that have been dealt with. */
  processed: number;
  /** Units that were paid back. */
  refunded: number;
  reasonId: number;
  reasonNote: string;
  customerNote: string | null;
  restockingFee: { id: number; percentage: number } | null;
};

/** What the customer gets instead. */
export type StoredExchangeLine = {
  id: number;
  variantId: number;
  quantity: number;
  processed: number;
  /** The order's lines that it has become. */
  lineIds: number[];
};

/** The work of taking a return's goods in, at the place they were shipped from. */
export type StoredReverseFulfillmentOrder = {
  id: number;
  orderId: number;
  returnId: number;
  locationId: number;
  status: "OPEN" | "CLOSED" | "CANCELED";
  lines: StoredReverseLine[];
};

export type StoredReverseLine = {
  id: number;
  returnLineId: number;
  fulfillmentId: number;
  fulfillmentLineId: number;
  lineId: number;
  total: number;
  dispositions: StoredDisposition[];
};

export type DispositionType =
  | "RESTOCKED"
  | "NOT_RESTOCKED"
  | "PROCESSING_REQUIRED"
  | "MISSING";

export type StoredDisposition = {
  id: number;
  type: DispositionType;
  quantity: number;
  locationId: number | null;
  createdAt: string;
};

/** A parcel on its way back. */
export type StoredReverseDelivery = {
  id: number;
  reverseOrderId: number;
  tracking: { number: string | null; url: string | null } | null;
  label: { fileUrl: string; createdAt: string; updatedAt: string } | null;
  lines: { id: number; reverseLineId: number; quantity: number }[];
};
