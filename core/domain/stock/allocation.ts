import type { Channel } from "./stock-rule.ts";

/**
 * One pool that two channels sell from, split between them. Shopify holds TikTok Shop's part back, by compare-and-set;
 * TikTok Shop shows a number of its own, from which it takes its sales.
 */
export type Allocation = {
  /**
   * What Shopify itself can sell there, with the units that it holds back for orders which it knows by now: an imported
   * order takes a unit of what Shopify can sell, and the unit that was held for it is owed.
   */
  available: number;
  /**
   * Units that Shopify holds back for TikTok Shop, by our doing, less those that are owed: the least that it may be, where
   * the answer to a change is not known.
   */
  held: number;
  /** Units sold on TikTok Shop that Shopify does not know yet: they are among those held. */
  sold: number;
  /** The most that TikTok Shop may be showing: the number that took hold last, or one whose answer was lost. */
  shown: number;
  /** It is known to show that; otherwise it has to be told again, whatever it may show. */
  isKnown: boolean;
  /** TikTok Shop's orders were read after it had been told this number. */
  isRead: boolean;
  /** Units that may sell on TikTok Shop before a number takes hold there. */
  margin: number;
  /** How fast each channel sells; only their proportion counts. */
  demand: Record<Channel, number>;
};

// A channel that sells nothing keeps something to sell: without any, its demand could never be measured again.
const smallestShare = 0.1;
// Shares follow demand in steps of this part of the pool, or every sale would move both sides.
const step = 0.1;

/** Units that neither channel has sold. */
export const freeUnits = ({ available, held, sold }: Allocation): number =>
  Math.max(0, available + held - sold);

/** TikTok Shop's part of what is free, by demand; the part that it shows already, while that is near enough. */
export function shareOfMarketplace(allocation: Allocation): number {
  const { demand, shown, margin } = allocation;
  const free = Math.max(0, freeUnits(allocation) - margin);
  const all = demand.storefront + demand.marketplace;
  const part = all > 0 ? demand.marketplace / all : 0.5;
  const bounded = Math.min(1 - smallestShare, Math.max(smallestShare, part));
  const wanted = Math.round(free * bounded);
  const isNear = Math.abs(wanted - shown) <= Math.max(1, free * step);
  return isNear && shown <= free ? shown : wanted;
}

/**
 * What TikTok Shop is to show. Never more than is held for it and not sold yet; every new number also leaves the margin,
 * because what sells there before it takes hold is not taken off it. A number that is safe as it stands is left: the
 * platform takes its own sales off.
 */
export function toldOfAllocation(allocation: Allocation): number {
  const { held, sold, shown, isKnown, margin } = allocation;
  const share = shareOfMarketplace(allocation);
  const most = Math.max(0, held - sold - margin);
  const isSafe = isKnown && shown <= held - sold;
  if (isSafe && shown <= share && most <= shown) return shown;
  return Math.min(share, most);
}

/**
 * What Shopify is to hold back: enough for all that TikTok Shop shows or is to show, has sold, and may sell unseen. What is
 * held is only given back once TikTok Shop shows less and its orders have been read since.
 */
export function heldForAllocation(allocation: Allocation): number {
  const { available, held, sold, shown, isRead, margin } = allocation;
  const share = shareOfMarketplace(allocation);
  const needed = Math.max(share, shown) + sold + margin;
  const most = held + Math.max(0, available);
  const wanted = Math.min(needed, most);
  return isRead ? wanted : Math.max(wanted, held);
}
