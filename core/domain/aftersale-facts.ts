/** Cancellations, refunds and returns as TikTok Shop tells them. Ids are the platform's own. */

export type Asker = "buyer" | "seller" | "platform";

export type CancellationStatus = "pending" | "accepted" | "closed" | "complete";

export type CancellationFact = {
  externalId: string;
  orderExternalId: string;
  status: CancellationStatus;
  askedBy: Asker;
  /** The platform's identifier of the reason. */
  reason: string | null;
  reasonText: string | null;
  /** Until when the seller may answer; null where no answer is awaited. */
  answerBy: Date | null;
  createdAt: Date;
  updatedAt: Date;
  currency: string | null;
  refundMinor: number | null;
  /** Whether the units go back into sellable stock, as TikTok Shop sees it. */
  restock: boolean;
  lines: AftersaleLineFact[];
};

export type AftersaleLineFact = {
  orderLineExternalId: string;
  skuExternalId: string;
};

/** Why a seller cancels. */
export const cancelReasons = [
  "out-of-stock",
  "wrong-price",
  "address-undeliverable",
  "buyer-asked",
  "not-paid-in-time",
  "suspected-fraud",
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Whether a row's text names a seller's reason to cancel. */
export const isCancelReason = (text: string): text is CancelReason =>
  cancelReasons.some((one) => one === text);

/** Those that a seller may give for what is paid, in nearly all markets. */
export const sellerCancelReasons = [
  "buyer-asked",
  "out-of-stock",
  "wrong-price",
  "address-undeliverable",
] as const satisfies readonly CancelReason[];

export type ReturnKind = "refund" | "return" | "replacement";

/** Where a request stands; a `return` goes through the middle ones. */
export const returnStatuses = [
  "pending",
  "refused",
  "awaiting-parcel",
  "parcel-sent",
  "parcel-refused",
  "awaiting-buyer",
  "accepted",
  "closed",
  "complete",
] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

/** Whether a row's text names a state. */
export const isReturnStatus = (text: string): text is ReturnStatus =>
  returnStatuses.some((one) => one === text);

/** What the seller is asked to answer now. */
export type ReturnQuestion = "refund" | "return" | "parcel" | "replacement";

export type ReturnFact = {
  externalId: string;
  orderExternalId: string;
  kind: ReturnKind;
  status: ReturnStatus;
  askedBy: Asker;
  /** The platform's identifier of the reason, and what it comes to in our words. */
  reason: string | null;
  cause: ReturnCause;
  reasonText: string | null;
  question: ReturnQuestion | null;
  answerBy: Date | null;
  createdAt: Date;
  updatedAt: Date;
  currency: string | null;
  /** What the buyer gets back in all, and what of it is postage. */
  refundMinor: number | null;
  shippingMinor: number;
  /** Nothing comes back. */
  keepsGoods: boolean;
  /** The money is given back before the goods have arrived. */
  isQuick: boolean;
  /** The parcel on its way back. */
  trackingNumber: string | null;
  carrier: string | null;
  lines: AftersaleLineFact[];
};

/** Why a seller opens a refund or return. */
export const returnReasons = [
  "lost",
  "delivery-failed",
  "late",
  "missing",
  "not-received",
  "not-as-described",
  "damaged",
  "wrong-item",
  "defective",
  "other",
] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** Why something comes back or is paid back, whoever says so; `other` stands for every reason that we do not know. */
export const returnCauses = [
  ...returnReasons,
  "unwanted",
  "too-small",
  "too-big",
  "does-not-fit",
  "style",
  "color",
  "counterfeit",
  "spoiled",
  "unauthorised",
  "box-damaged",
] as const;
export type ReturnCause = (typeof returnCauses)[number];

/** Whether a row's text names a cause. */
export const isReturnCause = (text: string): text is ReturnCause =>
  returnCauses.some((one) => one === text);

/** How a seller says yes: to what was asked, or better than asked. */
export const approvals = [
  "refund",
  "return",
  "parcel",
  "replacement",
  "refund-instead",
  "partial-refund",
  "direct-refund",
] as const;
export type Approval = (typeof approvals)[number];

/** An answer that TikTok Shop would or would not take now. */
export type PossibleAnswer = {
  /** The platform's word, e.g. APPROVE_REFUND. */
  answer: string;
  isPossible: boolean;
  why: string | null;
  reasons: { name: string; text: string }[];
};

/** What can still be asked for lines of an order. */
export type EligibilityFact = {
  kind: "cancel" | "refund" | "return";
  isPossible: boolean;
  why: string | null;
  orderLineExternalIds: string[];
  /** The platform's identifiers of the reasons it would take. */
  reasons: string[];
};

export type RefundFact = {
  currency: string;
  totalMinor: number;
  goodsMinor: number;
  shippingMinor: number;
  taxMinor: number;
};

export type AftersaleEventFact = {
  at: Date;
  /** The platform's word for what happened. */
  event: string;
  by: Asker;
  text: string | null;
};
