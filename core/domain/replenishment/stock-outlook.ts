import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { probabilityAbove, quantileOver } from "../demand/quantile-over.ts";

/** Goods on their way: units, and in how many days they can be sold. */
export type Arrival = { units: number; inDays: number };

/** What lies at the network and comes, against what is wanted of it. */
export type Supply = {
  /** Units that can be sold there now: what is reserved or cannot be sold is not among them. */
  available: number;
  arrivals: readonly Arrival[];
};

type Demand = Pick<GoodsForecast, "windows">;

/** How far ahead anybody looks. */
export const longestOutlookDays = 180;

/** Units that will have been there to sell within the first `days`. */
export const suppliedWithin = (
  { available, arrivals }: Supply,
  days: number,
): number =>
  arrivals.reduce(
    (sum, { units, inDays }) => (inDays < days ? sum + units : sum),
    available,
  );

/** Expected units that can be sold out of a supply within the first `days`; what is wanted and not there is lost. */
export const soldWithin = (
  demand: Pick<GoodsForecast, "daily">,
  supply: Supply,
  days: number,
): number =>
  soldEachDay(demand, supply, days).reduce((sum, units) => sum + units, 0);

/** The same, day by day. */
export function soldEachDay(
  { daily }: Pick<GoodsForecast, "daily">,
  { available, arrivals }: Supply,
  days = longestOutlookDays,
): number[] {
  let left = available;
  return Array.from({ length: days }, (_, day) => {
    for (const { units, inDays } of arrivals) if (inDays === day) left += units;
    const taken = Math.min(left, daily[day] ?? daily.at(-1) ?? 0);
    left -= taken;
    return taken;
  });
}

/** The probability of running out within the first `days`, before what arrives later. */
export const stockOutRisk = (
  demand: Demand,
  supply: Supply,
  days: number,
): number => probabilityAbove(demand, days, suppliedWithin(supply, days));

/**
 * The first day on which it is this probable to have run out, in days from now; null where that is farther than anybody
 * looks.
 */
export function dayOfStockOut(
  demand: Demand,
  supply: Supply,
  probability: number,
): number | null {
  for (let days = 1; days <= longestOutlookDays; days++)
    if (
      quantileOver(demand, days, 1 - probability) > suppliedWithin(supply, days)
    )
      return days - 1;
  return null;
}

export const riskLevels = ["low", "medium", "high"] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** As people read a probability of running out. Source: our own targets, docs/forecasting.md. */
export const riskLevelOf = (probability: number): RiskLevel =>
  probability > 0.3 ? "high" : probability >= 0.1 ? "medium" : "low";
