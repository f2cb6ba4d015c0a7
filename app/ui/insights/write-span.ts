import type { Insights } from "../../queries/insights.server.ts";
import { useReader } from "../reader.tsx";

/** How a point of time is written under a picture: an hour of a day, or a day of a month, in the reader's own zone. */
export function useSpanWriter(span: Insights["span"]): (at: Date) => string {
  const { locale } = useReader();
  const format = new Intl.DateTimeFormat(
    locale,
    span === "day"
      ? { hour: "numeric", minute: "2-digit" }
      : { month: "short", day: "numeric" },
  );
  return (at) => format.format(at);
}
