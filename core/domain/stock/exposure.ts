import type { KeptBack } from "./derivation.ts";

/** How long news of a shop takes, measured, in milliseconds. */
export type NumberLag = {
  /** Half of the numbers were there by then. */
  p50Ms: number;
  /** All but one of a hundred. */
  p99Ms: number;
  /** So many were measured. */
  of: number;
};

/** What was sold of a variant within so many milliseconds, in units. */
export type Demand = { units: number; withinMs: number };

/** News that takes longer does so because a platform was away: an outage, which keeping units back does not mend. */
export const longestLagMs = 15 * 60_000;
/** More is never kept back, in units. */
export const mostExposed = 10_000;

/** Units that are sold while a number travels, rounded up: so many may be sold twice. */
export function exposureUnits(demand: Demand, lagMs: number): number {
  const lag = Math.min(Math.max(0, lagMs), longestLagMs);
  const units = Math.ceil((Math.max(0, demand.units) * lag) / demand.withinMs);
  return Math.min(units, mostExposed);
}

/** What is kept back of a variant, with how it came about; null where nothing is, or the lag was never measured. */
export function keptBackFor(
  demand: Demand,
  lag: NumberLag | null,
): KeptBack | null {
  const units = lag ? exposureUnits(demand, lag.p99Ms) : 0;
  if (!lag || units === 0) return null;
  const minutes = Math.round(demand.withinMs / 60_000);
  const seconds = Math.ceil(Math.min(lag.p99Ms, longestLagMs) / 1000);
  return {
    units,
    why: `${demand.units} sold in ${minutes} minutes, numbers take up to ${seconds} s`,
  };
}
