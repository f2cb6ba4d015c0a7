import { type DemandPanel, youngestDays } from "./goods-series.ts";
import { serviceLevels } from "./replenishment-policies.ts";
import {
  type SimulationRules,
  simulateReplenishment,
} from "./simulate-replenishment.ts";

/**
 * The service level at which a shop would have reached each wanted fill rate on its own past: every level is played on the
 * days before the last `rules.days`, and the lowest that filled as much is taken. Lost sales and goods that are left over
 * make it another number than the textbook's ratio of costs. Null where the past is too short, or never filled as much.
 */
export function pickServiceLevel(
  panel: DemandPanel,
  rules: SimulationRules,
  wanted: readonly number[],
): { fill: number; probability: number | null }[] {
  const until = panel.days.length - rules.days;
  const days = Math.min(rules.days, until - youngestDays);
  const results =
    days > rules.lead + rules.review + fewestScored
      ? simulateReplenishment(
          before(panel, until),
          { ...rules, days },
          serviceLevels.map((parameter) => ({ kind: "quantile", parameter })),
        ).results
      : [];
  return wanted.map((fill) => ({
    fill,
    probability:
      results.find(({ fillRate }) => fillRate >= fill)?.parameter ?? null,
  }));
}

/** Weeks that a choice can rest on, the warm-up included. */
const fewestScored = 70;

/** What was known on a day: nothing after it. */
function before({ days, goods }: DemandPanel, until: number): DemandPanel {
  return {
    days: days.slice(0, until),
    goods: goods.map((series) => ({
      ...series,
      units: series.units.subarray(0, until),
      first: Math.min(series.first, until),
      events: series.events?.subarray(0, until) ?? null,
      orders: series.orders?.subarray(0, until) ?? null,
      largestLine: series.largestLine?.subarray(0, until) ?? null,
      stockedOut: series.stockedOut?.subarray(0, until) ?? null,
    })),
  };
}
