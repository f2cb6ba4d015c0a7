import type { Burst } from "./bursts.ts";

/**
 * Daily demand of one goods in one shop, one number per calendar day. All arrays of a series have the same length and
 * share their index with `DemandPanel.days`.
 */
export type GoodsSeries = {
  key: string;
  /** Gross units ordered a day, in pieces. */
  units: Float64Array;
  /** Index of the first day with a sale; the length of `units` where there was none. */
  first: number;
  /** Kind of the known event of the day (live, campaign, discount …); 0 is an ordinary day. Days ahead may be planned. */
  events: Uint8Array | null;
  /**
   * How many times an ordinary day a person expects of a planned day; 0 where nobody has said anything. As long as `events`.
   */
  lifts?: Float64Array | null;
  /** Orders a day, where known: tells one bulk order from many buyers. */
  orders: Float64Array | null;
  /** Units of the largest order line of the day, where known. */
  largestLine: Float64Array | null;
  /** 1 on days that ended without stock, where known: such days show sales, not demand. */
  stockedOut?: Uint8Array | null;
  /**
   * Units still to be expected of the last day, where it is not over: until then it shows what was sold so far. Unset, all days
   * are over.
   */
  toCome?: number;
  /** Unplanned jumps in sales that were recognised, in the order of time. */
  bursts?: readonly Burst[];
  /** What it belongs to in the shop, what says most of it first: launches borrow from it. */
  groups?: readonly string[];
  /** Minor units or any steady weight of money; only for weighing errors. */
  price: number;
};

/** The goods of one shop over the same days. */
export type DemandPanel = {
  /** ISO dates, one a day, without gaps. */
  days: string[];
  goods: GoodsSeries[];
};

/** Index of the first day with a sale. */
export function firstSale(units: Float64Array): number {
  let day = 0;
  while (day < units.length && !((units[day] as number) > 0)) day++;
  return day;
}

/** Goods younger than this have no history of their own yet. */
export const youngestDays = 84;
const fewestSellingDays = 8;
const silentDays = 182;

/**
 * Whether goods have enough history before `origin` for a forecast of their own: twelve weeks old, eight selling days,
 * a sale in the last half year. source: the rule under which the accuracy targets were measured.
 */
export function hasHistory(
  { units, first }: Pick<GoodsSeries, "units" | "first">,
  origin: number,
): boolean {
  if (origin - first < youngestDays) return false;
  let selling = 0;
  let recent = false;
  for (let day = first; day < origin; day++) {
    if (!((units[day] as number) > 0)) continue;
    selling++;
    if (day >= origin - silentDays) recent = true;
  }
  return recent && selling >= fewestSellingDays;
}
