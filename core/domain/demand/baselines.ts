import {
  crostonParts,
  movingAverage,
  smoothedLevel,
  tsbLevel,
} from "./smoothing.ts";
import { daysInWeek } from "./weekday-profile.ts";

const flat = (level: number, horizon: number): Float64Array =>
  new Float64Array(horizon).fill(level > 0 ? level : 0);

/** The answers that a better one has to beat. Each takes units a day from the first sale. */
export const baselines = {
  Naive: (history, horizon) => flat(history.at(-1) ?? 0, horizon),
  "seasonal Naive": (history, horizon) =>
    Float64Array.from(
      { length: horizon },
      (_, ahead) => history.at((ahead % daysInWeek) - daysInWeek) ?? 0,
    ),
  MA28: (history, horizon) => flat(movingAverage(history, 28), horizon),
  SES: (history, horizon) => flat(smoothedLevel(history), horizon),
  Croston: (history, horizon) => flat(croston(history), horizon),
  // The approximation takes off the bias of Croston's ratio: 1 - alpha/2.
  SBA: (history, horizon) => flat(0.95 * croston(history), horizon),
  TSB: (history, horizon) => flat(tsbLevel(history), horizon),
} as const satisfies Record<
  string,
  (history: Float64Array, horizon: number) => Float64Array
>;

export type Baseline = keyof typeof baselines;

function croston(history: Float64Array): number {
  const { size, interval } = crostonParts(history);
  return size > 0 ? size / interval : 0;
}
