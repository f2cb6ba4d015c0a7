import type { Channel } from "./stock-rule.ts";

/** Shopify takes so many numbers in one call. */
const mostAtOnce = 250;

/**
 * Calls that telling new numbers takes: TikTok Shop is told a listing at a time; Shopify many at once, after one look at as
 * many. What is held back for a pool that becomes guaranteed, or is given back, is looked at and moved the same way.
 */
export const callsToTell = ({
  channel,
  numbers,
  listings,
  holds,
}: {
  channel: Channel;
  /** That change. */
  numbers: number;
  /** Of TikTok Shop that show a number which changes. */
  listings: number;
  /** Variants of which something is held back, or no more. */
  holds: number;
}): number =>
  (channel === "marketplace" ? listings : twiceInBatches(numbers)) +
  twiceInBatches(holds);

const twiceInBatches = (many: number) => 2 * Math.ceil(many / mostAtOnce);
