import { dayAfter, dayOf } from "../../kit/days.ts";

/** The network counts its days here, and its weeks begin on Sunday at midnight. Source: FBT inbound API 202602, arrival windows. */
export const networkTimeZone = "America/Los_Angeles";

/** The instant at which a day of the network's ends. @param day YYYY-MM-DD */
export function endOfNetworkDay(day: string): Date {
  const next = dayAfter(day, 1);
  const inSummer = new Date(`${next}T07:00:00Z`);
  return dayOf(inSummer, networkTimeZone) === next
    ? inSummer
    : new Date(`${next}T08:00:00Z`);
}
