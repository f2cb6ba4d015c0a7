import type {
  CentreFact,
  NetworkLevelFact,
  StorefrontLevelFact,
} from "../domain/facts.ts";
import type { PoolKind } from "../domain/stock/pool-kinds.ts";

export type PoolRow = {
  id: string;
  kind: PoolKind;
  externalId: string;
  name: string;
  marketplaceWarehouseIds: string[];
};

export type LevelInput = {
  poolId: string;
  itemId: string;
  onHand: number;
  available: number;
  reserved: number;
  unfulfillable: number;
  inTransit: number;
  asOf: Date;
};

/** Where stock lies, and how much of what. */
export interface LevelRecords {
  pools(): Promise<PoolRow[]>;
  learnPools(
    kind: PoolRow["kind"],
    places: (Pick<CentreFact, "externalId" | "name"> & {
      marketplaceWarehouseIds: string[];
    })[],
  ): Promise<void>;
  learnLevels(levels: LevelInput[], cause: { entryId: string }): Promise<void>;
  /** Goods whose levels differ from what is known of them since `knownAt`, or that have none yet. */
  goodsShownDifferently(
    shown: NetworkLevelFact[],
  ): Promise<{ goodsExternalId: string; knownAt: Date | null }[]>;
  /** Where the network holds any of these goods, or of all, as far as we know. */
  stockedAtNetwork(goodsExternalIds: string[] | undefined): Promise<
    (Pick<NetworkLevelFact, "goodsExternalId" | "centreExternalId"> & {
      knownAt: Date;
    })[]
  >;
  /**
   * Of levels at the store's locations, those that differ from what is known of them and are not older; `knownAt`: since
   * when the latest of an item's differing levels is known, null where none is. What is not in the catalog is left out.
   */
  levelsShownDifferently(
    shown: StorefrontLevelFact[],
  ): Promise<{ inventoryItemId: string; knownAt: Date | null }[]>;
  /** Adjusts what we believe after our own write, until the platform tells us again. */
  shiftLevels(
    shifts: {
      poolId: string;
      itemId: string;
      available: number;
      reserved: number;
    }[],
  ): Promise<void>;
}
