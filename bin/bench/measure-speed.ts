import {
  judgedProbabilities,
  judgedWindows,
} from "#core/domain/demand/accuracy.ts";
import { dailyAs } from "#core/domain/demand/daily-forecast.ts";
import {
  type DemandPanel,
  firstSale,
  hasHistory,
} from "#core/domain/demand/goods-series.ts";
import { leadTimeQuantiles } from "#core/domain/demand/lead-time-demand.ts";
import { learnShop } from "#core/domain/demand/learn-shop.ts";
import { Looks } from "#core/domain/demand/looks.ts";
import { sum } from "#core/domain/demand/sum.ts";

const days = 365;

/**
 * Forecast, class and quantiles of two windows for every goods, over its last 365 days. Counts processor time, so that a
 * busy machine does not look like a slow method.
 */
export function measureSpeed(panel: DemandPanel): {
  skusPerSecond: number;
  calibrationSecondsPer1000: number;
} {
  const year = lastYear(panel);
  const origin = year.days.length;
  const goods = year.goods.filter((series) => hasHistory(series, origin));
  const looks = new Looks(year, goods, judgedWindows);
  const begun = processorSeconds();
  const learned = learnShop(looks, origin);
  const calibrated = processorSeconds();
  for (const outlook of looks.at(origin).outlooks) {
    if (!outlook) continue;
    const mean = dailyAs(learned, outlook);
    for (const [place, days] of judgedWindows.entries()) {
      const errors = learned.errors.get(days);
      if (!errors) continue;
      const window = {
        expected: sum(mean, days),
        demandClass: outlook.demandClass,
        spread: outlook.spreads[place] ?? null,
      };
      leadTimeQuantiles(window, errors, judgedProbabilities);
    }
  }
  const seconds = processorSeconds() - calibrated;
  return {
    skusPerSecond: goods.length / seconds,
    calibrationSecondsPer1000:
      (1000 * (calibrated - begun)) / Math.max(1, goods.length),
  };
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
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
        stockedOut: series.stockedOut?.slice(-days) ?? null,
      };
    }),
  };
}
