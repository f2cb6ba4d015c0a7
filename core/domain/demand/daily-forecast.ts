import { dampSpikes } from "./damp-spikes.ts";
import {
  ownUplifts,
  pooledUplifts,
  type Uplifts,
  withoutEvents,
} from "./event-uplift.ts";
import type { DemandPanel, GoodsSeries } from "./goods-series.ts";
import { mean, movingAverage, smoothedLevel, tsbLevel } from "./smoothing.ts";
import { daysInWeek, weekdayProfile } from "./weekday-profile.ts";

/** What a shop's goods have in common on one day: borrowed by goods that know too little themselves. */
export type ShopContext = { profile: Float64Array; uplifts: Uplifts };

/** Reads the shop's common rhythm and event uplifts from the days before `origin`. */
export function shopContext(panel: DemandPanel, origin: number): ShopContext {
  const total = new Float64Array(origin);
  for (const { units } of panel.goods)
    for (let day = 0; day < origin; day++)
      total[day] = (total[day] as number) + (units[day] as number);
  return {
    profile: weekdayProfile(total, null, 0),
    uplifts: pooledUplifts(panel.goods, origin),
  };
}

const longWindow = 56;
const weeklyAlphas = [0.05, 0.1, 0.15, 0.2, 0.3];
const fewestWeeks = 4;

/**
 * Expected units a day for `horizon` days from `origin` (index 0 is the day `origin`). Sees only days before `origin`,
 * and the planned events of the days after.
 */
export function forecastDaily(
  series: GoodsSeries,
  origin: number,
  horizon: number,
  context: ShopContext,
): Float64Array {
  const { first, events } = series;
  const history = series.units.slice(first, origin);
  if (!events) return baseForecast(history, horizon, context.profile);
  const uplifts = ownUplifts(series, origin, context.uplifts);
  const plain = withoutEvents(history, events.subarray(first, origin), uplifts);
  const forecast = baseForecast(plain, horizon, context.profile);
  for (let ahead = 0; ahead < horizon; ahead++) {
    const kind = events[origin + ahead] ?? 0;
    if (kind !== 0)
      forecast[ahead] = (forecast[ahead] as number) * (uplifts.get(kind) ?? 1);
  }
  return forecast;
}

/** The mean of four levels, spread by the weekday profile: simple methods that err differently beat a chosen one. */
function baseForecast(
  history: Float64Array,
  horizon: number,
  pooled: Float64Array,
): Float64Array {
  const damped = dampSpikes(history);
  const profile = weekdayProfile(damped, pooled);
  const level =
    (smoothedLevel(damped) +
      tsbLevel(damped) +
      movingAverage(damped, longWindow) +
      weeklyLevel(damped)) /
    4;
  const forecast = new Float64Array(horizon);
  for (let ahead = 0; ahead < horizon; ahead++)
    forecast[ahead] =
      Math.max(0, level) * (profile[ahead % daysInWeek] as number);
  return forecast;
}

function weeklyLevel(units: Float64Array): number {
  const weeks = Math.floor(units.length / daysInWeek);
  if (weeks < fewestWeeks) return mean(units);
  const offset = units.length - weeks * daysInWeek;
  const averages = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) {
    const from = offset + week * daysInWeek;
    averages[week] = mean(units, from, from + daysInWeek);
  }
  return smoothedLevel(averages, weeklyAlphas);
}
