import { onceFor } from "./once-for.ts";
import { useReader } from "./reader.tsx";

const writerFor = onceFor((locale) => {
  const format = new Intl.DateTimeFormat(locale, {
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  return (day: string): string =>
    day ? format.format(new Date(`${day}T00:00:00Z`)) : "";
});

/** How a calendar day, YYYY-MM-DD, is written for the reader: `Dec 1`. */
export const useDayWriter = (): ((day: string) => string) =>
  writerFor(useReader().locale);
