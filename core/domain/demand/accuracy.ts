import { sum } from "./sum.ts";
import { daysInWeek } from "./weekday-profile.ts";

/** Probabilities at which forecasts are judged. */
export const judgedProbabilities = [0.5, 0.75, 0.9, 0.95, 0.975] as const;
/** Lengths, in days, of the windows whose total demand is judged. */
export const judgedWindows = [14, 28] as const;
export const judgedHorizon = 28;

/** One forecast and what came true. `actual` and `mean` hold `judgedHorizon` days. */
export type JudgedCase = {
  history: Float64Array;
  actual: Float64Array;
  mean: Float64Array;
  /** Per judged window, one quantile per judged probability. */
  quantiles: number[][];
  price: number;
};

export type WindowAccuracy = {
  days: number;
  /** Twice the pinball loss over actual demand, per probability: lower is better. */
  pinball: number[];
  /** Share of cases at or below the quantile, per probability: should equal it. */
  coverage: number[];
};

export type AccuracyReport = {
  cases: number;
  /** Root mean squared scaled error, mean over cases. source: Hyndman, Koehler, IJF 22 (2006) */
  rmsse: number;
  /** The same, weighted by the revenue of the last 28 days, as in the M5 competition. */
  wrmsse: number;
  /** Sum of absolute errors of 28-day totals over the sum of those totals. */
  wape: number;
  /** Forecast minus actual over actual; negative forecasts too little. */
  bias: number;
  windows: WindowAccuracy[];
};

/** Adds up how good forecasts were. */
export class Accuracy {
  #cases = 0;
  #rmsse = 0;
  #weighted = 0;
  #weights = 0;
  #absolute = 0;
  #signed = 0;
  #actual = 0;
  readonly #windows = judgedWindows.map(() => ({
    actual: 0,
    loss: judgedProbabilities.map(() => 0),
    covered: judgedProbabilities.map(() => 0),
  }));

  /** Cases whose history never changes have no scale to be judged on, and are left out. */
  add({ history, actual, mean, quantiles, price }: JudgedCase): void {
    const scale = scaleOf(history);
    if (!scale) return;
    this.#cases++;
    let squared = 0;
    for (let day = 0; day < judgedHorizon; day++)
      squared += ((actual[day] as number) - (mean[day] as number)) ** 2;
    const rmsse = Math.sqrt(squared / judgedHorizon / scale);
    const weight = sum(history.subarray(-judgedHorizon)) * price;
    this.#rmsse += rmsse;
    this.#weighted += weight * rmsse;
    this.#weights += weight;
    const total = sum(actual);
    const error = sum(mean) - total;
    this.#absolute += Math.abs(error);
    this.#signed += error;
    this.#actual += total;
    for (const [i, days] of judgedWindows.entries()) {
      const window = this.#windows[i];
      if (!window) continue;
      const demand = sum(actual, days);
      window.actual += demand;
      for (const [j, probability] of judgedProbabilities.entries()) {
        const quantile = quantiles[i]?.[j] ?? 0;
        const over = demand - quantile;
        window.loss[j] =
          (window.loss[j] ?? 0) +
          (over >= 0 ? probability : probability - 1) * over;
        window.covered[j] = (window.covered[j] ?? 0) + (over <= 0 ? 1 : 0);
      }
    }
  }

  report(): AccuracyReport {
    return {
      cases: this.#cases,
      rmsse: this.#rmsse / this.#cases,
      wrmsse: this.#weighted / this.#weights,
      wape: this.#absolute / this.#actual,
      bias: this.#signed / this.#actual,
      windows: this.#windows.map(({ actual, loss, covered }, i) => ({
        days: judgedWindows[i] ?? 0,
        pinball: loss.map((value) => (2 * value) / actual),
        coverage: covered.map((count) => count / this.#cases),
      })),
    };
  }
}

/** Mean squared daily change; null where nothing changes from day to day or from week to week. */
function scaleOf(history: Float64Array): number | null {
  let squared = 0;
  let weekly = 0;
  for (let day = 1; day < history.length; day++) {
    const value = history[day] as number;
    squared += (value - (history[day - 1] as number)) ** 2;
    if (day >= daysInWeek)
      weekly += Math.abs(value - (history[day - daysInWeek] as number));
  }
  return squared > 0 && weekly > 0 ? squared / (history.length - 1) : null;
}
