export type Window = { start: string; end: string };

const hour = 3_600_000;
const day = 24 * hour;
const weeksOffered = 4;

const pacific = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  weekday: "short",
  hour: "2-digit",
  hourCycle: "h23",
});

/**
 * The weeks in which a delivery may arrive: from Sunday midnight US Pacific to the next, as texts of Unix seconds.
 * Source: page `list-available-inbound-method-202602`.
 */
export function windowsFrom(now: number): Window[] {
  const first = nextSunday(now);
  const sundays = [first];
  for (let i = 0; i < weeksOffered; i++)
    sundays.push(nextSunday((sundays.at(-1) ?? first) + day));
  return sundays.slice(0, -1).map((start, i) => ({
    start: String(start / 1000),
    end: String((sundays[i + 1] ?? 0) / 1000),
  }));
}

/** The next whole hour at which it is Sunday midnight in Los Angeles, summer time or not. */
function nextSunday(after: number): number {
  const start = Math.ceil(after / hour) * hour;
  for (let at = start; ; at += hour) if (isSundayMidnight(at)) return at;
}

function isSundayMidnight(at: number): boolean {
  const parts = pacific.formatToParts(at);
  const value = (type: string) => parts.find((p) => p.type === type)?.value;
  return value("weekday") === "Sun" && value("hour") === "00";
}
