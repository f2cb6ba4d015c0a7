import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import {
  expectedUnits,
  quantileOver,
} from "#core/domain/demand/quantile-over.ts";

const daysInWeek = 7;

/** Expected units of a week ahead; the first is 0. */
export const expectedInWeek = (
  { daily }: Pick<GoodsForecast, "daily">,
  at: number,
): number =>
  daily
    .slice(at * daysInWeek, (at + 1) * daysInWeek)
    .reduce((sum, units) => sum + units, 0);

/**
 * Units that a single week ahead does not exceed with this probability; the first is 0. The range of the next week is kept
 * as it is. That of a later one is wider by as much as the kept windows of several weeks are wider than weeks that err
 * independently would be: as if what is usual drifted a little each week, which is what makes errors add up. Never narrower,
 * in proportion, than the next week's.
 */
export function quantileOfWeek(
  forecast: Pick<GoodsForecast, "daily" | "windows">,
  at: number,
  probability: number,
): number {
  const next = quantileOver(forecast, daysInWeek, probability);
  const expected = expectedInWeek(forecast, 0);
  if (at === 0 || expected <= 0) return next;
  const off = next / expected - 1;
  const side = probability < 0.5 ? -1 : 1;
  const drifted = Math.sqrt(
    off ** 2 + at * driftOf(forecast, probability, side, off),
  );
  // Where the range of the next week lies on the other side of what is expected, nothing tells how it drifts.
  const later = off * side > 0 ? side * drifted : off;
  return Math.max(0, expectedInWeek(forecast, at) * (1 + later));
}

/**
 * By how much the square of a week's range grows from one week to the next, in squares of a week's expected units. Over n
 * weeks a level that drifts by q each week adds q·(1² + 2² + … + n²) to the n squares of the weeks themselves; q is the
 * least squares' choice over the kept windows, and none where they are no wider than independent weeks are.
 */
function driftOf(
  forecast: Pick<GoodsForecast, "daily" | "windows">,
  probability: number,
  side: -1 | 1,
  nextOff: number,
): number {
  let fitted = 0;
  let weights = 0;
  for (const { days } of forecast.windows) {
    const weeks = days / daysInWeek;
    const expected = expectedUnits(forecast, days);
    if (weeks < 2 || expected <= 0) continue;
    const share = quantileOver(forecast, days, probability) / expected - 1;
    const off = Math.max(0, weeks * share * side);
    const weight = (weeks * (weeks + 1) * (2 * weeks + 1)) / 6 - weeks;
    fitted += weight * (off ** 2 - weeks * nextOff ** 2);
    weights += weight ** 2;
  }
  return weights > 0 ? Math.max(0, fitted / weights) : 0;
}
