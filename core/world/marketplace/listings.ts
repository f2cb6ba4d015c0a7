import type { ListingFact } from "../../domain/facts.ts";
import type {
  AttributeFact,
  BrandFact,
  CategoryFact,
  CategoryRulesFact,
  DetailsChange,
  ListingChange,
  ListingDraft,
  ListingMade,
  ListingPartsFact,
  ListingVerdict,
  MarketplaceStockFact,
  Outcomes,
  PictureFact,
  PictureUse,
  ReadinessFact,
} from "../../domain/listing-facts.ts";
import type { ShopRef } from "../storefront.ts";

/** The catalogue of a TikTok Shop: what is for sale there, at which price, and how much of it. */
export interface Listings {
  /**
   * All listings, or those changed at or after `updatedSince`; pages of any size. Drafts and deleted ones are left out, and
   * frozen ones, of which TikTok Shop shows nothing.
   */
  listListings(
    shop: ShopRef,
    filter?: { updatedSince?: Date },
  ): AsyncIterable<ListingFact[]>;
  /** What changed at or after `updatedSince`; costs one call a page, however much there is to each listing. */
  listChangedListings(
    shop: ShopRef,
    filter: { updatedSince: Date },
  ): AsyncIterable<{ externalId: string; updatedAt: Date }[]>;
  /** What was deleted at or after `updatedSince`: no other list tells. */
  listDeletedListings(
    shop: ShopRef,
    filter: { updatedSince: Date },
  ): AsyncIterable<{ externalId: string; updatedAt: Date }[]>;
  /**
   * Null where it is unknown, deleted or a draft.
   * @throws SyncError listing_locked while TikTok Shop has frozen it and shows nothing of it.
   */
  fetchListing(shop: ShopRef, externalId: string): Promise<ListingFact | null>;
  /** Null where it is unknown, deleted or a draft. @throws SyncError listing_locked while TikTok Shop has frozen it. */
  fetchListingParts(
    shop: ShopRef,
    externalId: string,
  ): Promise<ListingPartsFact | null>;
  /** Stock of every SKU of these listings, by warehouse; any number of ids. */
  fetchStock(
    shop: ShopRef,
    listingExternalIds: string[],
  ): Promise<MarketplaceStockFact[]>;

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
      skus: {
        skuExternalId: string;
        quantity: number;
        /** At other warehouses, in the same call; one that the seller may not write any more is left out. */
        elsewhere?: { warehouseId: string; quantity: number }[];
      }[];
    },
  ): Promise<Record<string, "set" | { refused: string }>>;
  /**
   * What buyers see as the price, in the shop's currency; idempotent.
   * @throws SyncError price_refused, listing_locked while a promotion holds the price.
   */
  setPrices(
    shop: ShopRef,
    change: {
      listingExternalId: string;
      skus: { skuExternalId: string; priceMinor: number; currency: string }[];
    },
  ): Promise<void>;
  /**
   * Changes the given parts only; idempotent. Buyers see them once TikTok Shop has reviewed them.
   * @returns the weight as it will be read back, in grams: TikTok Shop may keep it in pounds. Null where none is written.
   */
  updateListing(
    shop: ShopRef,
    listingExternalId: string,
    change: ListingChange,
  ): Promise<{ weightGrams: number | null }>;
  /**
   * Changes the given details only; all else of the listing stays, whichever call the platform wants for it. Idempotent.
   * Buyers see them once TikTok Shop has reviewed them.
   * @throws SyncError listing_refused, category_refused, listing_locked, subject_not_found.
   */
  changeDetails(
    shop: ShopRef,
    listingExternalId: string,
    change: DetailsChange,
  ): Promise<void>;
  /** A dry run of the listing as `changeDetails` would leave it: changes nothing. Null where the listing is not shown. */
  checkDetails(
    shop: ShopRef,
    listingExternalId: string,
    change: DetailsChange,
  ): Promise<ListingVerdict | null>;
  /** Offers listings for sale, or takes them off; idempotent, any number of ids. */
  activateListings(shop: ShopRef, externalIds: string[]): Promise<Outcomes>;
  deactivateListings(shop: ShopRef, externalIds: string[]): Promise<Outcomes>;

  /** What the shop itself lacks before it may list. */
  checkReadiness(shop: ShopRef): Promise<ReadinessFact[]>;
  listCategories(shop: ShopRef): Promise<CategoryFact[]>;
  /** The category that fits best, with its parents above it; null where none fits. */
  recommendCategory(
    shop: ShopRef,
    product: { title: string; description?: string; imageUris?: string[] },
  ): Promise<{ externalId: string; path: string[] } | null>;
  listAttributes(shop: ShopRef, categoryId: string): Promise<AttributeFact[]>;
  fetchCategoryRules(
    shop: ShopRef,
    categoryId: string,
  ): Promise<CategoryRulesFact>;
  listBrands(
    shop: ShopRef,
    filter?: { categoryId?: string; name?: string },
  ): AsyncIterable<BrandFact[]>;
  /**
   * Gives TikTok Shop a picture of at most 10 MB. A second upload makes a second picture, which does no harm.
   * @throws SyncError image_refused.
   */
  uploadPicture(
    shop: ShopRef,
    picture: {
      bytes: Uint8Array;
      fileName: string;
      contentType: string;
      use: PictureUse;
    },
  ): Promise<PictureFact>;
  /** A dry run of `createListing`: changes nothing. */
  checkListing(shop: ShopRef, draft: ListingDraft): Promise<ListingVerdict>;
  /**
   * Lists a product, or keeps it as a draft. The same `key` (at most 128 characters) lists it once.
   * @throws SyncError listing_refused, category_refused, image_refused, price_refused, quantity_refused,
   * warehouse_refused, listing_limit_reached.
   */
  createListing(
    shop: ShopRef,
    draft: ListingDraft,
    wish: { key: string; asDraft?: boolean },
  ): Promise<ListingMade>;
}
