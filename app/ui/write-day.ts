import { useReader } from "./reader.tsx";

/** How a calendar day, YYYY-MM-DD, is written for the reader: `Dec 1`. */
export function useDayWriter(): (day: string) => string {
  const { locale } = useReader();
  const format = new Intl.DateTimeFormat(locale, {
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  return (day) => (day ? format.format(new Date(`${day}T00:00:00Z`)) : "");
}
