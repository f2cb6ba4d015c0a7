import type { DemandClass } from "./classify-demand.ts";
import { countedQuantiles, type ExpectedWindow } from "./counted-quantiles.ts";
import { ResidualRatios, type SavedRatios } from "./residual-ratios.ts";

/** One window of the past: what had been expected of it, and what came. */
export type PastWindow = ExpectedWindow & {
  actual: number;
  /** Which look into the future it belongs to: 0, 1, 2 … */
  look: number;
};

/** What is kept of a shop's errors between two nights. */
export type SavedErrors = { ratios: SavedRatios; weights: number[] };

const learntAt = [0.75, 0.9, 0.95, 0.975] as const;
const grid = [0, 0.25, 0.5, 0.75, 1] as const;
/** Up to the median the shop's own errors alone have the word. */
const middle = 0.5;
/** A weight that loses this much more than the best is believed e times less. */
const tolerance = 0.01;
/** Below this many windows nothing is learned of the weights: half and half. */
const enoughToWeigh = 150;
const half = 0.5;

/**
 * How far off this shop's forecasts of one window length have been, and how much that says about the upper quantiles,
 * against what each article's own windows say.
 */
export class WindowErrors {
  readonly #ratios: ResidualRatios;
  readonly #weights: readonly number[];

  private constructor(ratios: ResidualRatios, weights: readonly number[]) {
    this.#ratios = ratios;
    this.#weights = weights;
  }

  static learn(past: readonly PastWindow[]): WindowErrors {
    const weights =
      past.length < enoughToWeigh ? learntAt.map(() => half) : weigh(past);
    return new WindowErrors(ratiosOf(past), weights);
  }

  static from({ ratios, weights }: SavedErrors): WindowErrors {
    return new WindowErrors(ResidualRatios.from(ratios), weights);
  }

  save(): SavedErrors {
    return { ratios: this.#ratios.save(), weights: [...this.#weights] };
  }

  /** Quantiles of demand around a forecast; null where the shop has too few errors of this size to tell. */
  quantiles(
    demandClass: DemandClass,
    expected: number,
    probabilities: readonly number[],
  ): number[] | null {
    return this.#ratios.quantiles(demandClass, expected, probabilities);
  }

  /** The weight of the shop's errors at this probability, 0 to 1. */
  weightAt(probability: number): number {
    if (probability <= middle) return 1;
    let [before, at] = [middle as number, 1];
    for (const [i, next] of learntAt.entries()) {
      const weight = this.#weights[i] as number;
      if (probability <= next)
        return at + ((weight - at) * (probability - before)) / (next - before);
      [before, at] = [next, weight];
    }
    return at;
  }
}

function ratiosOf(past: readonly PastWindow[]): ResidualRatios {
  const ratios = new ResidualRatios();
  for (const { demandClass, expected, actual } of past)
    ratios.add(demandClass, expected, actual);
  return ratios;
}

/** Judges every weight on windows whose own errors it has not seen: every other look, and then the others. */
function weigh(past: readonly PastWindow[]): number[] {
  const losses = learntAt.map(() => new Float64Array(grid.length));
  for (const parity of [0, 1]) {
    const ratios = ratiosOf(past.filter(({ look }) => look % 2 === parity));
    for (const window of past) {
      if (window.look % 2 === parity) continue;
      const own = countedQuantiles(window, learntAt);
      const common = ratios.quantiles(
        window.demandClass,
        window.expected,
        learntAt,
      );
      if (!common) continue;
      for (const [i, probability] of learntAt.entries())
        for (const [j, weight] of grid.entries()) {
          const quantile =
            weight * (common[i] as number) + (1 - weight) * (own[i] as number);
          const over = window.actual - quantile;
          const loss = losses[i] as Float64Array;
          loss[j] =
            (loss[j] as number) +
            (over >= 0 ? probability : probability - 1) * over;
        }
    }
  }
  return losses.map((loss) => {
    const least = Math.min(...loss);
    if (!(least > 0)) return half;
    let weights = 0;
    let sum = 0;
    for (const [j, weight] of grid.entries()) {
      const belief = Math.exp(-((loss[j] as number) / least - 1) / tolerance);
      weights += belief;
      sum += belief * weight;
    }
    return sum / weights;
  });
}
