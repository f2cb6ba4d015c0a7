import { dailyAs } from "./daily-forecast.ts";
import { type GoodsForecast, windowsOf } from "./goods-forecast.ts";
import type { DemandPanel, GoodsSeries } from "./goods-series.ts";
import {
  daysToLookFrom,
  learnShop,
  memoryDays,
  pastOrigins,
  type ShopLearning,
} from "./learn-shop.ts";
import { Looks } from "./looks.ts";

/** What a delivery is planned on. */
export type PlannedDemand = Pick<
  GoodsForecast,
  "daily" | "windows" | "confidence" | "demandClass"
>;

/**
 * Forecasts again and again as time goes on, as the nights of that time would have: each day's quantiles use the errors of
 * forecasts made a fortnight apart up to then, and nothing later.
 */
export class Planner {
  readonly #looks: Looks;
  /** Days that were looked from, in the order of time. */
  readonly #seen: number[];
  readonly #learned = new Map<number, ShopLearning>();

  /**
   * @param begin the first day of decision; it looks back as the night of that day would.
   * @param windows whose quantiles are learned, in days.
   */
  constructor(
    panel: DemandPanel,
    goods: GoodsSeries[],
    begin: number,
    windows: readonly number[],
  ) {
    this.#looks = new Looks(panel, goods, windows);
    this.#seen = daysToLookFrom(begin).reverse();
  }

  /** What would have been expected of these goods on `day`; null where they had too little history, or have sold nothing for long. */
  forecast(day: number, goods: number): PlannedDemand | null {
    const learned = this.#learn(day);
    const outlook = this.#looks.at(day).outlooks[goods];
    if (!outlook) return null;
    const daily = dailyAs(learned, outlook);
    return {
      confidence: "ordinary",
      demandClass: outlook.demandClass,
      daily: Array.from(daily),
      windows: windowsOf(outlook, daily, learned.errors),
    };
  }

  #learn(day: number): ShopLearning {
    const known = this.#learned.get(day);
    if (known) return known;
    const recent: number[] = [];
    for (const at of this.#seen.toReversed())
      if (
        at >= day - memoryDays &&
        (recent.at(-1) ?? day) - at >= pastOrigins.stepDays
      )
        recent.push(at);
    const learned = learnShop(this.#looks, day, recent);
    this.#learned.set(day, learned);
    this.#seen.push(day);
    return learned;
  }
}
