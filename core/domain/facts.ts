import type { CancelReason } from "./aftersale-facts.ts";
import type { CancelCause } from "./cancel-causes.ts";
import type {
  OrderMoneyFact,
  OrderNature,
  UnitMoney,
} from "./order-money-facts.ts";
import type { Region } from "./promise/region.ts";

/**
 * What the platforms tell us, in our own words. Adapters translate strangers' shapes into these once, at the border;
 * nothing above them knows a platform's field names. Ids named `externalId` or `…ExternalId` are the platform's own.
 */

/** A product as the Shopify store holds it. */
export type ProductFact = {
  /** `gid://shopify/Product/…` */
  externalId: string;
  title: string;
  handle: string;
  status: string;
  vendor: string;
  productType: string;
  updatedAt: Date;
  descriptionHtml: string;
  /** In the merchant's order. The address is null while Shopify works on a new picture. */
  pictures: { id: string; url: string | null }[];
  variants: VariantFact[];
};

export type VariantFact = {
  externalId: string;
  /** `gid://shopify/InventoryItem/…` */
  inventoryItemId: string;
  sku: string | null;
  barcode: string | null;
  /** The option values, e.g. `Navy / Large`. */
  title: string;
  priceMinor: number;
  /** What it is said to have cost before. */
  compareAtMinor: number | null;
  /** What a unit costs the merchant, as the store says; null where nobody has entered it. */
  unitCostMinor: number | null;
  /** E.g. Color: Navy; empty where the product has one variant. */
  options: { name: string; value: string }[];
  weightGrams: number | null;
  /** Of its own picture, which is one of the product's; empty where it has none. */
  pictureId: string;
  /** Where its own picture can be fetched; null where it has none, or Shopify still works on it. */
  pictureUrl: string | null;
  position: number;
  /** What Shopify itself puts it together from when it is bought; empty for an ordinary variant. */
  components: { variantExternalId: string; count: number }[];
};

/** A collection of the Shopify store and what it shows. */
export type CollectionFact = {
  /** `gid://shopify/Collection/…` */
  externalId: string;
  title: string;
  updatedAt: Date;
  productExternalIds: string[];
};

export type LocationFact = {
  externalId: string;
  name: string;
  isFulfillmentService: boolean;
};

/** Stock of one inventory item at one Shopify location. `onHand = available + committed + …`. */
export type StorefrontLevelFact = {
  inventoryItemId: string;
  locationId: string;
  onHand: number;
  available: number;
  committed: number;
  /** Set aside by apps, us among them, and by draft orders: Shopify's `reserved`. */
  heldBack: number;
  updatedAt: Date;
};

export type StorefrontOrderFact = {
  externalId: string;
  /** `#1001` */
  name: string;
  /** Set by whoever created the order; ours is the TikTok order id. */
  sourceIdentifier: string | null;
  placedAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
  /** Shopify's OrderCancelReason: CUSTOMER, INVENTORY, … */
  cancelReason: string | null;
  /** What the merchant's note beside it says of why, in a seller's reasons of the marketplace; null where it says nothing. */
  cancelSaid: CancelReason | null;
  /** It has returns or refunds, which are read apart. */
  hasAftersales: boolean;
  currency: string;
  totalMinor: number;
  /** No closer than three digits of a postal code. */
  region: Region | null;
  /** Another one where the address was corrected, which itself is kept nowhere; null without one. */
  recipientMark: string | null;
  lines: StorefrontOrderLineFact[];
  fulfillmentOrders: FulfillmentOrderFact[];
  fulfillments: StorefrontFulfillmentFact[];
};

export type StorefrontOrderLineFact = {
  externalId: string;
  variantExternalId: string | null;
  sku: string | null;
  /** The unit on the marketplace for which it was written, where it was brought from there without a variant. */
  marketplaceUnitId: string | null;
  title: string;
  /** As it was bought; what was taken off since is still among it. */
  quantity: number;
  /** Units that a refund, a return or an edit has taken off since. */
  takenOff: number;
  unitPriceMinor: number;
  /** After all discounts, whether by a code, by themselves or by hand. */
  paidUnitMinor: number;
};

export type FulfillmentOrderFact = {
  externalId: string;
  locationId: string | null;
  /** Shopify's FulfillmentOrderStatus, e.g. OPEN, IN_PROGRESS, CLOSED. */
  status: string;
  /** Shopify's FulfillmentOrderRequestStatus, e.g. SUBMITTED, ACCEPTED, CANCELLATION_REQUESTED. */
  requestStatus: string;
  /** Whether the merchant's last request asks us to cancel and is unanswered. */
  cancellationRequested: boolean;
  updatedAt: Date;
  /** Until when the merchant's promise wants it sent; null where none is set. */
  fulfillBy: Date | null;
  lines: {
    externalId: string;
    orderLineExternalId: string;
    variantExternalId: string | null;
    sku: string | null;
    totalQuantity: number;
    remainingQuantity: number;
  }[];
};

export type Tracking = { carrier: string; number: string; url: string | null };

export type StorefrontFulfillmentFact = {
  externalId: string;
  locationId: string | null;
  /** Shopify's FulfillmentStatus: SUCCESS, CANCELLED, … */
  status: string;
  createdAt: Date;
  /** Of one that was cancelled: when that was. */
  updatedAt: Date;
  deliveredAt: Date | null;
  tracking: Tracking[];
  lines: { orderLineExternalId: string; quantity: number }[];
};

/** Where a parcel goes. Personal data: fetched when it is needed, never stored. */
export type Destination = {
  name: string;
  phone: string | null;
  email: string | null;
  countryCode: string;
  /** State or province, as code (`TX`) or name. */
  region: string;
  city: string;
  district: string | null;
  addressLine1: string;
  addressLine2: string | null;
  postalCode: string;
};

/** A product as TikTok Shop holds it. */
export type ListingFact = {
  externalId: string;
  title: string;
  status: string;
  updatedAt: Date;
  /** HTML, as the platform keeps it. */
  descriptionHtml: string;
  pictures: { id: string; url: string | null }[];
  /** Of the parcel; null where none is told. */
  weightGrams: number | null;
  audit: ListingAudit;
  skus: ListingSkuFact[];
};

/** How TikTok Shop's own examination of a listing, or of its last edit, stands. */
export type ListingAudit = {
  /** NONE, AUDITING, FAILED, PRE_APPROVED, APPROVED. */
  status: string;
  /** Why it failed, in the platform's words. */
  reasons: string[];
};

export type ListingSkuFact = {
  externalId: string;
  sellerSku: string | null;
  barcode: string | null;
  title: string;
  /** E.g. Color: Navy. */
  options: { name: string; value: string }[];
  /** The pictures of those of its values that have one. */
  optionPictures: {
    name: string;
    value: string;
    id: string;
    url: string | null;
  }[];
  priceMinor: number;
  currency: string;
  /** Sellable units per warehouse of the shop. */
  stock: { warehouseId: string; quantity: number }[];
  /** What a virtual bundle is put together from; TikTok Shop works its stock out from theirs. Empty for a plain SKU. */
  parts: { skuExternalId: string; count: number }[];
};

/** TikTok Shop's order states (Order API 202309). The webhook writes CANCEL for CANCELLED; adapters repair that. */
export const marketplaceOrderStatuses = [
  "UNPAID",
  "ON_HOLD",
  "AWAITING_SHIPMENT",
  "PARTIALLY_SHIPPING",
  "AWAITING_COLLECTION",
  "IN_TRANSIT",
  "DELIVERED",
  "COMPLETED",
  "CANCELLED",
] as const;
export type MarketplaceOrderStatus = (typeof marketplaceOrderStatuses)[number];

export type MarketplaceOrderFact = {
  externalId: string;
  status: MarketplaceOrderStatus;
  /** Who ships: `network` = Fulfilled by TikTok, `merchant` = the seller. */
  fulfilledBy: "network" | "merchant";
  /** Shop-side warehouse id the order is assigned to. */
  warehouseId: string | null;
  placedAt: Date;
  updatedAt: Date;
  currency: string;
  totalMinor: number;
  /** Null where the platform does not tell how the total comes about. */
  money: OrderMoneyFact | null;
  nature: OrderNature;
  /** The order whose goods this one sends again. */
  replacesExternalId: string | null;
  /** When a pre-order's goods come out. */
  releaseAt: Date | null;
  /** The point after which shipping counts as late. */
  shipBy: Date | null;
  /** When TikTok Shop cancels it by itself, unless it has been paid, or sent, by then. */
  cancelsAt: Date | null;
  /** The buyer has asked to cancel, and the seller has not answered. */
  cancelAsked: boolean;
  /** Why it was cancelled; null while it is not. */
  cancelCause: CancelCause | null;
  /** No closer than three digits of a postal code; of what TikTok Shop ships itself only the state is told. */
  region: Region | null;
  /** Another one where the buyer has corrected the address, which itself is kept nowhere; null while it is masked. */
  recipientMark: string | null;
  /** When the carrier had it, and when the buyer. */
  shippedAt: Date | null;
  deliveredAt: Date | null;
  lines: MarketplaceOrderLineFact[];
};

/** One line is one unit: TikTok Shop has no quantity on order lines. */
export type MarketplaceOrderLineFact = {
  externalId: string;
  skuExternalId: string;
  sellerSku: string | null;
  title: string;
  /** What the buyer pays for the unit before tax. */
  unitPriceMinor: number;
  money: UnitMoney;
  isGift: boolean;
  isCancelled: boolean;
  /** What a virtual bundle is made of; empty for an ordinary SKU. */
  parts: { skuExternalId: string; sellerSku: string | null; units: number }[];
  status: string;
  packageId: string | null;
  trackingNumber: string | null;
  carrier: string | null;
};

export type MarketplaceWarehouseFact = {
  externalId: string;
  name: string;
  isDefault: boolean;
  isSales: boolean;
};

/** A fulfillment centre of the network. */
export type CentreFact = {
  externalId: string;
  name: string;
  shopWarehouseIds: string[];
};

/** The physical thing the network stores; several SKUs may share it. */
export type GoodsFact = {
  externalId: string;
  name: string;
  referenceCode: string | null;
  barcodes: string[];
  /** TikTok SKU ids bound to these goods. */
  skuExternalIds: string[];
  /** Of a unit, in millimetres: as the network measured it, else as it was declared; null where neither is known. */
  unitSize: { length: number; width: number; height: number } | null;
  /** The network asks for the lot of each unit, or for the day on which it expires. */
  tracksLots: boolean;
  tracksExpiry: boolean;
  shelfLifeDays: number | null;
  /** Days that units have to last from the day they arrive. */
  lastsOnArrival: number | null;
};

export type NetworkLevelFact = {
  goodsExternalId: string;
  centreExternalId: string;
  /** `onHand = available + reserved + unfulfillable`. */
  onHand: number;
  available: number;
  reserved: number;
  unfulfillable: number;
  inTransit: number;
};

/** One line of the network's own stock history. */
export type NetworkRecordFact = {
  goodsExternalId: string;
  centreExternalId: string;
  orderId: string;
  /** E.g. INBOUND_ORDER, CONSIGN_ORDER, INVENTORY_COUNT_ORDER. */
  orderType: string;
  /** Signed change of the units on hand. */
  changed: number;
  /** Sound and defective units are counted apart: `initialOnHand` and `finalOnHand` are of this kind alone. */
  quality: "sound" | "defective";
  initialOnHand: number;
  finalOnHand: number;
  at: Date;
};

/** A multi-channel fulfillment order at the network. */
export type NetworkOrderFact = {
  externalId: string;
  /** Our own reference, given at creation. */
  reference: string;
  parcels: NetworkParcelFact[];
};

export const networkParcelStatuses = [
  "PENDING",
  "HANDLE_BY_WAREHOUSE",
  "SHIPPED",
  "HANDOVER",
  "CLOSED",
  "LOST",
  "DAMAGE",
  "COMPLETED",
  "ABNORMAL",
] as const;
export type NetworkParcelStatus = (typeof networkParcelStatuses)[number];

export type NetworkParcelFact = {
  externalId: string;
  status: NetworkParcelStatus;
  carrier: string | null;
  trackingNumber: string | null;
  lines: { goodsExternalId: string; quantity: number }[];
  closedByPlatform: boolean;
  issue: string | null;
};
