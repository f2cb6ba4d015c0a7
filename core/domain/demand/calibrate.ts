import { classifyDemand } from "./classify-demand.ts";
import { forecastDaily, shopContext } from "./daily-forecast.ts";
import {
  type DemandPanel,
  type GoodsSeries,
  hasHistory,
} from "./goods-series.ts";
import { ResidualRatios } from "./residual-ratios.ts";
import { sum } from "./sum.ts";

/** The days in the past from which forecasts are made to learn their errors: how many, how far apart, none before. */
export const pastOrigins = { count: 12, stepDays: 14, earliest: 120 } as const;

const classDays = 365;

/** The demand class of goods at an origin, from their last year. */
export const classAt = (
  { units, first }: GoodsSeries,
  origin: number,
): ReturnType<typeof classifyDemand> =>
  classifyDemand(units.subarray(Math.max(first, origin - classDays), origin));

/**
 * Forecasts the shop's past from twelve earlier days, a fortnight apart, and keeps how far off each was. Every day used
 * lies before `origin`.
 * @param windows lengths in days.
 */
export function calibrate(
  panel: DemandPanel,
  origin: number,
  windows: readonly number[],
): Map<number, ResidualRatios> {
  return new Map(
    windows.map((days) => {
      const ratios = new ResidualRatios();
      for (let back = 0; back < pastOrigins.count; back++) {
        const at = origin - days - back * pastOrigins.stepDays;
        if (at < pastOrigins.earliest) break;
        const context = shopContext(panel, at);
        for (const series of panel.goods) {
          if (!hasHistory(series, at)) continue;
          const forecast = sum(forecastDaily(series, at, days, context));
          ratios.add(
            classAt(series, at),
            forecast,
            sum(series.units.subarray(at, at + days)),
          );
        }
      }
      return [days, ratios];
    }),
  );
}
