import { dayAfter, dayOf } from "../../kit/days.ts";
import type { InboundRules } from "./inbound-rules.ts";

/** Until when what has to be done, YYYY-MM-DD. */
export type InboundDeadlines = {
  /** The last day to book a truck; null before the week of arrival is chosen. */
  bookTruckBy: string | null;
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
    "arriveWithinDays" | "closedAfterDays" | "truckNoticeBusinessDays"
  >,
): InboundDeadlines {
  const first = known.arrivedAt ?? known.arrivesFrom;
  return {
    bookTruckBy: known.arrivesFrom
      ? businessDaysBefore(
          dayOf(known.arrivesFrom, networkTime),
          rules.truckNoticeBusinessDays,
        )
      : null,
    arriveBy: first
      ? dayAfter(dayOf(first, networkTime), rules.arriveWithinDays)
      : null,
    closedOn: dayAfter(dayOf(known.madeAt, networkTime), rules.closedAfterDays),
  };
}

/** The network's weeks begin on Sunday at midnight there. */
const networkTime = "America/Los_Angeles";

/** Saturdays and Sundays do not count; holidays are not known. */
function businessDaysBefore(day: string, days: number): string {
  let at = day;
  for (let left = days; left > 0; ) {
    at = dayAfter(at, -1);
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return at;
}
