import type {
  PlaceTerms,
  PlaceWithTerms,
} from "../domain/promise/place-terms.ts";

/** The store's locations that are not ours, and whose stock a person says lies there. */
export interface PlaceRecords {
  /** Whose stock lies there from now on. The ledger stays with the place. */
  setPoolKind(poolId: string, kind: "own" | "other"): Promise<void>;
  /** What is said of the places that another service ships from. */
  placeTerms(): Promise<PlaceWithTerms[]>;
  /** What is said of one of them; null for a place that is none, or of another kind. */
  termsOfPlace(poolId: string): Promise<(PlaceTerms & { name: string }) | null>;
  setPlaceTerms(poolId: string, terms: PlaceTerms): Promise<void>;
  /** What TikTok Shop calls the place; empty: it does not know it. */
  setMarketplaceWarehouses(
    poolId: string,
    warehouseIds: string[],
  ): Promise<void>;
  /** Levels of these items at locations of the store that are known to hold something, with the moment that is known of. */
  levelsHeld(
    inventoryItemIds: string[],
  ): Promise<{ inventoryItemId: string; locationId: string; asOf: Date }[]>;
  /** Items of which something is known to lie at these pools. */
  itemsHeldAt(poolIds: string[]): Promise<string[]>;
  /** Variants that have ever lain there. */
  variantsAt(poolId: string): Promise<string[]>;
}
