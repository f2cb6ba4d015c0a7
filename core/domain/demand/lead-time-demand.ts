import { countedQuantiles, type ExpectedWindow } from "./counted-quantiles.ts";
import { inverseNormal } from "./inverse-normal.ts";
import { mean } from "./smoothing.ts";
import type { WindowErrors } from "./window-errors.ts";

/**
 * Quantiles of demand over a window: in the middle as the shop's own errors say, in the upper half blended with a
 * negative binomial of the goods' own windows, which knows rare heavy weeks. Never descending, never negative.
 * @param probabilities ascending.
 */
export function leadTimeQuantiles(
  window: ExpectedWindow,
  errors: WindowErrors,
  probabilities: readonly number[],
): number[] {
  const { expected, demandClass } = window;
  const own = countedQuantiles(window, probabilities);
  const common = errors.quantiles(demandClass, expected, probabilities);
  let last = 0;
  return probabilities.map((probability, i) => {
    const weight = common ? errors.weightAt(probability) : 0;
    const units =
      weight * (common?.[i] ?? 0) + (1 - weight) * (own[i] as number);
    last = Math.max(last, units);
    return last;
  });
}

/** The textbook answer: mean and standard deviation; only to be compared with. */
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
