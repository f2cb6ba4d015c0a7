import type { Timed } from "../timed-rows.ts";

export type OrderStatus =
  | "UNPAID"
  | "ON_HOLD"
  | "AWAITING_SHIPMENT"
  | "PARTIALLY_SHIPPING"
  | "AWAITING_COLLECTION"
  | "IN_TRANSIT"
  | "DELIVERED"
  | "COMPLETED"
  | "CANCELLED";

export type Fulfillment = "BY_SELLER" | "BY_TIKTOK";

export type OrderType =
  | "NORMAL"
  | "ZERO_LOTTERY"
  | "PRE_ORDER"
  | "MADE_TO_ORDER"
  | "BACK_ORDER";

/** Amounts are whole cents of the shop's currency. */
export type Order = Timed & {
  buyerId: string;
  status: OrderStatus;
  fulfillment: Fulfillment;
  type: OrderType;
  isSample: boolean;
  /** The order whose goods this one sends again; null for an ordinary order. */
  replaces: string | null;
  /** Who moves the parcels of a seller's order: the seller's carrier, or TikTok with its labels. */
  shipping: "SELLER" | "TIKTOK";
  warehouseId: string;
  paidAt: number | null;
  /** End of the remorse hour, or the release of a pre-order. */
  heldUntil: number | null;
  releaseAt: number | null;
  handlingDays: number | null;
  shippedAt: number | null;
  collectedAt: number | null;
  deliveredAt: number | null;
  completedAt: number | null;
  cancelledAt: number | null;
  cancelReason: string | null;
  cancelledBy: CancelRole | null;
  addressChanged: boolean;
  shipTo: Address;
  buyerMessage: string;
  sellerNote: string;
  lines: Line[];
  postage: Postage;
  /** References to the order in the seller's own systems. */
  external: ExternalOrder[];
  /** Id under which it was offered for combining with others. */
  combinableId: string | null;
};

export type Postage = {
  list: number;
  sellerDiscount: number;
  platformDiscount: number;
  tax: number;
};

export type Address = {
  name: string;
  phone: string;
  email: string;
  line1: string;
  line2: string;
  city: string;
  county: string;
  state: string;
  postalCode: string;
};

/** One unit: the Open API has no quantity on order lines. */
export type Line = {
  id: string;
  productId: string;
  skuId: string;
  sellerSku: string;
  productName: string;
  skuName: string;
  isGift: boolean;
  /** Before discounts and tax. */
  list: number;
  sellerDiscount: number;
  platformDiscount: number;
  tax: number;
  taxRate: string;
  /** What the unit takes from the shelves: itself, or the parts of a bundle. */
  parts: LinePart[];
  packageId: string | null;
  cancelled: boolean;
  cancelReason: string | null;
  cancelledBy: CancelRole | null;
  /** Cents that were paid back for this unit. */
  refunded: number;
  returned: boolean;
};

export type LinePart = {
  productId: string;
  skuId: string;
  sellerSku: string;
  count: number;
};

export type ExternalOrder = {
  id: string;
  platform: string;
  lines: { id: string; originId: string }[];
};

export type PackageStatus =
  | "TO_FULFILL"
  | "PROCESSING"
  | "FULFILLING"
  | "COMPLETED"
  | "CANCELLED";

export type Package = Timed & {
  /** One order, or the orders of a combined parcel. */
  orderIds: string[];
  lineIds: string[];
  trackingNumber: string;
  providerId: string;
  providerName: string;
  /** Shop-side id of the warehouse that sends it. */
  warehouseId: string;
  status: PackageStatus;
  tag: "DEFAULT" | "SPLIT" | "COMBINED";
  /** A label was bought from TikTok. */
  hasLabel: boolean;
  trackingChanges: number;
  shippedAt: number | null;
  collectedAt: number | null;
  deliveredAt: number | null;
  /** What the carrier has done with it, oldest first. */
  scans: Scan[];
  /** What went wrong on the way, in the words of `ship_exception_reason`. */
  exception: ShipException | null;
};

export type Scan = { at: number; kind: ScanKind };

export type ScanKind =
  | "ready"
  | "collected"
  | "delivered"
  | "failed"
  | "lost"
  | "damaged"
  | "returned";

/** The first one is spelt so on the platform. */
export type ShipException =
  | "PACKAGE_DAMAGAED"
  | "PACKAGE_LOST"
  | "RETURNED_TO_SHIPPER";

export type CancelRole = "BUYER" | "SELLER" | "SYSTEM";

export type Cancellation = Timed & {
  orderId: string;
  lineIds: string[];
  role: CancelRole;
  reason: string;
  status:
    | "CANCELLATION_REQUEST_PENDING"
    | "CANCELLATION_REQUEST_SUCCESS"
    | "CANCELLATION_REQUEST_CANCELLED"
    | "CANCELLATION_REQUEST_COMPLETE";
  rejectReason: string | null;
  /** When the buyer's unanswered request is accepted by itself. */
  answerDueAt: number | null;
  /** When the money is back with the buyer and the request is complete. */
  refundDueAt: number | null;
  /** Cents to be paid back. */
  refund: Refund;
};

export type Refund = { subtotal: number; shipping: number; tax: number };

export type ReturnType = "REFUND" | "RETURN_AND_REFUND" | "REPLACEMENT";

export type ReturnStatus =
  | "RETURN_OR_REFUND_REQUEST_PENDING"
  | "REFUND_OR_RETURN_REQUEST_REJECT"
  | "AWAITING_BUYER_SHIP"
  | "BUYER_SHIPPED_ITEM"
  | "REJECT_RECEIVE_PACKAGE"
  | "AWAITING_BUYER_RESPONSE"
  | "RETURN_OR_REFUND_REQUEST_SUCCESS"
  | "RETURN_OR_REFUND_REQUEST_CANCEL"
  | "RETURN_OR_REFUND_REQUEST_COMPLETE"
  | "REPLACEMENT_REQUEST_PENDING"
  | "REPLACEMENT_REQUEST_REJECT"
  | "REPLACEMENT_REQUEST_REFUND_SUCCESS"
  | "REPLACEMENT_REQUEST_CANCEL"
  | "REPLACEMENT_REQUEST_COMPLETE";

export type Return = Timed & {
  orderId: string;
  lineIds: string[];
  role: CancelRole;
  type: ReturnType;
  status: ReturnStatus;
  reason: string;
  buyerNote: string;
  refund: Refund;
  buyerKeepsItem: boolean;
  partialRefund: number | null;
  buyerRejectedPartialRefund: boolean;
  handover: "DROP_OFF" | "PICKUP" | null;
  trackingNumber: string | null;
  providerId: string | null;
  providerName: string | null;
  /** When the parcel came back. */
  arrivedAt: number | null;
  /** How many of the units came back damaged; the rest is sound. */
  damagedUnits: number;
  replacementOrderId: string | null;
  rejectReason: string | null;
  /** The next thing that happens by itself, by the town's calendar. */
  dueAt: number | null;
  records: ReturnRecord[];
};

export type ReturnRecord = {
  at: number;
  role: CancelRole;
  description: string;
  note: string;
};
