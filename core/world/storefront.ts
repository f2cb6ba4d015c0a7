import type {
  Destination,
  LocationFact,
  ProductFact,
  StorefrontLevelFact,
  StorefrontOrderFact,
  Tracking,
} from "../domain/facts.ts";
import type { RejectionReason } from "../domain/orders/rejection-reasons.ts";
import type { ShopId } from "../kit/ids.ts";

/** Names one merchant's store to the adapter. */
export type ShopRef = { shopId: ShopId; domain: string };

/**
 * What we need from the merchant's Shopify store. Every read returns facts; every write either takes hold and returns, or
 * throws `SyncError`. A write that may have taken hold without our knowing throws `outcome_unknown`; its probe
 * (`find…`) tells.
 */
export interface Storefront {
  /** The permissions that we need and that a grant with these does not hold. */
  missingScopes(granted: readonly string[]): string[];
  fetchShop(
    shop: ShopRef,
  ): Promise<{ name: string; currency: string; locations: LocationFact[] }>;
  /** All products, in pages. */
  listProducts(shop: ShopRef): AsyncIterable<ProductFact[]>;
  /** What changed at or after `updatedSince`, oldest change first; costs little, so that it can be asked often. */
  listChanged(
    shop: ShopRef,
    what: "products" | "orders",
    filter: { updatedSince: Date },
  ): AsyncIterable<{ externalId: string; updatedAt: Date }[]>;
  /** Whose stock at a location changed at or after `updatedSince`; costs little too. */
  listChangedStock(
    shop: ShopRef,
    locationId: string,
    filter: { updatedSince: Date },
  ): AsyncIterable<{ inventoryItemId: string; updatedAt: Date }[]>;
  fetchProduct(shop: ShopRef, externalId: string): Promise<ProductFact | null>;
  /** Levels of these inventory items at every active location. */
  fetchLevels(
    shop: ShopRef,
    inventoryItemIds: string[],
  ): Promise<StorefrontLevelFact[]>;
  fetchOrder(
    shop: ShopRef,
    externalId: string,
  ): Promise<StorefrontOrderFact | null>;
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
  ): Promise<Destination | null>;

  /** Creates our fulfillment service with its location, or finds the one that is there. Probes by name first. */
  ensureFulfillmentService(
    shop: ShopRef,
    service: { name: string; callbackUrl: string },
  ): Promise<{ serviceId: string; handle: string; locationId: string }>;
  /** Stocks an inventory item at a location; stocking it again changes nothing. */
  stockAtLocation(
    shop: ShopRef,
    item: { inventoryItemId: string; locationId: string; key: string },
  ): Promise<void>;
  /**
   * Sets `available` by compare-and-set, at most 250 items a call.
   * @returns one result per item, in order: `stale` means that the number had changed from `expected`.
   */
  setAvailable(
    shop: ShopRef,
    change: {
      locationId: string;
      items: { inventoryItemId: string; quantity: number; expected: number }[];
      /** Same key, same request: Shopify replays its first answer. */
      key: string;
      /** Leads the merchant from Shopify's stock history to our explanation. */
      reference: string;
    },
  ): Promise<("set" | "stale")[]>;
  updateTitle(
    shop: ShopRef,
    change: { productExternalId: string; title: string },
  ): Promise<void>;

  /** Creates the Shopify order that stands for a marketplace order. Not idempotent by itself: probe first. */
  importOrder(
    shop: ShopRef,
    order: OrderImport,
  ): Promise<{ externalId: string; name: string }>;
  /** The probe of `importOrder`. */
  findImportedOrder(
    shop: ShopRef,
    sourceIdentifier: string,
  ): Promise<{ externalId: string; name: string } | null>;
  /** @throws SyncError too_late_to_cancel when it has already been fulfilled. */
  cancelOrder(shop: ShopRef, orderExternalId: string): Promise<void>;

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
  /** Creates a fulfillment with its tracking in one call. Not idempotent by itself: probe first. */
  createFulfillment(
    shop: ShopRef,
    fulfillment: {
      fulfillmentOrderId: string;
      lines: { fulfillmentOrderLineId: string; quantity: number }[];
      tracking: Tracking;
      notifyCustomer: boolean;
    },
  ): Promise<{ fulfillmentId: string }>;
  /** The probe of `createFulfillment`: a live fulfillment of this order with this tracking number. */
  findFulfillment(
    shop: ShopRef,
    orderExternalId: string,
    trackingNumber: string,
  ): Promise<{ fulfillmentId: string } | null>;
}

export type OrderImport = {
  /** The marketplace order id; unique per shop, and the probe's key. */
  sourceIdentifier: string;
  placedAt: Date;
  currency: string;
  tags: string[];
  note: string;
  lines: {
    variantExternalId: string;
    quantity: number;
    unitPriceMinor: number;
    /** `service` = our fulfillment service ships; `merchant` = the merchant's own location. */
    fulfilledBy: "service" | "merchant";
  }[];
  /** Handle of our fulfillment service; needed where a line is `service`. */
  serviceHandle: string | null;
  /** Absent where the marketplace masks the buyer. */
  shipTo: Destination | null;
};
