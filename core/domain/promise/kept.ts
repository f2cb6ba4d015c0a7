import { type ArrivalDay, arrivesBy } from "./arrival.ts";
import { dayOfText, dayText, weekday } from "./postal-days.ts";

/** A promise that was made when an order was routed, and what came of it. */
export type PromiseMade = {
  route: string;
  /** YYYY-MM-DD */
  promised: string;
  arrival: readonly ArrivalDay[];
  /** When the last of its parcels arrived; null while one is on its way. */
  delivered: string | null;
};

export type KeptCount = {
  kept: number;
  late: number;
  /** Past their day and not there yet: they are late already, by nobody knows how much. */
  overdue: number;
  /** Neither there nor due. */
  open: number;
};

/** How a promise stands on a day. */
export function standingOf(
  { promised, delivered }: Pick<PromiseMade, "promised" | "delivered">,
  today: string,
): keyof KeptCount {
  if (delivered !== null) return delivered <= promised ? "kept" : "late";
  return promised < today ? "overdue" : "open";
}

/** How many promises were kept. */
export function countKept(
  promises: readonly Pick<PromiseMade, "promised" | "delivered">[],
  today: string,
): KeptCount {
  const count: KeptCount = { kept: 0, late: 0, overdue: 0, open: 0 };
  for (const one of promises) count[standingOf(one, today)]++;
  return count;
}

/** The share of promises that were kept, of those whose day has come; null where none has. Late and overdue are broken. */
export function keptRate({ kept, late, overdue }: KeptCount): number | null {
  const due = kept + late + overdue;
  return due === 0 ? null : kept / due;
}

/** Promises by the week in which their day was, the oldest first; weeks without one are left out. */
export function keptByWeek(
  promises: readonly PromiseMade[],
  today: string,
): { week: string; count: KeptCount }[] {
  const weeks = new Map<string, PromiseMade[]>();
  for (const one of promises) {
    const week = mondayOf(one.promised);
    weeks.set(week, [...(weeks.get(week) ?? []), one]);
  }
  return [...weeks]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([week, made]) => ({ week, count: countKept(made, today) }));
}

const mondayOf = (text: string): string => {
  const day = dayOfText(text);
  return dayText(day - ((weekday(day) + 6) % 7));
};

/** The probabilities at which it is looked whether they mean what they say. */
export const calibrationLevels = [0.5, 0.8, 0.9, 0.95] as const;

export type Calibration = {
  /** So probable it was called that a parcel is there by a day … */
  said: number;
  /** … and of so many promises this share was. */
  promises: number;
  share: number;
};

/**
 * Whether probabilities mean what they say. A promise counts at a level once the day that this level names is over,
 * arrived or not: a look at those alone that have arrived would flatter.
 */
export function calibrationOf(
  promises: readonly PromiseMade[],
  today: string,
): Calibration[] {
  return calibrationLevels.flatMap((said) => {
    let due = 0;
    let there = 0;
    for (const { arrival, delivered } of promises) {
      const by = arrivesBy(arrival, said);
      if (by === null || by >= today) continue;
      due++;
      if (delivered !== null && delivered <= by) there++;
    }
    return due === 0 ? [] : [{ said, promises: due, share: there / due }];
  });
}
