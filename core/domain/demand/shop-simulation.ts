import type { DemandPanel } from "./goods-series.ts";
import { hasHistory, youngestDays } from "./goods-series.ts";
import { serviceLevels } from "./replenishment-policies.ts";
import {
  type PolicyResult,
  type Simulation,
  simulationSteps,
  warmUpDays,
} from "./simulate-replenishment.ts";

/** What a shop's past would have looked like under other rules of replenishment, as it is kept and shown. */
export type ShopSimulation = {
  /** The day after the last one played. */
  until: string;
  goods: number;
  scoredDays: number;
  /** Days from sending to being sellable, and between two decisions. */
  lead: number;
  review: number;
  /** The level in force when it was played. */
  inForce: number;
  /** The lowest level that filled `wantedFill`; null where none did. */
  proposed: number | null;
  /** By rising level. */
  levels: PolicyResult[];
  /** What other tools do: so many days of the average of the last thirty. */
  cover: PolicyResult;
};

/** Share of demand that a shop is proposed to fill at once. */
export const wantedFill = 0.95;
/** More goods would say the same, and each is planned again every week of the past. */
const mostPlayed = 300;
const playedDays = 182;
const fewestScored = 28;
const coverDays = 30;

/**
 * Plays half a year of the shop's own past, with lost sales, under every service level: what was filled, what lay there and
 * how often something was missing. A decision a step. Null where the past is too short.
 * @param inForce the service level that the shop has set.
 */
export function* simulateShop(
  panel: DemandPanel,
  {
    lead,
    review,
    inForce,
    until,
  }: Pick<ShopSimulation, "lead" | "review" | "inForce" | "until">,
): Generator<void, ShopSimulation | null> {
  const days = Math.min(playedDays, panel.days.length - youngestDays);
  const begin = panel.days.length - days;
  const goods = panel.goods
    .filter((series) => hasHistory(series, begin))
    .slice(0, mostPlayed);
  if (days - warmUpDays - lead - review < fewestScored || goods.length === 0)
    return null;
  const levels = [...new Set([...serviceLevels, inForce])].sort(
    (one, other) => one - other,
  );
  const { results, scoredDays }: Simulation = yield* simulationSteps(
    { ...panel, goods },
    { lead, review, days, seesOnlySales: false },
    [
      ...levels.map((parameter) => ({ kind: "quantile" as const, parameter })),
      { kind: "cover days", parameter: coverDays },
    ],
  );
  const cover = results.at(-1);
  if (!cover || results.some(({ fillRate }) => !Number.isFinite(fillRate)))
    return null;
  const played = results.slice(0, -1);
  return {
    until,
    goods: goods.length,
    scoredDays,
    lead,
    review,
    inForce,
    proposed:
      played.find(({ fillRate }) => fillRate >= wantedFill)?.parameter ?? null,
    levels: played,
    cover,
  };
}
