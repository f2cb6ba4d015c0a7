import type { DemandClass } from "./classify-demand.ts";

const sizeBounds = [1, 3, 8, 20, 60, 200];
const enoughOfClass = 150;
const enoughOfSize = 20;
/** Half a unit on both sides keeps ratios of tiny forecasts finite. */
const half = 0.5;

/**
 * How far off this shop's forecasts have been: ratios of actual to forecast demand over a window, by demand class and
 * size of the forecast. Goods borrow each other's errors, which is what makes the quantiles honest for slow ones.
 */
export class ResidualRatios {
  readonly #bins = new Map<string, number[]>();
  #sorted = true;

  add(demandClass: DemandClass, forecast: number, actual: number): void {
    const ratio = (actual + half) / (forecast + half);
    for (const key of keysOf(demandClass, forecast)) {
      const bin = this.#bins.get(key);
      if (bin) bin.push(ratio);
      else this.#bins.set(key, [ratio]);
    }
    this.#sorted = false;
  }

  /** Quantiles of demand around a forecast; null where the shop has too few errors of this size to tell. */
  quantiles(
    demandClass: DemandClass,
    forecast: number,
    probabilities: readonly number[],
  ): number[] | null {
    this.#sort();
    const [own, common] = keysOf(demandClass, forecast).map((key) =>
      this.#bins.get(key),
    );
    const bin = own && own.length >= enoughOfClass ? own : common;
    if (!bin || bin.length < enoughOfSize) return null;
    return probabilities.map((probability) => {
      const index = Math.min(
        bin.length - 1,
        Math.floor(probability * bin.length),
      );
      return Math.max(0, (bin[index] as number) * (forecast + half) - half);
    });
  }

  #sort(): void {
    if (this.#sorted) return;
    for (const bin of this.#bins.values()) bin.sort((a, b) => a - b);
    this.#sorted = true;
  }
}

function keysOf(
  demandClass: DemandClass,
  forecast: number,
): [own: string, common: string] {
  const bound = sizeBounds.findIndex((most) => forecast < most);
  const size = bound < 0 ? sizeBounds.length : bound;
  return [`${demandClass}:${size}`, `any:${size}`];
}
