import type { TransitSum } from "../domain/replenishment/transit-movements.ts";
import type { CountedMovement } from "../domain/stock/count-story.ts";

/** One item at one pool. */
export type LedgerPlaceRef = { poolId: string; itemId: string };

/** What the ledger holds of one item at one pool. */
export type LedgerSum = {
  sum: number;
  movements: number;
  latest: Date | null;
  /** When it was opened with units of which nothing earlier is known; null where it began with none. */
  openedAt: Date | null;
};

/** The append-only ledger, and how it stands beside what the network counts. */
export interface LedgerRecords {
  ledger(places: LedgerPlaceRef[]): Promise<Map<string, LedgerSum>>;
  /** Which of these movements are written already, by their keys. */
  writtenMovements(keys: string[]): Promise<Set<string>>;
  /** The latest movements of an item at a pool after an instant, at most `take`. */
  movementsAfter(
    place: LedgerPlaceRef,
    after: Date | null,
    take: number,
  ): Promise<CountedMovement[]>;
  /** When movements of these goods last happened at any centre, by the network's clock; goods without any are left out. */
  lastMovedAtNetwork(goodsExternalIds: string[]): Promise<Map<string, Date>>;
  /** When anything last moved at the network, by its clock; null where nothing has. */
  latestAtNetwork(): Promise<Date | null>;
  /** What is held in transit of these deliveries, by the delivery; those of which nothing moved are left out. */
  inTransit(
    orderExternalIds: string[],
  ): Promise<ReadonlyMap<string, TransitSum[]>>;
  /** When ledger and platform last agreed, and on how many units, by `pool:item`. */
  agreements(
    places: LedgerPlaceRef[],
  ): Promise<Map<string, { units: number; at: Date }>>;
  /** Ledger and platform agree at these places. */
  noteAgreed(
    places: (LedgerPlaceRef & { units: number })[],
    at: Date,
  ): Promise<void>;
  /** Goods about whose count a question is open. */
  goodsInQuestion(): Promise<string[]>;
  countGoods(): Promise<number>;
  /** Goods of variants that were bought since then, those bought last first. */
  goodsBoughtSince(since: Date, take: number): Promise<string[]>;
}
