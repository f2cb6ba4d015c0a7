import { dayAfter, dayOf } from "../../kit/days.ts";
import { dayOfText, dayText, isWorkingDay } from "../promise/postal-days.ts";
import type { InboundRules } from "./inbound-rules.ts";
import { networkTimeZone } from "./network-time.ts";

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
          dayOf(known.arrivesFrom, networkTimeZone),
          rules.truckNoticeBusinessDays,
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

/** The day so many working days earlier, YYYY-MM-DD: weekends and the holidays of the US do not count. */
function businessDaysBefore(day: string, days: number): string {
  let at = dayOfText(day);
  for (let left = days; left > 0; ) if (isWorkingDay(--at)) left--;
  return dayText(at);
}
