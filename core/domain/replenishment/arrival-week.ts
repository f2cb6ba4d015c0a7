import { dayAfter, dayOf } from "../../kit/days.ts";
import type { ArrivalWindow } from "../inbound-facts.ts";
import { dayOfText, weekday } from "../promise/postal-days.ts";
import { windowFault } from "./arrival-window.ts";
import { onSaleAfter } from "./days-to-sale.ts";
import { inboundDeadlines } from "./inbound-deadlines.ts";
import type { InboundRules } from "./inbound-rules.ts";
import { endOfNetworkDay, networkTimeZone } from "./network-time.ts";

/** A week in which goods may arrive that are sent from now on, as it is reckoned: the network offers weeks of saved plans alone. */
export type ComingWeek = ArrivalWindow & {
  /** The last day to book a truck for it, YYYY-MM-DD. */
  bookTruckBy: string;
  /** What melts is taken in it. */
  takesMelting: boolean;
};

/** The week of arrival that goods have to make. */
export type ArrivalWeek = Pick<ComingWeek, "from" | "until" | "bookTruckBy"> & {
  /** Goods that arrive in it can be sold before they run out one time in ten; else it is the first that can be made at all. */
  isInTime: boolean;
};

/** The weeks of a plan that is made now: each begins at the network's Sunday midnight, the last ends before the plan is closed. */
export function comingWeeks(
  now: Date,
  rules: Pick<
    InboundRules,
    | "arriveWithinDays"
    | "closedAfterDays"
    | "meltingSeason"
    | "truckNoticeBusinessDays"
    | "truckCancelHours"
  >,
): ComingWeek[] {
  const today = dayOf(now, networkTimeZone);
  const weeks: ComingWeek[] = [];
  let sunday = dayAfter(today, 7 - weekday(dayOfText(today)));
  for (;;) {
    const next = dayAfter(sunday, 7);
    const from = endOfNetworkDay(dayAfter(sunday, -1));
    const until = endOfNetworkDay(dayAfter(next, -1));
    const faultOf = (melts: boolean) =>
      windowFault({ from, until }, rules, { melts, madeAt: now });
    if (faultOf(false)) return weeks;
    const { bookTruckBy } = inboundDeadlines(
      { madeAt: now, arrivesFrom: from, arrivedAt: null },
      rules,
    );
    weeks.push({
      ...{ from, until },
      bookTruckBy: bookTruckBy ?? sunday,
      takesMelting: faultOf(true) === null,
    });
    sunday = next;
  }
}

/** What is known of goods that are to be sent, and of how they get there. */
export type GoodsToArrive = {
  /** When they run out one time in ten. */
  neededBy: Date;
  melts: boolean;
  /** Days to the dock, and from the dock to the shelf, that four of five deliveries take at most. */
  transitDays: number;
  daysToSale: number;
  now: Date;
};

/**
 * The week that goods have to arrive in: as `adviseWay` chooses among weeks that the network offers, the latest whose goods
 * can be sold in time, whatever day of it they arrive; where none is in time, the first that can still be made. Null where no
 * week takes them.
 */
export function weekToMake(
  weeks: readonly ComingWeek[],
  { neededBy, melts, transitDays, daysToSale, now }: GoodsToArrive,
): ArrivalWeek | null {
  const open = weeks.filter(
    ({ until, takesMelting }) =>
      onSaleAfter(now, transitDays) <= until && (takesMelting || !melts),
  );
  const inTime = open.findLast(
    ({ until }) => onSaleAfter(until, daysToSale) <= neededBy,
  );
  const week = inTime ?? open[0];
  return week
    ? {
        from: week.from,
        until: week.until,
        bookTruckBy: week.bookTruckBy,
        isInTime: inTime !== undefined,
      }
    : null;
}

/** Of the weeks of several goods that go together, the first: it is in time for all where it is for each. */
export function soonestWeek(
  weeks: readonly (ArrivalWeek | null)[],
): ArrivalWeek | null {
  const known = weeks.flatMap((week) => week ?? []);
  const [first] = known.toSorted(
    (one, other) => one.from.getTime() - other.from.getTime(),
  );
  return first
    ? { ...first, isInTime: known.every(({ isInTime }) => isInTime) }
    : null;
}
