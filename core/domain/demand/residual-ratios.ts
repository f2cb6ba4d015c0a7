import type { DemandClass } from "./classify-demand.ts";

const sizeBounds = [1, 3, 8, 20, 60, 200];
const enoughOfClass = 150;
const enoughOfSize = 20;
/** Half a unit on both sides keeps ratios of tiny forecasts finite. */
const half = 0.5;

export type SavedRatios = Record<string, { count: number; ratios: number[] }>;

/**
 * How far off this shop's forecasts have been: ratios of actual to forecast demand over a window, by demand class and
 * size of the forecast. Goods borrow each other's errors, which is what makes the quantiles honest for slow ones.
 */
export class ResidualRatios {
  readonly #bins = new Map<string, number[]>();
  /** How many errors a bin stands for, where it was thinned out. */
  readonly #counts = new Map<string, number>();
  #sorted = true;

  /** What is kept of the errors: the order statistics of each bin. */
  save(): SavedRatios {
    this.#sort();
    return Object.fromEntries(
      [...this.#bins].map(([key, bin]) => [
        key,
        { count: this.#countOf(key), ratios: thinned(bin) },
      ]),
    );
  }

  static from(saved: SavedRatios): ResidualRatios {
    const ratios = new ResidualRatios();
    for (const [key, { count, ratios: kept }] of Object.entries(saved)) {
      ratios.#bins.set(key, [...kept]);
      ratios.#counts.set(key, count);
    }
    return ratios;
  }

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
    const [own, common] = keysOf(demandClass, forecast);
    const key = this.#countOf(own) >= enoughOfClass ? own : common;
    const bin = this.#bins.get(key);
    if (!bin || this.#countOf(key) < enoughOfSize) return null;
    return probabilities.map((probability) => {
      const index = Math.min(
        bin.length - 1,
        Math.floor(probability * bin.length),
      );
      return Math.max(0, (bin[index] as number) * (forecast + half) - half);
    });
  }

  #countOf(key: string): number {
    return this.#counts.get(key) ?? this.#bins.get(key)?.length ?? 0;
  }

  #sort(): void {
    if (this.#sorted) return;
    for (const bin of this.#bins.values()) bin.sort((a, b) => a - b);
    this.#sorted = true;
  }
}

/** At most this many of a bin, evenly along its order, both ends included. */
const mostKept = 201;

function thinned(sorted: readonly number[]): number[] {
  const n = sorted.length;
  const kept =
    n <= mostKept
      ? sorted
      : Array.from(
          { length: mostKept },
          (_, i) =>
            sorted[Math.round((i * (n - 1)) / (mostKept - 1))] as number,
        );
  return kept.map((ratio) => Number(ratio.toPrecision(5)));
}

function keysOf(
  demandClass: DemandClass,
  forecast: number,
): [own: string, common: string] {
  const bound = sizeBounds.findIndex((most) => forecast < most);
  const size = bound < 0 ? sizeBounds.length : bound;
  return [`${demandClass}:${size}`, `any:${size}`];
}
