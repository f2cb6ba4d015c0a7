import { judgedHorizon } from "./accuracy.ts";
import type { DemandPanel, GoodsSeries } from "./goods-series.ts";
import { candidateCount, candidateLevels } from "./level-mixtures.ts";
import { type Outlook, type OutlookReach, outlooksAt } from "./outlook.ts";
import { wantedOver } from "./plain-history.ts";
import { sum } from "./sum.ts";

/** How every candidate did in one past month: errors added up over all goods. */
export type CandidateErrors = { scaled: Float64Array; goods: number };

export type Look = { season: number[]; outlooks: (Outlook | null)[] };

/** Looks into the future from days of the past, each made once. */
export class Looks {
  readonly panel: DemandPanel;
  readonly goods: readonly GoodsSeries[];
  readonly reach: OutlookReach;
  readonly #looks = new Map<number, Look>();
  readonly #errors = new Map<number, CandidateErrors>();
  /** Demand of windows of goods that were out of stock, by window and goods: to fill days in takes a while. */
  readonly #filledIn = new Map<string, Map<number, number | null>>();

  constructor(
    panel: DemandPanel,
    goods: readonly GoodsSeries[],
    windows: readonly number[],
    horizon = Math.max(judgedHorizon, ...windows),
  ) {
    this.panel = panel;
    this.goods = goods;
    this.reach = { horizon, windows };
  }

  /** Every article as it looked on this day. */
  at(day: number): Look {
    const known = this.#looks.get(day);
    if (known) return known;
    const look = outlooksAt(this.panel, this.goods, day, this.reach);
    this.#looks.set(day, look);
    return look;
  }

  /** How far off each candidate was from what was wanted in the 28 days from `day` on; they must be over. */
  errorsAt(day: number): CandidateErrors {
    const known = this.#errors.get(day);
    if (known) return known;
    const errors = { scaled: new Float64Array(candidateCount), goods: 0 };
    for (const [i, outlook] of this.at(day).outlooks.entries()) {
      const series = this.goods[i];
      if (!outlook || !series || outlook.dailyChange <= 0) continue;
      const wanted = wantedOver(series, day, judgedHorizon);
      if (!wanted) continue;
      errors.goods++;
      addErrors(errors.scaled, outlook, wanted);
    }
    this.#errors.set(day, errors);
    return errors;
  }

  /** Demand of an article in the `days` from `day` on; null where it was out of stock for too long to tell. */
  actual(goods: number, day: number, days: number): number | null {
    const series = this.goods[goods];
    if (!series) return null;
    if (!series.stockedOut) return sum(series.units.subarray(day, day + days));
    const window = `${day} ${days}`;
    const ofWindow = this.#filledIn.get(window) ?? new Map();
    this.#filledIn.set(window, ofWindow);
    const known = ofWindow.get(goods);
    if (known !== undefined) return known;
    const wanted = wantedOver(series, day, days);
    const units = wanted && sum(wanted);
    ofWindow.set(goods, units);
    return units;
  }
}

/** Scaled root mean squared errors of all candidates, from three sums: the candidates differ in their level alone. */
function addErrors(
  scaled: Float64Array,
  { mixed, season, shape, excess, dailyChange }: Outlook,
  actual: Float64Array,
): void {
  let own = 0;
  let both = 0;
  let shapes = 0;
  for (let ahead = 0; ahead < judgedHorizon; ahead++) {
    const units = (actual[ahead] as number) - (excess?.expected[ahead] ?? 0);
    const factor = shape[ahead] as number;
    own += units * units;
    both += units * factor;
    shapes += factor * factor;
  }
  const levels = candidateLevels(mixed, season[0] ?? 1);
  for (let i = 0; i < candidateCount; i++) {
    const level = levels[i] as number;
    const squared = own - 2 * level * both + level * level * shapes;
    scaled[i] =
      (scaled[i] as number) +
      Math.sqrt(Math.max(0, squared) / judgedHorizon / dailyChange);
  }
}
