import type { CancelCause } from "../domain/cancel-causes.ts";
import type { PastSale } from "../domain/demand/past-sales.ts";
import type {
  CollectionFact,
  Destination,
  LocationFact,
  ProductFact,
  StorefrontLevelFact,
  StorefrontOrderFact,
  Tracking,
} from "../domain/facts.ts";
import type { PictureLook } from "../domain/listings/foresee-pictures.ts";
import type { HoldReason } from "../domain/orders/hold-reasons.ts";
import type { RejectionReason } from "../domain/orders/rejection-reasons.ts";
import type { ParcelEvent } from "../domain/shipments/parcel-event.ts";
import type { HoldMove } from "../domain/stock/hold-moves.ts";
import type {
  StorefrontRefundFact,
  StorefrontReturnFact,
} from "../domain/storefront-aftersale-facts.ts";
import type { SyncError } from "../errors/sync-error.ts";
import type { ShopId } from "../kit/ids.ts";
import type {
  NewReturn,
  OrderRefund,
  ReturnAnswer,
  ReturnCount,
} from "./storefront-orders.ts";
import type {
  ProductSetting,
  ProductStatus,
  VariantSetting,
} from "./storefront-products.ts";

/** Names one merchant's store to the adapter. */
export type ShopRef = { shopId: ShopId; domain: string };

/** What became of one item's number: it was set, it had changed from what was expected, or Shopify refused it, with the reason. */
export type ToldAnswer = "set" | "stale" | SyncError;

/**
 * `moved`: everything took hold. Otherwise nothing did, and why not, for each item: a number was not as expected, the item
 * was refused, or null where it stood in nobody's way. All null: an earlier request under this key had failed.
 */
export type HeldAnswer = "moved" | { because: ("stale" | SyncError | null)[] };

/**
 * What we need from the merchant's Shopify store. Every read returns facts; every write either takes hold and returns, or
 * throws `SyncError`. A write that may have taken hold without our knowing throws `outcome_unknown`; its probe
 * (`find…`) tells.
 */
/** Personal data: where a parcel goes, the mark by which the address is known again, and the store's moment that it is of. */
export type StorefrontRecipient = {
  to: Destination;
  mark: string | null;
  asOf: Date;
};

export interface Storefront {
  /** The permissions that we need and that a grant with these does not hold. */
  missingScopes(granted: readonly string[]): string[];
  fetchShop(shop: ShopRef): Promise<{
    name: string;
    currency: string;
    /** IANA name of the zone by which the store counts its days. */
    timeZone: string;
    locations: LocationFact[];
  }>;
  /** All products, in pages; a large catalog is read as one file, at a price that does not grow with it. */
  listProducts(shop: ShopRef): AsyncIterable<ProductFact[]>;
  /** All stock at every active location, read in the same way. */
  listLevels(shop: ShopRef): AsyncIterable<StorefrontLevelFact[]>;
  /** What changed at or after `updatedSince`, oldest change first; costs little, so that it can be asked often. */
  listChanged(
    shop: ShopRef,
    what: "products" | "collections" | "orders",
    filter: { updatedSince: Date },
  ): AsyncIterable<{ externalId: string; updatedAt: Date }[]>;
  /** Whose stock at a location changed at or after `updatedSince`; costs little too. */
  listChangedStock(
    shop: ShopRef,
    locationId: string,
    filter: { updatedSince: Date },
  ): AsyncIterable<{ inventoryItemId: string; updatedAt: Date }[]>;
  fetchProduct(shop: ShopRef, externalId: string): Promise<ProductFact | null>;
  fetchCollection(
    shop: ShopRef,
    externalId: string,
  ): Promise<CollectionFact | null>;
  /** Levels of these inventory items at every active location. */
  fetchLevels(
    shop: ShopRef,
    inventoryItemIds: string[],
  ): Promise<StorefrontLevelFact[]>;
  fetchOrder(
    shop: ShopRef,
    externalId: string,
  ): Promise<StorefrontOrderFact | null>;
  /** Any number of orders; those that are gone are left out. */
  fetchOrders(
    shop: ShopRef,
    externalIds: string[],
  ): Promise<StorefrontOrderFact[]>;
  /** What orders wanted that were placed from that moment on, oldest first; Shopify may tell no more than 60 days. */
  listPastSales(
    shop: ShopRef,
    filter: { placedSince: Date },
  ): AsyncGenerator<PastSale[]>;
  /** The orders that these fulfillment orders belong to; those that are gone are left out. */
  ordersOfRequests(
    shop: ShopRef,
    fulfillmentOrderIds: string[],
  ): Promise<string[]>;
  /** Orders with a fulfillment or cancellation request waiting for our answer. */
  listWaitingRequests(
    shop: ShopRef,
  ): Promise<
    { orderExternalId: string; fulfillmentOrderId: string; updatedAt: Date }[]
  >;
  /** Personal data: for the network's label only. */
  fetchDestination(
    shop: ShopRef,
    fulfillmentOrderId: string,
  ): Promise<StorefrontRecipient | null>;

  /** Creates our fulfillment service with its location, or finds the one that is there. Probes by name first. */
  ensureFulfillmentService(
    shop: ShopRef,
    service: { name: string; callbackUrl: string },
  ): Promise<{ serviceId: string; handle: string; locationId: string }>;
  /**
   * Has Shopify knock at `callbackUrl` for our fulfillment service, where it knocks elsewhere.
   * @returns `stands` once it does; `gone` where the store has no such service.
   */
  keepServiceAddress(
    shop: ShopRef,
    service: { serviceId: string; callbackUrl: string },
  ): Promise<"stands" | "gone">;
  /** Stocks an inventory item at a location; stocking it again changes nothing. */
  stockAtLocation(
    shop: ShopRef,
    item: { inventoryItemId: string; locationId: string; key: string },
  ): Promise<void>;
  /**
   * Sets `available` by compare-and-set, at most 250 items a call.
   * @returns one answer per item, in order; one that cannot be set keeps no other from being set.
   */
  setAvailable(
    shop: ShopRef,
    change: {
      locationId: string;
      items: { inventoryItemId: string; quantity: number; expected: number }[];
      /** Same key, same request: Shopify replays its first answer. */
      key: string;
      /** An address that leads from Shopify's stock history to our explanation of the numbers. */
      reference: string;
    },
  ): Promise<ToldAnswer[]>;
  /**
   * Changes what can be sold, and with it what is on hand, by so many units at one location: all items or none, once for
   * each key.
   */
  adjustAvailable(
    shop: ShopRef,
    change: {
      locationId: string;
      changes: { inventoryItemId: string; delta: number }[];
      key: string;
      /** An address that leads from Shopify's stock history to us. */
      reference: string;
    },
  ): Promise<void>;
  /**
   * Moves units of items between what can be sold and what is held back: all these moves or none, at most 250 a call. The
   * same key says what became of the same request before.
   */
  moveHeld(
    shop: ShopRef,
    change: {
      items: { inventoryItemId: string; moves: HoldMove[] }[];
      key: string;
      /** An address that leads from Shopify's stock history to our explanation of the numbers. */
      reference: string;
      /** An address that stands for all that is held in this store. */
      document: string;
    },
  ): Promise<HeldAnswer>;
  /** Sets the given fields; those left out stay as they are. */
  updateProduct(
    shop: ShopRef,
    change: {
      productExternalId: string;
      title?: string;
      descriptionHtml?: string;
    },
  ): Promise<void>;
  /**
   * Makes a product's pictures these, in this order. A picture given by its address becomes a new one, so a repeat after
   * an unknown outcome is preceded by a look. @returns their ids.
   */
  setPictures(
    shop: ShopRef,
    change: {
      productExternalId: string;
      pictures: ({ id: string } | { url: string })[];
    },
  ): Promise<string[]>;
  /**
   * Fetches a picture of the store's, at most 10 MB of it.
   * @throws SyncError image_refused where it is none that TikTok Shop takes.
   */
  fetchPicture(
    shop: ShopRef,
    url: string,
  ): Promise<{ bytes: Uint8Array; fileName: string; contentType: string }>;
  /** What the first bytes of a picture tell of it; null where it cannot be told now. */
  lookAtPicture(shop: ShopRef, url: string): Promise<PictureLook | null>;
  setProductStatus(
    shop: ShopRef,
    change: { productExternalId: string; status: ProductStatus },
  ): Promise<void>;
  /** Sets fields of variants of one product, all or none of them. */
  updateVariants(
    shop: ShopRef,
    change: {
      productExternalId: string;
      currency: string;
      variants: (VariantSetting & { externalId: string })[];
    },
  ): Promise<void>;
  /** Makes a product what the setting says. */
  setProduct(
    shop: ShopRef,
    product: ProductSetting & { currency: string },
  ): Promise<{ externalId: string }>;

  /** Creates the Shopify order that stands for a marketplace order. Not idempotent by itself: probe first. */
  importOrder(shop: ShopRef, order: OrderImport): Promise<ImportedOrder>;
  /** The probe of `importOrder`. */
  findImportedOrder(
    shop: ShopRef,
    sourceIdentifier: string,
  ): Promise<{ externalId: string; name: string } | null>;
  /** @throws SyncError too_late_to_cancel when it has already been fulfilled. */
  cancelOrder(
    shop: ShopRef,
    orderExternalId: string,
    cause: CancelCause,
  ): Promise<void>;
  /** Has an order go elsewhere. */
  readdressOrder(
    shop: ShopRef,
    orderExternalId: string,
    shipTo: Destination,
  ): Promise<void>;
  /** Adds tags and sets attributes; what others wrote stays. */
  annotateOrder(
    shop: ShopRef,
    order: {
      externalId: string;
      tags: string[];
      attributes: Record<string, string>;
    },
  ): Promise<void>;
  /** Archives an order that nobody has to look at any more. */
  closeOrder(shop: ShopRef, orderExternalId: string): Promise<void>;
  /** Records a refund; safe to repeat with the same reference. */
  refundOrder(
    shop: ShopRef,
    refund: OrderRefund,
  ): Promise<{ refundId: string }>;

  fetchReturns(
    shop: ShopRef,
    orderExternalId: string,
  ): Promise<StorefrontReturnFact[]>;
  fetchRefunds(
    shop: ShopRef,
    orderExternalId: string,
  ): Promise<StorefrontRefundFact[]>;
  /** Orders with a return that is not over, and how each of their returns stands. */
  listOrdersInReturn(shop: ShopRef): AsyncIterable<
    {
      orderExternalId: string;
      returns: Pick<StorefrontReturnFact, "externalId" | "status">[];
    }[]
  >;
  /** The orders of these returns, or of the work of taking their goods in; those that are gone are left out. */
  ordersOfReturns(shop: ShopRef, returnIds: string[]): Promise<string[]>;
  /**
   * Opens a return; safe to repeat with the same reference.
   * @throws SyncError request_refused when more should come back than was shipped and is not in a return yet.
   */
  openReturn(shop: ShopRef, wanted: NewReturn): Promise<{ returnId: string }>;
  /**
   * Counts returned units in, up to the totals that are told, and gives money back with them; safe to repeat.
   * @returns the refund that holds the money, where one was asked for.
   */
  countReturnIn(
    shop: ShopRef,
    count: ReturnCount,
  ): Promise<{ refundId: string | null }>;
  /** Answers a return that the customer asked for; safe to repeat. */
  answerReturn(
    shop: ShopRef,
    returnExternalId: string,
    answer: ReturnAnswer,
  ): Promise<void>;
  /** Ends a return, or calls it off before anything of it was processed; safe to repeat. */
  endReturn(
    shop: ShopRef,
    returnExternalId: string,
    how: "close" | "cancel",
  ): Promise<void>;

  acceptRequest(
    shop: ShopRef,
    fulfillmentOrderId: string,
    message: string,
  ): Promise<void>;
  rejectRequest(
    shop: ShopRef,
    fulfillmentOrderId: string,
    refusal: { reason: RejectionReason; message: string },
  ): Promise<void>;
  acceptCancellation(
    shop: ShopRef,
    fulfillmentOrderId: string,
    message: string,
  ): Promise<void>;
  rejectCancellation(
    shop: ShopRef,
    fulfillmentOrderId: string,
    message: string,
  ): Promise<void>;
  /** Gives an accepted request back unfinished; safe to repeat. */
  closeRequest(
    shop: ShopRef,
    fulfillmentOrderId: string,
    message: string,
  ): Promise<void>;
  /** Puts a request on hold under a name of ours; a second hold with that name changes nothing. */
  holdRequest(
    shop: ShopRef,
    fulfillmentOrderId: string,
    hold: { handle: string; reason: HoldReason; notes: string },
  ): Promise<void>;
  /** Releases our hold with that name, and nobody else's; safe to repeat. */
  releaseRequest(
    shop: ShopRef,
    fulfillmentOrderId: string,
    handle: string,
  ): Promise<void>;
  /**
   * Gives a request to another location; safe to repeat.
   * @throws SyncError request_refused while it is submitted, accepted or being cancelled.
   */
  moveRequest(
    shop: ShopRef,
    fulfillmentOrderId: string,
    locationId: string,
  ): Promise<void>;
  /** Creates a fulfillment with its tracking in one call. Not idempotent by itself: probe first. */
  createFulfillment(
    shop: ShopRef,
    fulfillment: {
      fulfillmentOrderId: string;
      lines: { fulfillmentOrderLineId: string; quantity: number }[];
      tracking: Tracking;
      /** Numbers of earlier parcels, without which the lines would not be complete. */
      moreNumbers?: string[];
      notifyCustomer: boolean;
    },
  ): Promise<{ fulfillmentId: string }>;
  /** The probe of `createFulfillment`: a live fulfillment of this order with this tracking number. */
  findFulfillment(
    shop: ShopRef,
    orderExternalId: string,
    trackingNumber: string,
  ): Promise<{ fulfillmentId: string } | null>;
  /** Replaces a parcel's tracking where it reads otherwise; safe to repeat. */
  changeTracking(
    shop: ShopRef,
    change: {
      fulfillmentId: string;
      tracking: Tracking;
      /** Numbers of the other parcels that stand on the same fulfillment. */
      moreNumbers?: string[];
      notifyCustomer: boolean;
    },
  ): Promise<void>;
  /** Adds a step of a parcel's journey, once. */
  tellParcelEvent(
    shop: ShopRef,
    told: { fulfillmentId: string; event: ParcelEvent },
  ): Promise<void>;
  /** A carrier's name as the store spells it; one that it does not know stays as it is. */
  spellCarrier(name: string): string;
  /** The same; null for one that the store does not know. */
  knownCarrier(name: string): string | null;
  /** Takes a fulfillment back, so that its lines are open again; safe to repeat. */
  cancelFulfillment(shop: ShopRef, fulfillmentId: string): Promise<void>;
}

/** An order that was just made; of very long ones the first lines. */
export type ImportedOrder = Pick<
  StorefrontOrderFact,
  "externalId" | "name" | "lines"
>;

/** A variant; or what the store has no variant of any more, by what it was called. */
export type OrderedThing =
  | { variantExternalId: string }
  | {
      variantExternalId: null;
      title: string;
      variantTitle: string | null;
      sku: string | null;
      /** The marketplace's id of a unit on it, by which the line is known again. */
      marketplaceUnitId: string;
    };

export type OrderImport = {
  /** The marketplace order id; unique per shop, and the probe's key. */
  sourceIdentifier: string;
  placedAt: Date;
  currency: string;
  tags: string[];
  /** Shown on the order's page, by name. */
  attributes: Record<string, string>;
  note: string;
  taxesIncluded: boolean;
  lines: (OrderedThing & {
    quantity: number;
    unitPriceMinor: number;
    /** For the whole line. */
    taxMinor: number;
    /** A decimal such as `0.055`; null where nobody tells. */
    taxRate: string | null;
    properties: Record<string, string>;
    /** `service` = our fulfillment service ships; `merchant` = the merchant's own location. */
    fulfilledBy: "service" | "merchant";
  })[];
  /** Shipping and fees. */
  charges: { name: string; priceMinor: number; taxMinor: number }[];
  /** What the buyer paid on the marketplace; nothing for what was given away. */
  paidMinor: number;
  /** Handle of our fulfillment service; needed where a line is `service`. */
  serviceHandle: string | null;
  /** Absent where the marketplace masks the buyer. */
  shipTo: Destination | null;
};
