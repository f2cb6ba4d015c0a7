import type { GoodsForecast } from "./goods-forecast.ts";
import {
  type DemandPanel,
  type GoodsSeries,
  hasHistory,
} from "./goods-series.ts";
import { Planner } from "./lead-time-planner.ts";
import { windowsToLearn } from "./learned-shop.ts";
import {
  type Decision,
  type Played,
  playShelves,
  type Shelf,
  upTo,
  warmUpDays,
} from "./play-shelves.ts";
import { quantileOver } from "./quantile-over.ts";
import { repairStockOuts } from "./repair-stock-outs.ts";
import { coverLevel, sigmaLevel } from "./replenishment-policies.ts";

export type PolicyKind = "quantile" | "cover days" | "mean + z sigma";
export type Policy = { kind: PolicyKind; parameter: number };

export type PolicyResult = Policy & Played;

export type SimulationRules = {
  /** Days from sending to being sellable. */
  lead: number;
  /** Days between two decisions. */
  review: number;
  /** Days played at the end of the panel; the first weeks and the last window are not scored. */
  days: number;
  /** The planner sees what was sold, not what was wanted, and repairs days without stock. */
  seesOnlySales: boolean;
};

export type Simulation = {
  goods: number;
  scoredDays: number;
  results: PolicyResult[];
};

/**
 * Plays periodic review with lost sales on real demand: every `review` days each policy orders up to its level, and the
 * goods arrive `lead` days later. Decisions see only days before them, planned events excepted. The policy `quantile` is the
 * one that plans a shop's deliveries: forecasts as its nights make them, with the windows that they keep, read by the same
 * `quantileOver` over lead time and review.
 * @param done hears of every policy that was played, from 1 on.
 */
export function simulateReplenishment(
  panel: DemandPanel,
  rules: SimulationRules,
  policies: readonly Policy[],
  done: (played: number) => void = () => {},
): Simulation {
  const begin = panel.days.length - rules.days;
  const goods = panel.goods.filter((series) => hasHistory(series, begin));
  const protectedDays = rules.lead + rules.review;
  // What is seen does not depend on the policy unless stock-outs hide demand: then every policy has its own past.
  const common = quantilesOf(panel, goods, begin, protectedDays);
  const results: PolicyResult[] = [];
  for (const policy of policies) {
    const run = { panel, goods, rules, begin, policy };
    const view = rules.seesOnlySales
      ? openCensoredView(run)
      : openPlainView(run, common);
    results.push(play(run, view));
    done(results.length);
  }
  return {
    goods: goods.length,
    scoredDays: rules.days - warmUpDays - protectedDays,
    results,
  };
}

type Run = {
  panel: DemandPanel;
  goods: GoodsSeries[];
  rules: SimulationRules;
  begin: number;
  policy: Policy;
};

/** What the planner gets to see, and what he makes of it. */
type View = {
  note(goods: number, day: number, sold: number, leftOver: number): void;
  /** Order-up-to levels of all goods on a day of decision, in units. */
  levels(day: number): number[];
};

/** Units that cover the protected days of an article from a day on with a probability. */
type Quantiles = (day: number, goods: number, probability: number) => number;

function quantilesOf(
  panel: DemandPanel,
  goods: GoodsSeries[],
  begin: number,
  protectedDays: number,
): Quantiles {
  // Longer windows never move the quantile of a shorter one, and take as long to learn.
  const windows = windowsToLearn(protectedDays).filter(
    (_, i, all) => (all[i - 1] ?? 0) < protectedDays,
  );
  const planner = new Planner(panel, goods, begin, windows);
  const made = new Map<number, GoodsForecast["windows"][]>();
  return (day, i, probability) => {
    const known =
      made.get(day) ??
      goods.map((_, each) => planner.forecast(day, each)?.windows ?? []);
    made.set(day, known);
    return quantileOver(
      { windows: known[i] ?? [] },
      protectedDays,
      probability,
    );
  };
}

function openPlainView(
  { goods, policy, rules }: Run,
  quantiles: Quantiles,
): View {
  return {
    note: () => {},
    levels: (day) =>
      goods.map((series, i) =>
        levelOf(policy, rules, series.units.subarray(series.first, day), () =>
          quantiles(day, i, policy.parameter),
        ),
      ),
  };
}

function openCensoredView({ panel, goods, policy, rules, begin }: Run): View {
  const sales = goods.map(({ units }) => units.slice());
  const out = goods.map(({ units }) => new Uint8Array(units.length));
  // What the planner believes was wanted; rewritten up to the day of each decision.
  const seen = goods.map((series) => ({
    ...series,
    units: series.units.slice(),
  }));
  const quantiles = quantilesOf(
    { ...panel, goods: seen },
    seen,
    begin,
    rules.lead + rules.review,
  );
  return {
    note(i, day, sold, leftOver) {
      (sales[i] as Float64Array)[day] = sold;
      if (leftOver <= 0) (out[i] as Uint8Array)[day] = 1;
    },
    levels: (day) => {
      for (const [i, { units, first }] of seen.entries())
        units.set(
          repairStockOuts(
            (sales[i] as Float64Array).slice(first, day),
            (out[i] as Uint8Array).subarray(first, day),
          ),
          first,
        );
      return seen.map(({ units, first }, i) =>
        levelOf(policy, rules, units.subarray(first, day), () =>
          quantiles(day, i, policy.parameter),
        ),
      );
    },
  };
}

function levelOf(
  { kind, parameter }: Policy,
  { lead, review }: SimulationRules,
  history: Float64Array,
  quantile: () => number,
): number {
  switch (kind) {
    case "quantile":
      return quantile();
    case "cover days":
      return coverLevel(history, parameter);
    case "mean + z sigma":
      return sigmaLevel(history, lead + review, parameter);
  }
}

function play(
  { goods, rules: { lead, review }, begin, policy, panel }: Run,
  view: View,
): PolicyResult {
  const decide = (day: number, shelves: readonly Shelf[]): Decision[] => {
    const levels = view.levels(day);
    return shelves.map((shelf, i) => upTo(levels[i] as number, shelf));
  };
  const steps = playShelves(
    goods.map(({ units }) => units),
    {
      begin,
      end: panel.days.length,
      review,
      unscored: lead + review,
      leadOf: () => lead,
    },
    { decide, note: view.note },
  );
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) return { ...policy, ...step.value };
}
