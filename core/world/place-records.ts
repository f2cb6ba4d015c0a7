/** The store's locations that are not ours, and whose stock a person says lies there. */
export interface PlaceRecords {
  /** Whose stock lies there from now on. The ledger stays with the place. */
  setPoolKind(poolId: string, kind: "own" | "other"): Promise<void>;
  /** What TikTok Shop calls the place; empty: it does not know it. */
  setMarketplaceWarehouses(
    poolId: string,
    warehouseIds: string[],
  ): Promise<void>;
  /** Variants that have ever lain there. */
  variantsAt(poolId: string): Promise<string[]>;
}
