import { isBurstDay, mayBeBurstDay } from "../../domain/demand/burst-of-day.ts";
import { ordersP99 } from "../../domain/demand/bursts.ts";
import type { Uplifts } from "../../domain/demand/event-uplift.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import { dayAfter, daysBetween } from "../../kit/days.ts";
import type {
  ChannelSales,
  DemandEventRow,
  ForecastVariant,
} from "../../world/demand-records.ts";
import type { Records } from "../../world/records.ts";
import { historyBefore, readSeries } from "./read-series.ts";

/** Writes down that a burst of one variant was seen; it lasts until somebody sees its end. */
export const noteBurst = (
  records: Records,
  variantId: string,
  startsOn: string,
  at: Date,
): Promise<void> =>
  records.noteDemandEvent({
    variantId,
    kind: "burst",
    startsOn,
    endsOn: null,
    productId: null,
    collection: null,
    lift: null,
    name: null,
    source: "detected",
    actor: null,
    entryId: null,
    at,
  });

/**
 * The series of these variants up to the day before the origin, and the events that they know, with the bursts that are seen
 * on the last of their days: these are noted here.
 * @param known what the variants sold, where it was read already.
 */
export async function readWithBursts(
  records: Records,
  variants: readonly ForecastVariant[],
  {
    origin,
    uplifts,
    at,
    known,
  }: {
    origin: string;
    uplifts: Uplifts;
    at: Date;
    known?: readonly ChannelSales[];
  },
): Promise<{ series: SeriesOfVariant[]; events: DemandEventRow[] }> {
  const span = historyBefore(origin, records.shop.timeZone);
  const read = async () => {
    const events = await records.demandEvents(span.from);
    return {
      events,
      series: await readSeries(records, variants, events, span, known),
    };
  };
  const seen = await read();
  const bursting = await burstingAmong(records, seen, { origin, uplifts });
  if (bursting.length === 0) return seen;
  for (const { key } of bursting)
    await noteBurst(records, key, dayAfter(origin, -1), at);
  return read();
}

/**
 * Those whose last day was one of a burst that no watch over minutes has noted. What a person has denied is not seen again
 * while it lasts.
 */
async function burstingAmong(
  records: Records,
  {
    series,
    events,
  }: {
    series: readonly SeriesOfVariant[];
    events: readonly DemandEventRow[];
  },
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
