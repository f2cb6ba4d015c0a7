import { fewestOrders } from "../stock/spike.ts";
import { isBurst, ordersP99 } from "./bursts.ts";
import { bulkLines, withoutBulk } from "./cap-bulk-lines.ts";
import { countedQuantiles } from "./counted-quantiles.ts";
import type { Uplifts } from "./event-uplift.ts";
import type { GoodsSeries } from "./goods-series.ts";
import { plainHistory, wantedHistory } from "./plain-history.ts";
import { mean } from "./smoothing.ts";

/**
 * So many times the level of so many days before, in units. source: event study on Online Retail II, pieces and orders: after
 * days of five times the 56-day level, the days of the week after are mostly back at it.
 */
const timesLevel = 5;
const levelDays = 56;
/** Of younger goods nobody knows what is usual. */
const fewestDaysBefore = 14;
const trailingDays = 365;
const percentile = 0.99;

/**
 * Whether a past day was one of a burst that nobody planned, seen from its sales alone: more orders than were to be expected
 * 99 times in 100, by the forecast as well as by the year before, and units at five times the level. No day that an event or
 * a burst explains, and none of fewer orders than the watch over the last minutes asks for.
 * @param expected units that were forecast of the day; null where no forecast of it is kept.
 */
export function isBurstDay(
  series: GoodsSeries,
  day: number,
  { uplifts, expected }: { uplifts: Uplifts; expected: number | null },
): boolean {
  const orders = series.orders?.[day] ?? 0;
  if (!mayBeBurstDay(series, day) || isExplained(series, day)) return false;
  const before = plainHistory(series, day, uplifts);
  const level = mean(before, Math.max(0, before.length - levelDays));
  const units =
    withoutBulk(wantedHistory(series, day + 1), bulkLines(series, day + 1)).at(
      -1,
    ) ?? 0;
  const [forecast = 0] =
    expected === null
      ? []
      : countedQuantiles({ expected, spread: null }, [percentile]);
  return isBurst({
    orders,
    ordersP99: Math.max(forecast, usualOrders(series, day)),
    views: null,
    topContentShare: null,
    isJumping: units >= timesLevel * level,
  });
}

/** Whether it is worth a closer look: enough orders, of goods old enough. */
export const mayBeBurstDay = (
  { orders, first }: GoodsSeries,
  day: number,
): boolean =>
  day - first >= fewestDaysBefore && (orders?.[day] ?? 0) >= fewestOrders;

const isExplained = ({ events, bursts = [] }: GoodsSeries, day: number) =>
  (events?.[day] ?? 0) > 0 ||
  bursts.some(
    ({ from, until }) => from <= day && (until === null || day < until),
  );

/** Orders that ordinary days of the year before do not exceed 99 times in 100. */
function usualOrders(series: GoodsSeries, day: number): number {
  const from = Math.max(series.first, day - trailingDays);
  const before = series.orders?.subarray(from, day) ?? new Float64Array();
  return ordersP99(before.filter((_, i) => !isExplained(series, from + i)));
}
