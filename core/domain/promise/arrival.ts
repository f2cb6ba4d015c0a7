import {
  addOpenDays,
  dayText,
  isDeliveryDay,
  isWorkingDay,
} from "./postal-days.ts";
import type { Spread } from "./spread.ts";

/** A day on which a parcel may arrive, YYYY-MM-DD, and how probable that is. */
export type ArrivalDay = { day: string; probability: number };

/** The days on which an order that is placed on a day may arrive, the first one first; together 1. */
export function arrivalDays(
  placedOn: number,
  handling: Spread,
  transit: Spread,
): ArrivalDay[] {
  const days = new Map<number, number>();
  for (const [worked, ready] of handling.entries()) {
    if (ready === 0) continue;
    const leaves = addOpenDays(placedOn, worked, isWorkingDay);
    for (const [travelled, there] of transit.entries()) {
      if (there === 0) continue;
      const arrives = addOpenDays(leaves, travelled, isDeliveryDay);
      days.set(arrives, (days.get(arrives) ?? 0) + ready * there);
    }
  }
  return [...days]
    .sort(([one], [other]) => one - other)
    .map(([day, probability]) => ({ day: dayText(day), probability }));
}

// Sums of shares miss a whole by a hair.
const hair = 1e-9;

/** The first day by which the parcel is there with this probability; the last day that is known of where none is. */
export function arrivesBy(
  days: readonly ArrivalDay[],
  probability: number,
): string | null {
  let so = 0;
  for (const { day, probability: share } of days) {
    so += share;
    if (so >= probability - hair) return day;
  }
  return days.at(-1)?.day ?? null;
}

/** How probable it is that the parcel is there by a day, that day included. */
export const probabilityBy = (
  days: readonly ArrivalDay[],
  by: string,
): number =>
  days.reduce(
    (sum, { day, probability }) => (day <= by ? sum + probability : sum),
    0,
  );
