import type { DemandClass } from "./classify-demand.ts";
import { inverseNormal } from "./inverse-normal.ts";
import { negativeBinomialQuantiles } from "./negative-binomial.ts";
import type { ResidualRatios } from "./residual-ratios.ts";
import { mean } from "./smoothing.ts";

const trailingDays = 365;
const fewestWindows = 30;

/**
 * Quantiles of demand over a window of `days`: in the middle as the shop's own errors say, in the upper half blended with
 * a negative binomial of the goods' own windows, which knows rare heavy weeks. Never descending, never negative.
 * @param history units a day from the first sale.
 * @param expected the forecast for the window, in units.
 * @param probabilities ascending.
 */
export function leadTimeQuantiles(
  history: Float64Array,
  window: { days: number; expected: number; demandClass: DemandClass },
  ratios: ResidualRatios,
  probabilities: readonly number[],
): number[] {
  const { days, expected, demandClass } = window;
  const counted = fromOwnWindows(history, days, expected, probabilities);
  const pooled = ratios.quantiles(demandClass, expected, probabilities);
  let last = 0;
  return probabilities.map((probability, i) => {
    const own = counted[i] as number;
    const common = pooled?.[i];
    const weight = common === undefined ? 0 : pooledWeight(probability);
    last = Math.max(last, weight * (common ?? 0) + (1 - weight) * own);
    return last;
  });
}

/** All pooled up to the median, half and half from the upper quartile on. */
const pooledWeight = (probability: number): number =>
  probability <= 0.5 ? 1 : probability >= 0.75 ? 0.5 : 2 - 2 * probability;

function fromOwnWindows(
  history: Float64Array,
  days: number,
  expected: number,
  probabilities: readonly number[],
): number[] {
  const sums = windowSums(history, days);
  if (sums.length < fewestWindows)
    return normalQuantiles(history, days, expected, probabilities);
  const average = mean(sums);
  let squares = 0;
  for (const sum of sums) squares += (sum - average) ** 2;
  const variance = squares / (sums.length - 1);
  const growth = average > 0 ? expected / average : 1;
  return negativeBinomialQuantiles(
    expected,
    Math.max(expected, variance * Math.max(growth, growth * growth)),
    probabilities,
  );
}

function windowSums(history: Float64Array, days: number): Float64Array {
  const from = Math.max(0, history.length - trailingDays);
  const count = Math.max(0, history.length - from - days + 1);
  const sums = new Float64Array(count);
  let sum = 0;
  for (let day = from; day < history.length; day++) {
    sum += history[day] as number;
    if (day - from >= days) sum -= history[day - days] as number;
    if (day - from >= days - 1) sums[day - from - days + 1] = sum;
  }
  return sums;
}

/** The textbook answer; only for histories too short for anything better. */
export function normalQuantiles(
  history: Float64Array,
  days: number,
  expected: number,
  probabilities: readonly number[],
): number[] {
  const n = history.length;
  const from = n - Math.min(n, 182);
  const average = mean(history, from);
  let squares = 0;
  for (let day = from; day < n; day++)
    squares += ((history[day] as number) - average) ** 2;
  const deviation = Math.sqrt((squares / Math.max(1, n - from - 1)) * days);
  return probabilities.map((p) =>
    Math.max(0, expected + inverseNormal(p) * deviation),
  );
}
