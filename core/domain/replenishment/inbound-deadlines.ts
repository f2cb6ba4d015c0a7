import { dayAfter, dayOf } from "../../kit/days.ts";
import {
  dayOfText,
  dayText,
  isWorkingDay,
  weekday,
} from "../promise/postal-days.ts";
import type { InboundRules } from "./inbound-rules.ts";
import { networkTimeZone } from "./network-time.ts";

/** Until when what has to be done, YYYY-MM-DD. */
export type InboundDeadlines = {
  /** The last day to book a truck; null before the week of arrival is chosen. */
  bookTruckBy: string | null;
  /**
   * The last day to cancel a truck that will not come, on whichever day of the week its appointment is; null before that week
   * is chosen.
   */
  cancelTruckBy: string | null;
  /** The last day on which another part of it may arrive; null before anything is known of when the first does. */
  arriveBy: string | null;
  /** What has not left by then is closed. */
  closedOn: string;
};

/** What the network's rules say of one delivery: in days of its own time. */
export function inboundDeadlines(
  known: {
    madeAt: Date;
    /** The first day of the week that was chosen. */
    arrivesFrom: Date | null;
    /** When its first part has arrived. */
    arrivedAt: Date | null;
  },
  rules: Pick<
    InboundRules,
    | "arriveWithinDays"
    | "closedAfterDays"
    | "truckNoticeBusinessDays"
    | "truckCancelHours"
  >,
): InboundDeadlines {
  const first = known.arrivedAt ?? known.arrivesFrom;
  return {
    bookTruckBy: known.arrivesFrom
      ? businessDaysBefore(
          dayOf(known.arrivesFrom, networkTimeZone),
          rules.truckNoticeBusinessDays,
        )
      : null,
    cancelTruckBy: known.arrivesFrom
      ? dayAfter(
          dayOf(known.arrivesFrom, networkTimeZone),
          -Math.ceil(rules.truckCancelHours / 24),
        )
      : null,
    arriveBy: first
      ? dayAfter(dayOf(first, networkTimeZone), rules.arriveWithinDays)
      : null,
    closedOn: dayAfter(
      dayOf(known.madeAt, networkTimeZone),
      rules.closedAfterDays,
    ),
  };
}

/** A deadline that somebody has to act on now, and its day. */
export type InboundWarning = {
  what: "arrive" | "closes";
  /** YYYY-MM-DD */
  by: string;
};

/** Somebody has to pack, or to change his plans: he is told so many days before the last day to send. */
const toldDays = 3;

/**
 * What a merchant has to be told of a delivery of which something has not left: that it has to arrive by a day, once little
 * time is left to send it or to book a truck for it; else that the network closes it. Null where there is time, or none any
 * more.
 * @param transitDays days that deliveries take to the dock. @param today a day of the network's.
 */
export function inboundWarning(
  { bookTruckBy, arriveBy, closedOn }: InboundDeadlines,
  { transitDays, today }: { transitDays: number; today: string },
): InboundWarning | null {
  const lastToSend = (by: string) => dayAfter(by, -transitDays);
  if (arriveBy !== null && today <= arriveBy) {
    const begins = [lastToSend(arriveBy), bookTruckBy ?? arriveBy].sort()[0];
    return begins && today >= dayAfter(begins, -toldDays)
      ? { what: "arrive", by: arriveBy }
      : null;
  }
  // Before a week is chosen the last that can be has to lie ahead: it ends before the plan is closed.
  const begins = [
    lastToSend(closedOn),
    ...(bookTruckBy === null ? [sundayBefore(dayAfter(closedOn, -6))] : []),
  ].sort()[0];
  return begins && today <= closedOn && today >= dayAfter(begins, -toldDays)
    ? { what: "closes", by: closedOn }
    : null;
}

/** The last Sunday before a day, YYYY-MM-DD: weeks of arrival begin on it. */
function sundayBefore(day: string): string {
  const at = dayOfText(day) - 1;
  return dayText(at - weekday(at));
}

/** The day so many working days earlier, YYYY-MM-DD: weekends and the holidays of the US do not count. */
function businessDaysBefore(day: string, days: number): string {
  let at = dayOfText(day);
  for (let left = days; left > 0; ) if (isWorkingDay(--at)) left--;
  return dayText(at);
}
