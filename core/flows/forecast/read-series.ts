import {
  assembleSeries,
  type EventSpan,
} from "../../domain/demand/assemble-series.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import { forecastHorizon } from "../../domain/demand/learned-shop.ts";
import { dayAfter } from "../../kit/days.ts";
import type {
  ChannelSales,
  DaySpan,
  DemandEventRow,
  DemandRecords,
  ForecastVariant,
} from "../../world/demand-records.ts";

const dayMs = 86_400_000;

/** Two years and a week: the same weeks of last year, and what came before them. */
export const historyDays = 735;

/** The history of a forecast: it ends on the day before the origin. */
export const historyBefore = (origin: string): DaySpan => ({
  from: dayAfter(origin, -historyDays),
  days: historyDays,
});

const indexIn = (span: DaySpan, day: string): number =>
  Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${span.from}T00:00:00Z`)) /
      dayMs,
  );

/**
 * Daily series of these variants, with what is known of stock-outs and events.
 * @param known what they sold, with others, where it was read already.
 */
export async function readSeries(
  records: Pick<DemandRecords, "channelSales" | "shownAtDayEnds">,
  variants: readonly ForecastVariant[],
  events: readonly DemandEventRow[],
  span: DaySpan,
  known?: readonly ChannelSales[],
): Promise<SeriesOfVariant[]> {
  const ids = variants.map(({ variantId }) => variantId);
  const sales = byVariant(known ?? (await records.channelSales(ids, span)));
  const ends = byVariant(await records.shownAtDayEnds(ids, span));
  const spans = byVariant(events);
  return variants.map(({ variantId, collection, priceMinor }) =>
    assembleSeries(
      { key: variantId, collection, price: priceMinor },
      sales.get(variantId) ?? [],
      ends.get(variantId) ?? [],
      [...(spans.get(null) ?? []), ...(spans.get(variantId) ?? [])].map(
        ({ kind, startsOn, endsOn }): EventSpan => ({
          kind,
          from: indexIn(span, startsOn),
          to: endsOn === null ? null : indexIn(span, endsOn),
        }),
      ),
      { days: span.days, ahead: forecastHorizon },
    ),
  );
}

function byVariant<T extends { variantId: string | null }>(
  rows: readonly T[],
): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const row of rows) {
    const group = groups.get(row.variantId);
    if (group) group.push(row);
    else groups.set(row.variantId, [row]);
  }
  return groups;
}
