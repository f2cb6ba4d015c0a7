import {
  judgedHorizon,
  judgedProbabilities,
} from "#core/domain/demand/accuracy.ts";
import { calibrate, classAt } from "#core/domain/demand/calibrate.ts";
import {
  forecastDaily,
  shopContext,
} from "#core/domain/demand/daily-forecast.ts";
import {
  type DemandPanel,
  firstSale,
  hasHistory,
} from "#core/domain/demand/goods-series.ts";
import { leadTimeQuantiles } from "#core/domain/demand/lead-time-demand.ts";
import { sum } from "#core/domain/demand/sum.ts";

const days = 365;

/** Forecast, class and quantiles of one window for every goods, over its last 365 days, on this thread. */
export function measureSpeed(panel: DemandPanel): {
  skusPerSecond: number;
  calibrationSecondsPer1000: number;
} {
  const year = lastYear(panel);
  const origin = year.days.length;
  const goods = year.goods.filter((series) => hasHistory(series, origin));
  const begun = performance.now();
  const ratios = calibrate(year, origin, [14]).get(14);
  const calibrated = performance.now();
  const context = shopContext(year, origin);
  for (const series of goods) {
    const forecast = forecastDaily(series, origin, judgedHorizon, context);
    if (!ratios) continue;
    const window = {
      days: 14,
      expected: sum(forecast, 14),
      demandClass: classAt(series, origin),
    };
    leadTimeQuantiles(
      series.units.subarray(series.first, origin),
      window,
      ratios,
      judgedProbabilities,
    );
  }
  const seconds = (performance.now() - calibrated) / 1000;
  return {
    skusPerSecond: goods.length / seconds,
    calibrationSecondsPer1000: (calibrated - begun) / Math.max(1, goods.length),
  };
}

function lastYear({ days: all, goods }: DemandPanel): DemandPanel {
  return {
    days: all.slice(-days),
    goods: goods.map((series) => {
      const units = series.units.slice(-days);
      return {
        ...series,
        units,
        first: firstSale(units),
        events: series.events?.slice(-days) ?? null,
        orders: series.orders?.slice(-days) ?? null,
        largestLine: series.largestLine?.slice(-days) ?? null,
      };
    }),
  };
}
