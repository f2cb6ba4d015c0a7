import { isBurstDay, mayBeBurstDay } from "../../domain/demand/burst-of-day.ts";
import { ordersP99 } from "../../domain/demand/bursts.ts";
import type { Uplifts } from "../../domain/demand/event-uplift.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import { dayAfter, daysBetween } from "../../kit/days.ts";
import type { DemandEventRow } from "../../world/demand-records.ts";
import type { Records } from "../../world/records.ts";
import { seenEvent } from "./seen-event.ts";

/** Writes down that a burst of one variant was seen; it lasts until somebody sees its end. */
export const noteBurst = (
  records: Records,
  variantId: string,
  startsOn: string,
  at: Date,
): Promise<void> =>
  records.noteDemandEvent({
    ...seenEvent,
    variantId,
    kind: "burst",
    startsOn,
    endsOn: null,
    at,
  });

/**
 * Notes bursts that began on the last day of these series and that no watch over minutes has seen.
 * @param series end on the day before the origin.
 * @returns the variants of which one was noted.
 */
export async function noteBursts(
  records: Records,
  night: Night,
  {
    at,
    ...known
  }: {
    origin: string;
    uplifts: Uplifts;
    at: Date;
  },
): Promise<Set<string>> {
  const bursting = await burstingAmong(records, night, known);
  const yesterday = dayAfter(known.origin, -1);
  for (const { key } of bursting) await noteBurst(records, key, yesterday, at);
  return new Set(bursting.map(({ key }) => key));
}

type Night = {
  series: readonly SeriesOfVariant[];
  events: readonly DemandEventRow[];
};

/**
 * Those whose last day was one of a burst that no watch over minutes has noted. What a person has denied is not seen again
 * while it lasts.
 */
async function burstingAmong(
  records: Records,
  { series, events }: Night,
  { origin, uplifts }: { origin: string; uplifts: Uplifts },
): Promise<SeriesOfVariant[]> {
  const yesterday = dayAfter(origin, -1);
  const known = new Set(
    events.flatMap(({ kind, variantId, startsOn, endsOn }) =>
      kind === "burst" &&
      variantId !== null &&
      startsOn <= yesterday &&
      (endsOn === null || endsOn >= yesterday)
        ? [variantId]
        : [],
    ),
  );
  const looked = series.filter(
    (one) => !known.has(one.key) && mayBeBurstDay(one, one.units.length - 1),
  );
  if (looked.length === 0) return [];
  const forecasts = await records.forecastsOfDay(
    looked.map(({ key }) => key),
    yesterday,
  );
  return looked.filter((one) =>
    isBurstDay(one, one.units.length - 1, {
      uplifts,
      expected: forecasts.get(one.key) ?? null,
    }),
  );
}

/** A burst is over where its last days brought no more orders than 99 of 100 days before it. */
export async function endBursts(
  records: Records,
  events: DemandEventRow[],
  series: readonly SeriesOfVariant[],
  days: number,
  origin: string,
): Promise<void> {
  const open = events.filter(
    ({ kind, endsOn, startsOn }) =>
      kind === "burst" && endsOn === null && startsOn < origin,
  );
  const jumping = await records.variantsInSpike(
    open.flatMap(({ variantId }) => variantId ?? []),
  );
  for (const { id, variantId, startsOn } of open) {
    const own = series.find(({ key }) => key === variantId);
    if (!own?.orders || jumping.has(own.key)) continue;
    const begun = days - daysBetween(startsOn, origin);
    if (begun < 0) continue;
    const usual = ordersP99(own.orders.subarray(own.first, begun));
    let last = days - 1;
    while (last > begun && (own.orders[last] as number) <= usual) last--;
    if (last < days - 1)
      await records.endDemandEvent(id, dayAfter(origin, last - days));
  }
}
