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

/**
 * Plans the demand of one window length again and again as time goes on: each day's quantiles use the errors of the
 * forecasts made up to then, and nothing later.
 */
export class Planner {
  readonly #looks: Looks;
  readonly #days: number;
  readonly #seen: number[] = [];
  readonly #learned = new Map<number, ShopLearning>();

  /** @param begin the first day of decision; forecasts of the half year before it are made to learn their errors. */
  constructor(
    panel: DemandPanel,
    goods: GoodsSeries[],
    begin: number,
    days: number,
  ) {
    this.#looks = new Looks(panel, goods, [days]);
    this.#days = days;
    for (let back = 0; back < pastOrigins.count; back++) {
      const day = begin - days - back * pastOrigins.stepDays;
      if (day <= pastOrigins.earliest) break;
      this.#seen.push(day);
      this.#looks.at(day);
    }
    this.#seen.reverse();
  }

  /** Units that cover the demand of the window from `day` with this probability. */
  quantile(day: number, goods: number, probability: number): number {
    const learned = this.#learn(day);
    const outlook = this.#looks.at(day).outlooks[goods];
    const errors = learned.errors.get(this.#days);
    if (!outlook || !errors) return 0;
    const [units = 0] = leadTimeQuantiles(
      {
        expected: expectedAs(learned, outlook, this.#days),
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
    const recent = this.#seen.filter((at) => at > day - memoryDays).reverse();
    const learned = learnShop(this.#looks, day, recent, recent.length);
    this.#learned.set(day, learned);
    this.#seen.push(day);
    return learned;
  }
}
