import { dailyAs } from "./daily-forecast.ts";
import { type GoodsForecast, windowsOf } from "./goods-forecast.ts";
import type { DemandPanel, GoodsSeries } from "./goods-series.ts";
import { leadTimeQuantiles } from "./lead-time-demand.ts";
import {
  expectedAs,
  learnShop,
  pastOrigins,
  type ShopLearning,
} from "./learn-shop.ts";
import { Looks } from "./looks.ts";

const memoryDays = 200;

/** What a delivery is planned on. */
export type PlannedDemand = Pick<
  GoodsForecast,
  "daily" | "windows" | "confidence" | "demandClass"
>;

/**
 * Plans the demand of windows of one or several lengths again and again as time goes on: each day's quantiles use the errors of the
 * forecasts made up to then, and nothing later.
 */
export class Planner {
  readonly #looks: Looks;
  readonly #windows: readonly number[];
  readonly #apart: number;
  readonly #seen: number[] = [];
  readonly #learned = new Map<number, ShopLearning>();

  /**
   * @param begin the first day of decision; forecasts of the half year before it are made to learn their errors.
   * @param apart days between two forecasts that are learned from: every decision's, or a fortnight as in a night's run.
   */
  constructor(
    panel: DemandPanel,
    goods: GoodsSeries[],
    begin: number,
    windows: readonly number[],
    apart: 1 | typeof pastOrigins.stepDays = 1,
  ) {
    this.#apart = apart;
    this.#looks = new Looks(panel, goods, windows);
    this.#windows = windows;
    const over = Math.min(...windows);
    for (let back = 0; back < pastOrigins.count; back++) {
      const day = begin - over - back * pastOrigins.stepDays;
      if (day <= pastOrigins.earliest) break;
      this.#seen.push(day);
      this.#looks.at(day);
    }
    this.#seen.reverse();
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

  /** Units that cover the demand of the first window from `day` with this probability. */
  quantile(day: number, goods: number, probability: number): number {
    const learned = this.#learn(day);
    const outlook = this.#looks.at(day).outlooks[goods];
    const [days = 0] = this.#windows;
    const errors = learned.errors.get(days);
    if (!outlook || !errors) return 0;
    const [units = 0] = leadTimeQuantiles(
      {
        expected: expectedAs(learned, outlook, days),
        demandClass: outlook.demandClass,
        spread: outlook.spreads[0] ?? null,
      },
      errors,
      [probability],
    );
    return units;
  }

  #learn(day: number): ShopLearning {
    const known = this.#learned.get(day);
    if (known) return known;
    const recent: number[] = [];
    for (const at of this.#seen.toReversed())
      if (at > day - memoryDays && (recent.at(-1) ?? day) - at >= this.#apart)
        recent.push(at);
    const learned = learnShop(
      this.#looks,
      day,
      recent,
      this.#apart === 1 ? recent.length : pastOrigins.count,
    );
    this.#learned.set(day, learned);
    this.#seen.push(day);
    return learned;
  }
}
