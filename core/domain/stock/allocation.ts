import { divideByWorth, type PoolOutlook } from "./divide-by-worth.ts";

/** What TikTok Shop shows of one of its SKUs, as far as we know. */
export type ShownNumber = {
  /** The most that it may be showing: the number that took hold last, or one whose answer was lost. */
  shown: number;
  /** It is known to show that; otherwise it has to be told again, whatever it may show. */
  isKnown: boolean;
};

/**
 * One pool that two channels sell from, split between them. Shopify holds TikTok Shop's part back, by compare-and-set;
 * TikTok Shop shows numbers of its own, from which it takes its sales.
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
  /** One for each SKU that sells from the pool. */
  numbers: ShownNumber[];
  /** TikTok Shop's orders were read after it had been told these numbers. */
  isRead: boolean;
  /** The split holds: what TikTok Shop shows was covered once. Before that, the pool was shared. */
  isInForce: boolean;
  /** Units that may sell on TikTok Shop before a number takes hold there. */
  margin: number;
  /** TikTok Shop never shows more than this, by the merchant's rule; null: no limit. */
  cap: number | null;
} & PoolOutlook;

/** What a SKU is to show. `isTold`: it shows something else, or may, and has to be told. */
export type ShareTold = { quantity: number; isTold: boolean };

// A channel that sells nothing keeps something to sell: without any, its demand could never be measured again.
const smallestShare = 0.1;
// Shares follow demand and worth in steps of this part of the pool, or every sale would move both sides.
const step = 0.1;

/** Units that neither channel has sold. */
export const freeUnits = ({
  available,
  held,
  sold,
}: Pick<Allocation, "available" | "held" | "sold">): number =>
  Math.max(0, available + held - sold);

/** TikTok Shop's part of what is free, each unit where it is worth most; the part that it shows already, while that is near enough. */
export function shareOfMarketplace(allocation: Allocation): number {
  const { margin, cap, numbers } = allocation;
  const shown = sum(numbers.map((number) => number.shown));
  const free = Math.max(0, freeUnits(allocation) - margin);
  const most = Math.min(free, cap ?? free);
  const bounded = Math.min(
    Math.round(free * (1 - smallestShare)),
    Math.max(Math.round(free * smallestShare), divideByWorth(free, allocation)),
  );
  const wanted = Math.min(most, bounded);
  const isNear = Math.abs(wanted - shown) <= Math.max(1, free * step);
  // The last unit is one side's alone; where there are more, neither side is left without any.
  const empties =
    (shown === 0 && wanted > 0) || (shown === free && wanted < free);
  return isNear && shown <= most && !empties ? shown : wanted;
}

/** TikTok Shop's share, split between its SKUs: as they show it already, or evenly. */
function partsOf(allocation: Allocation): number[] {
  const shown = allocation.numbers.map((number) => number.shown);
  const share = shareOfMarketplace(allocation);
  if (sum(shown) === share) return shown;
  const each = Math.floor(share / shown.length);
  const rest = share - each * shown.length;
  return shown.map((_, index) => each + (index < rest ? 1 : 0));
}

/** Whether a number is on its way, or still to be told. */
const isMoving = ({ numbers }: Allocation, parts: number[]): boolean =>
  numbers.some(
    ({ shown, isKnown }, index) => !isKnown || shown !== parts[index],
  );

/**
 * What TikTok Shop is to show of each SKU. Together never more than is held for it and not sold yet; every new number also
 * leaves the margin, because what sells there before it takes hold is not taken off it. A number that is safe as it stands
 * is left: the platform takes its own sales off. Before the split is in force, a number may also be lowered to its share
 * while nothing is held for it yet.
 */
export function toldOfAllocation(allocation: Allocation): ShareTold[] {
  const { held, sold, margin, numbers, isInForce } = allocation;
  const parts = partsOf(allocation);
  // What each of them may show, once those before it have been told.
  const may = numbers.map(({ shown }) => shown);
  return numbers.map(({ shown, isKnown }, index) => {
    const part = parts[index] ?? 0;
    const others = sum(may) - shown;
    const covered = Math.max(0, held - sold - others);
    const most = Math.max(0, covered - margin);
    const isSafe = isKnown && shown <= covered;
    if (isSafe && shown <= part && most <= shown)
      return { quantity: shown, isTold: false };
    const lowered = !isInForce && isKnown ? Math.min(part, shown) : 0;
    const quantity = Math.max(Math.min(part, most), lowered);
    may[index] = Math.max(shown, quantity);
    return { quantity, isTold: !isKnown || quantity !== shown };
  });
}

/**
 * What Shopify is to hold back: enough for all that TikTok Shop shows or is to show, has sold, and may sell before a number
 * that is still to be told takes hold. What is held is only given back once TikTok Shop shows less and its orders have been
 * read since.
 */
export function heldForAllocation(allocation: Allocation): number {
  const { available, held, sold, numbers, isRead, isInForce, margin } =
    allocation;
  const parts = partsOf(allocation);
  const shown = parts.map((part, index) =>
    isInForce ? Math.max(part, numbers[index]?.shown ?? 0) : part,
  );
  const needed = sum(shown) + sold + (isMoving(allocation, parts) ? margin : 0);
  const wanted = Math.min(needed, held + Math.max(0, available));
  return isRead ? wanted : Math.max(wanted, held);
}

/** Everything that TikTok Shop shows and has sold is held for it: from now on the split holds. */
export const takesForce = ({
  held,
  sold,
  numbers,
  isRead,
}: Pick<Allocation, "held" | "sold" | "numbers" | "isRead">): boolean =>
  isRead &&
  numbers.every(({ isKnown }) => isKnown) &&
  sum(numbers.map(({ shown }) => shown)) + sold <= held;

const sum = (numbers: number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
