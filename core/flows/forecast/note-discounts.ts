import {
  isDiscountDay,
  mayBeDiscountDay,
  usualDays,
} from "../../domain/demand/discount-day.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import { dayAfter } from "../../kit/days.ts";
import type { DemandEventRow } from "../../world/demand-records.ts";
import type { Records } from "../../world/records.ts";
import { seenEvent } from "./seen-event.ts";

/**
 * Notes that variants were sold at a discount on the last day of these series, by what was paid. Where the day before was one
 * as well, the same discount goes on, and what a person said of it with it. A day of which any event is told stays that.
 * @param series end on the day before the origin.
 * @returns the variants of which something was noted.
 */
export async function noteDiscounts(
  records: Records,
  {
    series,
    events,
  }: {
    series: readonly SeriesOfVariant[];
    events: readonly DemandEventRow[];
  },
  origin: string,
  at: Date,
): Promise<Set<string>> {
  const yesterday = dayAfter(origin, -1);
  const dayBefore = dayAfter(origin, -2);
  const own = new Map(
    events.flatMap((event) => {
      const { kind, variantId, startsOn, endsOn } = event;
      const isOfLate =
        startsOn <= yesterday && (endsOn === null || endsOn >= dayBefore);
      return kind === "discount" && variantId && isOfLate
        ? [[variantId, event] as const]
        : [];
    }),
  );
  const looked = series.filter(
    (one) =>
      mayBeDiscountDay(one, one.units.length - 1) &&
      own.get(one.key)?.endsOn !== yesterday,
  );
  if (looked.length === 0) return new Set();
  const paid = await records.pricesPaid(
    looked.map(({ key }) => key),
    {
      from: dayAfter(yesterday, -usualDays),
      days: usualDays + 1,
      timeZone: records.shop.timeZone,
    },
  );
  const noted = new Set<string>();
  for (const { key } of looked) {
    if (!isDiscountDay(paid.get(key) ?? [])) continue;
    const before = own.get(key);
    if (before?.isDetected && before.endsOn === dayBefore)
      await records.endDemandEvent(before.id, yesterday);
    else
      await records.noteDemandEvent({
        ...seenEvent,
        variantId: key,
        kind: "discount",
        startsOn: yesterday,
        endsOn: yesterday,
        at,
      });
    noted.add(key);
  }
  return noted;
}
