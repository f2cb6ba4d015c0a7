import type { Aftersales } from "./marketplace/aftersales.ts";
import type { Listings } from "./marketplace/listings.ts";
import type { MarketplaceOrders } from "./marketplace/orders.ts";
import type { Parcels } from "./marketplace/parcels.ts";
import type { ShopRef } from "./storefront.ts";

/** What we need from the merchant's TikTok Shop. Same promises as `Storefront`. */
export interface Marketplace
  extends Listings,
    MarketplaceOrders,
    Parcels,
    Aftersales {
  /**
   * Has the platform send its webhooks for this shop to `address`: those that it does not send there yet. One that is refused
   * keeps no other back.
   */
  subscribe(shop: ShopRef, address: string): Promise<void>;
  /** Which events are sent where. */
  listSubscriptions(
    shop: ShopRef,
  ): Promise<{ event: string; address: string }[]>;
  /** Has the platform send nothing more; doing so again changes nothing. */
  unsubscribe(shop: ShopRef): Promise<void>;
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
