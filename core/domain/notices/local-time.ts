import { dayOf } from "../../kit/days.ts";

/** Day and full hour of an instant where somebody is. @param timeZone a name of the IANA list */
export function localTime(
  at: Date,
  timeZone: string,
): { day: string; hour: number } {
  const hour = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hour: "2-digit",
    hourCycle: "h23",
  }).format(at);
  return { day: dayOf(at, timeZone), hour: Number(hour) };
}
