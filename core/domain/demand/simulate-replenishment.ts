import {
  type DemandPanel,
  type GoodsSeries,
  hasHistory,
} from "./goods-series.ts";
import { Planner } from "./lead-time-planner.ts";
import { repairStockOuts } from "./repair-stock-outs.ts";
import { coverLevel, sigmaLevel } from "./replenishment-policies.ts";

export type PolicyKind = "quantile" | "cover days" | "mean + z sigma";
export type Policy = { kind: PolicyKind; parameter: number };

export type PolicyResult = Policy & {
  /** Share of demanded units that were sold at once; the rest is lost. */
  fillRate: number;
  /** Average stock on hand, in days of average demand. */
  stockDays: number;
  /** Share of the days of goods on which something that was wanted was not there. */
  outShare: number;
  /** Units of all goods together: sold a day, and on hand on average. */
  soldPerDay: number;
  stockUnits: number;
};

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

/** The first weeks carry what the shelves were set up with, and are not scored. */
export const warmUpDays = 35;

/**
 * Plays periodic review with lost sales on real demand: every `review` days each policy orders up to its level, and the
 * goods arrive `lead` days later. Decisions see only days before them, planned events excepted.
 * @param done hears of every policy that was played, from 1 on.
 */
export function simulateReplenishment(
  panel: DemandPanel,
  rules: SimulationRules,
  policies: readonly Policy[],
  done: (played: number) => void = () => {},
): Simulation {
  const steps = simulationSteps(panel, rules, policies, done);
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) return step.value;
}

export type Simulation = {
  goods: number;
  scoredDays: number;
  results: PolicyResult[];
};

/** The same, a decision a step: whoever plays it beside other work lets that have its turn in between. */
export function* simulationSteps(
  panel: DemandPanel,
  rules: SimulationRules,
  policies: readonly Policy[],
  done: (played: number) => void = () => {},
): Generator<void, Simulation> {
  const begin = panel.days.length - rules.days;
  const goods = panel.goods.filter((series) => hasHistory(series, begin));
  const protectedDays = rules.lead + rules.review;
  // What is seen does not depend on the policy unless stock-outs hide demand: then every policy has its own past.
  const common = new Planner(panel, goods, begin, protectedDays);
  const results: PolicyResult[] = [];
  for (const policy of policies) {
    const run = { panel, goods, rules, begin, policy };
    const view = rules.seesOnlySales
      ? openCensoredView(run)
      : openPlainView(run, common);
    results.push(yield* play(run, view));
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

function openPlainView({ goods, policy, rules }: Run, planner: Planner): View {
  return {
    note: () => {},
    levels: (day) =>
      goods.map((series, i) =>
        levelOf(policy, rules, series.units.subarray(series.first, day), () =>
          planner.quantile(day, i, policy.parameter),
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
  const planner = new Planner(
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
          planner.quantile(day, i, policy.parameter),
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

type Shelf = {
  /** Null before the first decision, which sets the shelf up with its level. */
  onHand: number | null;
  onTheWay: { arrives: number; units: number }[];
};

function* play(
  { goods, rules, begin, policy, panel }: Run,
  view: View,
): Generator<void, PolicyResult> {
  const { lead, review } = rules;
  const n = panel.days.length;
  const shelves = goods.map((): Shelf => ({ onHand: null, onTheWay: [] }));
  const scored = { demanded: 0, lost: 0, stock: 0, days: 0, out: 0 };
  for (let day = begin; day < n; day++) {
    const decides = (day - begin) % review === 0 && day + lead + review <= n;
    const levels = decides ? view.levels(day) : null;
    if (decides) yield;
    for (const [i, { units }] of goods.entries()) {
      const shelf = shelves[i] as Shelf;
      if (levels) orderUpTo(shelf, Math.ceil(levels[i] as number), day + lead);
      const demand = units[day] as number;
      const onHand = receive(shelf, day);
      const sold = Math.min(onHand, demand);
      shelf.onHand = onHand - sold;
      view.note(i, day, sold, shelf.onHand);
      if (day < begin + warmUpDays || day >= n - lead - review) continue;
      scored.demanded += demand;
      scored.lost += demand - sold;
      scored.stock += shelf.onHand;
      if (i === 0) scored.days++;
      if (sold < demand) scored.out++;
    }
  }
  const days = Math.max(1, scored.days);
  return {
    ...policy,
    fillRate: 1 - scored.lost / scored.demanded,
    stockDays: scored.stock / scored.demanded,
    outShare: scored.out / (days * Math.max(1, goods.length)),
    soldPerDay: (scored.demanded - scored.lost) / days,
    stockUnits: scored.stock / days,
  };
}

function orderUpTo(shelf: Shelf, level: number, arrives: number): void {
  if (shelf.onHand === null) {
    shelf.onHand = level;
    return;
  }
  const position = shelf.onTheWay.reduce(
    (sum, { units }) => sum + units,
    shelf.onHand,
  );
  if (level > position)
    shelf.onTheWay.push({ arrives, units: level - position });
}

function receive(shelf: Shelf, day: number): number {
  let onHand = shelf.onHand ?? 0;
  for (
    let next = shelf.onTheWay[0];
    next && next.arrives <= day;
    next = shelf.onTheWay[0]
  ) {
    onHand += next.units;
    shelf.onTheWay.shift();
  }
  return onHand;
}
