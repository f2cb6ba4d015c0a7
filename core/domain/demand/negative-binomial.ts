import { inverseNormal } from "./inverse-normal.ts";

/** Counts are hardly ever less scattered than a Poisson process; this much more at least. */
const leastDispersion = 1.05;
/** Above this mean the counts are summed up no more: a lognormal is as good and faster. */
const largestCounted = 300;

/**
 * Quantiles of a negative binomial distribution with this mean and variance, in units.
 * @param probabilities ascending.
 */
export function negativeBinomialQuantiles(
  mean: number,
  variance: number,
  probabilities: readonly number[],
): number[] {
  if (mean <= 1e-9) return probabilities.map(() => 0);
  const spread = Math.max(variance, mean * leastDispersion);
  if (mean > largestCounted) {
    const s2 = Math.log(1 + spread / mean / mean);
    const mu = Math.log(mean) - s2 / 2;
    return probabilities.map((p) =>
      Math.exp(mu + inverseNormal(p) * Math.sqrt(s2)),
    );
  }
  const size = (mean * mean) / (spread - mean);
  const success = size / (size + mean);
  let chance = Math.exp(size * Math.log(success));
  let cumulated = chance;
  let count = 0;
  return probabilities.map((probability) => {
    while (cumulated < probability && chance > 1e-300) {
      count++;
      chance *= ((count - 1 + size) / count) * (1 - success);
      cumulated += chance;
    }
    return count;
  });
}
