import type {
  CollectionFact,
  GoodsFact,
  ListingFact,
  ProductFact,
} from "../domain/facts.ts";

/** What is compared with the platforms by its versions. */
export type CatalogPart = "products" | "collections" | "listings";

/** What the platforms offer: products, collections, listings and goods as they were last read. */
export interface CatalogRecords {
  /** @param readAt when reading them began. */
  learnProducts(facts: ProductFact[], readAt: Date): Promise<void>;
  /** Which versions of products or listings are known, and since when; what is not known is left out. */
  versionsRead(
    what: CatalogPart,
    externalIds: string[],
  ): Promise<Map<string, { updatedAt: Date; readAt: Date | null }>>;
  /**
   * Of which version the stock of these inventory items at a location is known, and when it was asked for; what is not known
   * is left out.
   */
  levelsRead(
    locationExternalId: string,
    inventoryItemIds: string[],
  ): Promise<Map<string, { updatedAt: Date; readAt: Date }>>;
  /** The platforms' ids of all that is known and not deleted. */
  catalogIds(what: CatalogPart): Promise<string[]>;
  forgetProduct(externalId: string, at: Date): Promise<void>;
  /** Keeps a collection as it was read, unless something newer is known. */
  learnCollection(
    fact: CollectionFact,
    cause: { readAt: Date; entryId: string },
  ): Promise<void>;
  forgetCollections(externalIds: string[]): Promise<void>;
  learnListings(facts: ListingFact[], readAt: Date): Promise<void>;
  forgetListing(externalId: string, at: Date): Promise<void>;
  /** That TikTok Shop has frozen them; all else stays as it was known. */
  noteFrozen(listingExternalIds: string[], at: Date): Promise<void>;
  learnGoods(facts: GoodsFact[]): Promise<void>;
}
