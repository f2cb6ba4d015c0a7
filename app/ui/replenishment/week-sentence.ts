import type { ArrivalWeek } from "#core/domain/replenishment/arrival-week.ts";
import { lastDayOf } from "#core/domain/replenishment/arrival-window.ts";
import { networkTimeZone } from "#core/domain/replenishment/network-time.ts";
import { dayOf } from "#core/kit/days.ts";
import type { Translate } from "../../texts/rooms.ts";

/** The week in which one article, or all that is sent, has to arrive, and until when a truck for it can be booked. */
export function weekSentence(
  t: Translate,
  { from, until, bookTruckBy, isInTime }: ArrivalWeek,
  {
    of,
    now,
    write,
  }: { of: "one" | "all"; now: Date; write: (day: string) => string },
): string {
  const says = t(`replenishment:week.${of}${isInTime ? "" : "Late"}`, {
    from: write(dayOf(from, networkTimeZone)),
    to: write(lastDayOf({ until })),
  });
  const truck = t(
    bookTruckBy < dayOf(now, networkTimeZone)
      ? "replenishment:week.noTruck"
      : "replenishment:deadline.truck",
    { day: write(bookTruckBy) },
  );
  return `${says} ${truck}`;
}
