import type { MarketplaceWarehouseFact } from "../../domain/facts.ts";
import type { ShopRef } from "../storefront.ts";

/** What the seller ships, from where, and how TikTok Shop learns of it. */
export interface Parcels {
  listWarehouses(shop: ShopRef): Promise<MarketplaceWarehouseFact[]>;
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
}
