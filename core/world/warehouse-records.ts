import type {
  ShownWarehouse,
  ToldWarehouse,
} from "../domain/stock/warehouses.ts";

/** A warehouse of the seller's from which TikTok Shop sells. */
export type SalesWarehouseRow = ShownWarehouse & { poolId: string | null };

/** From where TikTok Shop sells, what it shows there, and what a person says stands behind it. */
export interface WarehouseRecords {
  /** All warehouses, the main one first, with what their listings were last seen to show. */
  salesWarehouses(): Promise<SalesWarehouseRow[]>;
  /** Those that are told numbers beside the main one. */
  toldWarehouses(): Promise<ToldWarehouse[]>;
  /**
   * Learns all from which TikTok Shop sells now; what a person said of them stays. Of the main one nothing is said: it sells
   * from every location that stands behind no other.
   */
  learnWarehouses(
    found: { externalId: string; name: string }[],
    mainExternalId: string | null,
    at: Date,
  ): Promise<void>;
  /** What it was told is forgotten where it is told nothing from now on. */
  setStanding(
    id: string,
    said: Pick<SalesWarehouseRow, "standing" | "poolId">,
  ): Promise<void>;
}
