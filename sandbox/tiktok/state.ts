import type { FbtState } from "../fbt/state.ts";
import type { TownTikTokShop } from "../town.ts";

/** Everything the pretend TikTok Shop knows. Plain JSON; times are milliseconds of the town's calendar. */
export type TikTokState = {
  lastId: number;
  shop: TownTikTokShop & {
    returnWarehouseId: string;
    deliveryOptionId: string;
  };
  authorization: Authorization;
  /** Addresses registered per event type with PUT /event/202309/webhooks. */
  webhooks: Registration[];
  products: Product[];
  orders: Order[];
  packages: Package[];
  cancellations: Cancellation[];
  fbt: FbtState;
  limits: { qps: number };
};

/** Times of codes and tokens are real Unix seconds, because the app has only the real clock. */
export type Authorization = {
  active: boolean;
  endsAt: number;
  codes: { code: string; expiresAt: number; used: boolean }[];
  accessTokens: { token: string; expiresAt: number }[];
  refreshTokens: { token: string; expiresAt: number }[];
};

export type Registration = {
  eventType: string;
  address: string;
  createdAt: number;
  updatedAt: number;
};

export type Product = {
  id: string;
  title: string;
  description: string;
  status: "ACTIVATE" | "SELLER_DEACTIVATED" | "FREEZE" | "DELETED";
  createdAt: number;
  updatedAt: number;
  skus: Sku[];
};

export type Sku = {
  id: string;
  sellerSku: string;
  barcode: string | null;
  optionName: string;
  optionValue: string;
  price: string;
  /** Stock at the seller's own warehouse; FBT stock lives with the goods. */
  stock: { available: number; committed: number };
};

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

export type Order = {
  id: string;
  buyerId: string;
  status: OrderStatus;
  fulfillment: Fulfillment;
  warehouseId: string;
  createdAt: number;
  updatedAt: number;
  paidAt: number | null;
  /** End of the remorse hour. */
  heldUntil: number | null;
  shippedAt: number | null;
  collectedAt: number | null;
  deliveredAt: number | null;
  completedAt: number | null;
  cancelledAt: number | null;
  cancelReason: string | null;
  cancelledBy: CancelRole | null;
  addressChanged: boolean;
  shipTo: Address;
  lines: Line[];
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
  price: string;
  packageId: string | null;
  cancelled: boolean;
  cancelReason: string | null;
};

export type Package = {
  id: string;
  orderId: string;
  lineIds: string[];
  trackingNumber: string;
  providerId: string;
  providerName: string;
  /** Shop-side id of the warehouse that sends it. */
  warehouseId: string;
  status: "PROCESSING" | "FULFILLING" | "COMPLETED" | "CANCELLED";
  split: boolean;
  createdAt: number;
  updatedAt: number;
};

export type CancelRole = "BUYER" | "SELLER" | "SYSTEM";

export type Cancellation = {
  id: string;
  orderId: string;
  lineIds: string[];
  role: CancelRole;
  reason: string;
  status:
    | "CANCELLATION_REQUEST_PENDING"
    | "CANCELLATION_REQUEST_SUCCESS"
    | "CANCELLATION_REQUEST_CANCELLED"
    | "CANCELLATION_REQUEST_COMPLETE";
  createdAt: number;
  updatedAt: number;
  /** When the buyer's unanswered request is accepted by itself. */
  answerDueAt: number | null;
};
