import type { GoodsSeries } from "./goods-series.ts";

/** Units of one article that were paid at one price, on one channel in one currency. */
export type PricePaid = {
  channel: string;
  /** For one unit, in minor units of its currency. */
  minor: number;
  /** Within `usualDays` before the day. */
  before: number;
  onDay: number;
};

/** So much below the usual price a unit was sold at a discount. */
const leastDiscount = 0.1;
/** The usual price is the median of these days: a discount that lasts longer than half of them has become the price. */
export const usualDays = 56;
/** A channel that sold less has no usual price. */
const fewestUnits = 10;
/** Of goods that sell on fewer of the usual days only those days of a discount were seen that sold something. */
const fewestSellingDays = usualDays / 2;

/** Whether most units of a day were sold at a discount, each measured by what its channel usually sells at. */
export function isDiscountDay(paid: readonly PricePaid[]): boolean {
  let units = 0;
  let discounted = 0;
  for (const channel of new Set(paid.map((one) => one.channel))) {
    const own = paid.filter((one) => one.channel === channel);
    const usual = usualPrice(own);
    for (const { minor, onDay } of own) {
      units += onDay;
      if (usual !== null && minor <= usual * (1 - leastDiscount))
        discounted += onDay;
    }
  }
  return discounted > units / 2;
}

/** Median of what units were paid at; null where too few were. */
function usualPrice(paid: readonly PricePaid[]): number | null {
  const units = paid.reduce((sum, { before }) => sum + before, 0);
  if (units < fewestUnits) return null;
  let below = 0;
  for (const { minor, before } of [...paid].sort((a, b) => a.minor - b.minor)) {
    below += before;
    if (below >= units / 2) return minor;
  }
  return null;
}

/** Whether a discount of this past day could be told by its price: it sold, as it does on most days, and no event is known. */
export function mayBeDiscountDay(
  { units, events }: GoodsSeries,
  day: number,
): boolean {
  if (!((units[day] ?? 0) > 0) || (events?.[day] ?? 0) > 0) return false;
  const selling = units
    .subarray(Math.max(0, day - usualDays), day)
    .filter((sold) => sold > 0);
  return selling.length >= fewestSellingDays;
}
