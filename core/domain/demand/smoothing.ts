/** Mean of `values` from `from` (inclusive) to `to` (exclusive); 0 where that is nothing. */
export function mean(
  values: Float64Array,
  from = 0,
  to = values.length,
): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] as number;
  return to > from ? sum / (to - from) : 0;
}

/** Mean of the last `window` values. */
export const movingAverage = (values: Float64Array, window: number): number =>
  mean(values, Math.max(0, values.length - window));

const dailyAlphas = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3];

/**
 * Level of simple exponential smoothing, its alpha chosen by the squared one-step error; starts at the mean of the first
 * quarter, at most 28 values.
 */
export function smoothedLevel(
  values: Float64Array,
  alphas: readonly number[] = dailyAlphas,
): number {
  const n = values.length;
  if (n === 0) return 0;
  const start = mean(values, 0, Math.max(1, Math.min(28, n >> 2)));
  let least = Number.POSITIVE_INFINITY;
  let best = start;
  for (const alpha of alphas) {
    let level = start;
    let squared = 0;
    for (let i = 0; i < n; i++) {
      const error = (values[i] as number) - level;
      squared += error * error;
      level += alpha * error;
    }
    if (squared < least) {
      least = squared;
      best = level;
    }
  }
  return best;
}

const sizeAlphas = [0.05, 0.1, 0.2];
const chanceAlphas = [0.01, 0.02, 0.05, 0.1];

/**
 * Level of Teunter, Syntetos and Babai's method: chance of a selling day times its size, both smoothed every day, so that
 * dead goods are forgotten. Parameters by squared one-step error.
 * source: Teunter, Syntetos, Babai, EJOR 214 (2011), doi 10.1016/j.ejor.2011.05.018
 */
export function tsbLevel(values: Float64Array): number {
  const n = values.length;
  const window = Math.min(n, 28);
  let selling = 0;
  for (let i = 0; i < window; i++) if ((values[i] as number) > 0) selling++;
  const chanceAtStart = selling / Math.max(1, window);
  let least = Number.POSITIVE_INFINITY;
  let best = 0;
  for (const a of sizeAlphas)
    for (const b of chanceAlphas) {
      let size = -1;
      let chance = chanceAtStart;
      let squared = 0;
      for (let i = 0; i < n; i++) {
        const value = values[i] as number;
        const error = value - (size > 0 ? size * chance : 0);
        squared += error * error;
        if (value > 0) {
          size = size < 0 ? value : size + a * (value - size);
          chance += b * (1 - chance);
        } else chance -= b * chance;
      }
      if (squared < least) {
        least = squared;
        best = size > 0 ? size * chance : 0;
      }
    }
  return best;
}

/** Croston's size and interval of selling days, both smoothed by 0.1; size is -1 where nothing was sold. */
export function crostonParts(values: Float64Array): {
  size: number;
  interval: number;
} {
  let size = -1;
  let interval = -1;
  let since = 1;
  for (const value of values) {
    if (value > 0) {
      size = size < 0 ? value : size + 0.1 * (value - size);
      interval = interval < 0 ? since : interval + 0.1 * (since - interval);
      since = 1;
    } else since++;
  }
  return { size, interval };
}
