import { type Channel, channels } from "./stock-rule.ts";

/** What is to be expected of one pool until it is weighed anew. */
export type PoolOutlook = {
  /** Units that each channel asks for: as likely more as fewer. */
  demand: Record<Channel, number>;
  /** What a unit that is sold there earns, in minor units, the channel's fees taken off; null: the same on both. */
  worth: Record<Channel, number> | null;
  /** How far demand lies from what is expected: standard deviation of its logarithm. */
  spread: number;
};

/** Where no forecast says how far demand may lie from what is expected. Assumed: about one time in six it is twice as much. */
export const assumedSpread = 0.7;
// Surer or less sure than this is no forecast.
const spreads = { least: 0.1, most: 2 };

/** The spread of demand by what it does not exceed one time in two, and nine times in ten; null where nothing is expected. */
export function spreadOf(p50: number, p90: number): number | null {
  if (p50 <= 0 || p90 <= p50) return null;
  const ninetieth = 1.2815515655446004;
  const spread = Math.log(p90 / p50) / ninetieth;
  return Math.min(spreads.most, Math.max(spreads.least, spread));
}

/**
 * TikTok Shop's part of a pool: each unit goes where it is worth most, which is the probability that the channel asks for it
 * times what it earns there. Worth falls with every unit that a channel has, so no other split is worth more. Where a unit
 * earns the same on both, shares are in proportion to demand. More demand on a channel never gives it fewer units.
 */
export function divideByWorth(units: number, outlook: PoolOutlook): number {
  const { storefront, marketplace } = outlook.demand;
  if (storefront + marketplace <= 0) return Math.round(units / 2);
  // As many as TikTok Shop is the better place for: the last of them is worth no less there than one more in Shopify.
  let some = 0;
  let tooMany = units + 1;
  while (tooMany - some > 1) {
    const tried = Math.floor((some + tooMany) / 2);
    if (isBetterThere(tried, units, outlook)) some = tried;
    else tooMany = tried;
  }
  return some;
}

/** Whether TikTok Shop's last of so many units is worth no less than Shopify's next one. */
function isBetterThere(
  there: number,
  units: number,
  { demand, worth, spread }: PoolOutlook,
): boolean {
  // A unit is asked for where demand reaches its middle.
  const strains = {
    marketplace: strainOf(there - 0.5, demand.marketplace, spread),
    storefront: strainOf(units - there + 0.5, demand.storefront, spread),
  };
  const [own, theirs] = channels.map(
    (channel) =>
      logAbove(strains[channel]) + Math.log(Math.max(1, worth?.[channel] ?? 1)),
  ) as [number, number];
  // Where both are as good as certain, or as good as hopeless, the less strained channel takes it.
  return worth === null ||
    worth.storefront === worth.marketplace ||
    own === theirs
    ? strains.marketplace <= strains.storefront
    : theirs > own;
}

/** By how many spreads so many units lie above what is expected. */
const strainOf = (units: number, expected: number, spread: number): number =>
  expected <= 0
    ? Number.POSITIVE_INFINITY
    : Math.log(units / expected) / spread;

/**
 * Logarithm of the probability that a standard normal value lies above this.
 * source: Numerical Recipes §6.2, erfcc; relative error below 1.2e-7
 */
export function logAbove(strain: number): number {
  if (strain === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  const x = Math.abs(strain) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const log =
    Math.log(t) -
    x * x +
    terms.reduceRight((sum, term) => sum * t + term, 0) -
    Math.LN2;
  return strain >= 0 ? log : Math.log1p(-Math.exp(log));
}

const terms = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807,
  -1.13520398, 1.48851587, -0.82215223, 0.17087277,
];
