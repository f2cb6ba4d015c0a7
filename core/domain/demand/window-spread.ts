import { mean } from "./smoothing.ts";

const trailingDays = 365;
const fewestWindows = 30;

/** How the totals of an article's own windows have scattered. */
export type WindowSpread = { average: number; variance: number };

/** Totals of all windows of `days` within the last year; null where the history is too short to tell. */
export function windowSpread(
  history: Float64Array,
  days: number,
): WindowSpread | null {
  const from = Math.max(0, history.length - trailingDays);
  const count = history.length - from - days + 1;
  if (count < fewestWindows) return null;
  const sums = new Float64Array(count);
  let sum = 0;
  for (let day = from; day < history.length; day++) {
    sum += history[day] as number;
    if (day - from >= days) sum -= history[day - days] as number;
    if (day - from >= days - 1) sums[day - from - days + 1] = sum;
  }
  const average = mean(sums);
  let squares = 0;
  for (const one of sums) squares += (one - average) ** 2;
  return { average, variance: squares / (count - 1) };
}

/** The variance to expect of a window with this expected total: it grows with the level, and faster when that rises. */
export function variancePast(
  { average, variance }: WindowSpread,
  expected: number,
): number {
  const growth = average > 0 ? expected / average : 1;
  return Math.max(expected, variance * Math.max(growth, growth * growth));
}
