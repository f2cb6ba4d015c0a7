import type { Uplifts } from "../../domain/demand/event-uplift.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import type {
  ChannelSales,
  DemandEventRow,
  ForecastVariant,
} from "../../world/demand-records.ts";
import type { Records } from "../../world/records.ts";
import { noteDiscounts } from "./note-discounts.ts";
import { historyBefore, readSeries } from "./read-series.ts";
import { noteBursts } from "./tend-bursts.ts";

type Night = { series: SeriesOfVariant[]; events: DemandEventRow[] };

/**
 * The series of these variants up to the day before the origin, and the events that they know, with what is seen in the sales
 * of their last day: discounts first, because a day that they explain is no burst. Both are noted here.
 * @param known what the variants sold, where it was read already.
 */
export async function readNight(
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
): Promise<Night> {
  const span = historyBefore(origin, records.shop.timeZone);
  const events = await records.demandEvents(span.from);
  const plain = {
    events,
    series: await readSeries(records, variants, events, span, known),
  };
  /** Of those of which something was noted the series is read again. */
  const withNoted = async (night: Night, noted: Set<string>) => {
    if (noted.size === 0) return night;
    const events = await records.demandEvents(span.from);
    const some = variants.filter(({ variantId }) => noted.has(variantId));
    const sales = known?.filter(({ variantId }) => noted.has(variantId));
    const anew = new Map(
      (await readSeries(records, some, events, span, sales)).map((one) => [
        one.key,
        one,
      ]),
    );
    const series = night.series.map((one) => anew.get(one.key) ?? one);
    return { events, series };
  };
  const discounted = await withNoted(
    plain,
    await noteDiscounts(records, plain, origin, at),
  );
  return withNoted(
    discounted,
    await noteBursts(records, discounted, { origin, uplifts, at }),
  );
}
