import type { MarketplaceWarehouseFact } from "../../domain/facts.ts";
import type {
  ParcelDetailFact,
  ParcelDocument,
  ParcelEventFact,
  ParcelFact,
} from "../../domain/parcel-facts.ts";
import type { ShopRef } from "../storefront.ts";

/** What the seller ships, from where, and how TikTok Shop learns of it. */
export interface Parcels {
  listWarehouses(shop: ShopRef): Promise<MarketplaceWarehouseFact[]>;
  /** Those that sell and whose stock the seller counts: no other name of a fulfillment centre is among them. */
  listOwnWarehouses(shop: ShopRef): Promise<MarketplaceWarehouseFact[]>;
  /** The carriers that TikTok Shop takes for this order. */
  listCarriers(
    shop: ShopRef,
    orderExternalId: string,
  ): Promise<{ externalId: string; name: string }[]>;

  /** The one name for all names of a carrier; null for a name that is not known. */
  knownCarrier(name: string): string | null;

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
  /**
   * Corrects the tracking of a shipped parcel. Reads it first: TikTok Shop counts the corrections and takes them for 72
   * hours only, so the number that is there already is not sent again.
   * @throws SyncError tracking_refused, tracking_locked, carrier_unknown, order_not_shippable while nothing has been shipped.
   */
  updateTracking(
    shop: ShopRef,
    correction: {
      orderExternalId: string;
      /** Which parcel of a split order; null where the order is one parcel. */
      packageId: string | null;
      trackingNumber: string;
      carrier: string;
    },
  ): Promise<void>;

  /** Parcels changed at or after `updatedSince`, oldest change first. */
  listParcels(
    shop: ShopRef,
    filter: { updatedSince: Date },
  ): AsyncIterable<ParcelFact[]>;
  /** Null for unknown parcels. */
  fetchParcel(
    shop: ShopRef,
    packageId: string,
  ): Promise<ParcelDetailFact | null>;
  /** A parcel's way so far, newest event first. */
  fetchWay(shop: ShopRef, orderExternalId: string): Promise<ParcelEventFact[]>;
  /**
   * Where to load a document from; the address lives 24 hours.
   * @throws SyncError document_not_ready, document_unavailable.
   */
  fetchDocument(
    shop: ShopRef,
    wish: { packageId: string; document: ParcelDocument },
  ): Promise<{ url: string; trackingNumber: string | null }>;
}
