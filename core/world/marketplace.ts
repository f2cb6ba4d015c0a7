import type {
  Destination,
  ListingFact,
  MarketplaceOrderFact,
  MarketplaceWarehouseFact,
} from "../domain/facts.ts";
import type { ShopRef } from "./storefront.ts";

/** What we need from the merchant's TikTok Shop. Same promises as `Storefront`. */
export interface Marketplace {
  /** All listings, or those changed at or after `updatedSince`; pages of any size. Drafts and deleted ones are left out. */
  listListings(
    shop: ShopRef,
    filter?: { updatedSince?: Date },
  ): AsyncIterable<ListingFact[]>;
  fetchListing(shop: ShopRef, externalId: string): Promise<ListingFact | null>;
  listWarehouses(shop: ShopRef): Promise<MarketplaceWarehouseFact[]>;
  /** At most 50 ids a call are asked of the platform; any number may be given. Unknown ids are left out. */
  fetchOrders(
    shop: ShopRef,
    externalIds: string[],
  ): Promise<MarketplaceOrderFact[]>;
  /** Pages of orders changed at or after `updatedSince`, oldest change first. */
  listOrders(
    shop: ShopRef,
    filter: { updatedSince: Date },
  ): AsyncIterable<MarketplaceOrderFact[]>;
  /** Personal data, null while the platform masks it: for the merchant's label only. */
  fetchRecipient(
    shop: ShopRef,
    orderExternalId: string,
  ): Promise<Destination | null>;

  /**
   * Sets the sellable units of SKUs of one listing at the seller's own warehouse (absolute, idempotent, not
   * commutative: one writer per listing). Reads the other warehouses first and lists them too, as the platform demands.
   * @returns per SKU id: `set`, or the refusal in the platform's words.
   */
  setStock(
    shop: ShopRef,
    change: {
      listingExternalId: string;
      warehouseId: string;
      skus: { skuExternalId: string; quantity: number }[];
    },
  ): Promise<Record<string, "set" | { refused: string }>>;
  updateTitle(
    shop: ShopRef,
    change: { listingExternalId: string; title: string },
  ): Promise<void>;
  /**
   * Tells TikTok Shop that the seller has shipped these lines. Not idempotent by itself: probe first.
   * @throws SyncError order_not_shippable, tracking_refused or carrier_unknown when refused.
   */
  markShipped(
    shop: ShopRef,
    shipment: {
      orderExternalId: string;
      lineExternalIds: string[];
      trackingNumber: string;
      carrier: string;
    },
  ): Promise<{ packageId: string }>;
  /** The probe of `markShipped`. */
  findPackage(
    shop: ShopRef,
    orderExternalId: string,
    trackingNumber: string,
  ): Promise<{ packageId: string } | null>;
  /** Has the platform send its webhooks for this shop to `address`; setting the same address again changes nothing. */
  subscribe(shop: ShopRef, address: string): Promise<void>;
}

/** The grant a merchant gives on TikTok's consent page, exchanged for tokens. */
export type MarketplaceGrant = {
  accessToken: string;
  accessExpiresAt: Date;
  refreshToken: string;
  refreshExpiresAt: Date;
  openId: string;
  sellerName: string;
  scopes: string[];
};

/** The doors of authorization, used before a shop is connected. */
export interface MarketplaceAuthorization {
  /** Where to send the merchant's browser. */
  consentUrl(state: string): string;
  /** @throws SyncError authorization_expired when the code is unknown, used or older than 30 minutes. */
  exchangeCode(code: string): Promise<MarketplaceGrant>;
  refresh(refreshToken: string): Promise<MarketplaceGrant>;
  /** The shops that the grant covers. */
  listShops(
    accessToken: string,
  ): Promise<
    { externalId: string; name: string; region: string; cipher: string }[]
  >;
}
