import {
  assembleSeries,
  type EventSpan,
} from "../../domain/demand/assemble-series.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import { forecastHorizon } from "../../domain/demand/learned-shop.ts";
import { pastSalesDays } from "../../domain/demand/past-sales.ts";
import { dayAfter, daysBetween } from "../../kit/days.ts";
import { groupBy } from "../../kit/group-by.ts";
import type {
  ChannelSales,
  DaySpan,
  DemandEventRow,
  DemandRecords,
  ForecastVariant,
} from "../../world/demand-records.ts";

/** As far back as what was sold before is read. */
export const historyDays = pastSalesDays;

/** The history of a forecast: it ends on the day before the origin. */
export const historyBefore = (origin: string, timeZone: string): DaySpan => ({
  from: dayAfter(origin, -historyDays),
  days: historyDays,
  timeZone,
});

const indexIn = (span: DaySpan, day: string): number =>
  daysBetween(span.from, day);

/**
 * Daily series of these variants, with what is known of stock-outs and events.
 * @param known what they sold, with others, where it was read already.
 */
export async function readSeries(
  records: Pick<
    DemandRecords,
    | "channelSales"
    | "returnedGoods"
    | "shownAtDayEnds"
    | "demandEstimates"
    | "collectionsOf"
  >,
  variants: readonly ForecastVariant[],
  events: readonly DemandEventRow[],
  span: DaySpan,
  known?: readonly ChannelSales[],
): Promise<SeriesOfVariant[]> {
  const ids = variants.map(({ variantId }) => variantId);
  const sales = byVariant(known ?? (await records.channelSales(ids, span)));
  const returned = byVariant(await records.returnedGoods(ids, span));
  const ends = byVariant(await records.shownAtDayEnds(ids, span));
  const estimates = new Map(
    (await records.demandEstimates(ids)).map(({ variantId, perDay }) => [
      variantId,
      perDay,
    ]),
  );
  const eventsOf = eventsByScope(events);
  const collections = await records.collectionsOf([
    ...new Set(variants.map(({ productId }) => productId)),
  ]);
  return variants.map((variant) => {
    const { variantId, productId, collection, priceMinor } = variant;
    const groups = [
      ...(collections.get(productId) ?? []),
      ...(collection === null ? [] : [collection]),
    ];
    const series = assembleSeries(
      { key: variantId, groups, price: priceMinor },
      sales.get(variantId) ?? [],
      ends.get(variantId) ?? [],
      eventsOf(variant).map(
        ({ kind, startsOn, endsOn, lift }): EventSpan => ({
          kind,
          from: indexIn(span, startsOn),
          to: endsOn === null ? null : indexIn(span, endsOn),
          lift,
        }),
      ),
      { days: span.days, ahead: forecastHorizon },
      returned.get(variantId),
    );
    const estimatePerDay = estimates.get(variantId);
    return estimatePerDay === undefined
      ? series
      : { ...series, estimatePerDay };
  });
}

/**
 * The events of a variant: the shop's, its product type's, its product's and its own, in this order. What was only seen comes
 * before all that was told: of two on one day the later counts.
 */
function eventsByScope(
  events: readonly DemandEventRow[],
): (variant: ForecastVariant) => DemandEventRow[] {
  const byScope = new Map<string, DemandEventRow[]>();
  for (const event of events) {
    if (event.isDenied) continue;
    const { variantId, productId, collection } = event;
    const scope = variantId ?? productId ?? collection ?? "";
    const same = byScope.get(scope);
    if (same) same.push(event);
    else byScope.set(scope, [event]);
  }
  return ({ variantId, productId, collection }) => {
    const all = ["", collection, productId, variantId].flatMap((scope) =>
      scope === null ? [] : (byScope.get(scope) ?? []),
    );
    return [
      ...all.filter(({ isDetected }) => isDetected),
      ...all.filter(({ isDetected }) => !isDetected),
    ];
  };
}

const byVariant = <T extends { variantId: string }>(rows: readonly T[]) =>
  groupBy(rows, ({ variantId }) => variantId);
