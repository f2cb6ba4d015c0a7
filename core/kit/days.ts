/** The calendar day of an instant, YYYY-MM-DD. @param timeZone an IANA name; UTC where none is known. */
export const dayOf = (at: Date, timeZone = "UTC"): string =>
  timeZone === "UTC"
    ? at.toISOString().slice(0, 10)
    : calendarOf(timeZone).format(at);

/** Kept for each zone: to make one takes some fifty times as long as to ask it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  calendars.set(timeZone, made);
  return made;
}

/** The day so many days later; the day is YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs));

/** How many days later the second day is; both are YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

const dayMs = 86_400_000;
