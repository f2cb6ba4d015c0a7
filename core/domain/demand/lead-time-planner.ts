import { classAt, pastOrigins } from "./calibrate.ts";
import type { DemandClass } from "./classify-demand.ts";
import { forecastDaily, shopContext } from "./daily-forecast.ts";
import {
  type DemandPanel,
  type GoodsSeries,
  hasHistory,
} from "./goods-series.ts";
import { leadTimeQuantiles } from "./lead-time-demand.ts";
import { ResidualRatios } from "./residual-ratios.ts";
import { sum } from "./sum.ts";

const memoryDays = 200;

type Outlook = { expected: number; demandClass: DemandClass } | null;

/**
 * Plans the demand of one window length again and again as time goes on: each day's quantiles use the errors of the
 * forecasts made up to then, and nothing later.
 */
export class Planner {
  readonly #panel: DemandPanel;
  readonly #goods: GoodsSeries[];
  readonly #days: number;
  readonly #outlooks = new Map<number, Outlook[]>();
  readonly #ratios = new Map<number, ResidualRatios>();

  /** @param begin the first day of decision; forecasts of the half year before it are made to learn their errors. */
  constructor(
    panel: DemandPanel,
    goods: GoodsSeries[],
    begin: number,
    days: number,
  ) {
    this.#panel = panel;
    this.#goods = goods;
    this.#days = days;
    for (let back = 0; back < pastOrigins.count; back++) {
      const day = begin - days - back * pastOrigins.stepDays;
      if (day > pastOrigins.earliest) this.#look(day);
    }
  }

  /** Units that cover the demand of the window from `day` with this probability. */
  quantile(day: number, goods: number, probability: number): number {
    const outlook = this.#look(day)[goods];
    const series = this.#goods[goods];
    if (!outlook || !series) return 0;
    const [units = 0] = leadTimeQuantiles(
      series.units.subarray(series.first, day),
      { days: this.#days, ...outlook },
      this.#errorsUntil(day),
      [probability],
    );
    return units;
  }

  #look(day: number): Outlook[] {
    const known = this.#outlooks.get(day);
    if (known) return known;
    const context = shopContext(this.#panel, day);
    const outlooks = this.#goods.map(
      (series): Outlook =>
        hasHistory(series, day)
          ? {
              expected: sum(forecastDaily(series, day, this.#days, context)),
              demandClass: classAt(series, day),
            }
          : null,
    );
    this.#outlooks.set(day, outlooks);
    return outlooks;
  }

  #errorsUntil(day: number): ResidualRatios {
    const known = this.#ratios.get(day);
    if (known) return known;
    const ratios = new ResidualRatios();
    for (const [at, outlooks] of this.#outlooks) {
      if (at + this.#days > day || at <= day - memoryDays) continue;
      for (const [i, outlook] of outlooks.entries()) {
        if (!outlook) continue;
        const { units } = this.#goods[i] as GoodsSeries;
        const actual = sum(units.subarray(at, at + this.#days));
        ratios.add(outlook.demandClass, outlook.expected, actual);
      }
    }
    this.#ratios.set(day, ratios);
    return ratios;
  }
}
