import type { Burst } from "./bursts.ts";
import { recentUnits, shareEvidence } from "./channel-split.ts";
import { type DemandEventKind, eventNumber } from "./demand-event.ts";
import type { SeriesOfVariant } from "./goods-forecast.ts";
import { firstSale } from "./goods-series.ts";
import { type DayEnd, stockOutDays } from "./stock-out-days.ts";

/** Channels in the order in which shares are told. */
export const demandChannels = ["storefront", "marketplace"] as const;

/** What one channel sold, on days with sales alone; `days` are indexes. */
export type SparseSales = {
  channel: string;
  days: readonly number[];
  units: readonly number[];
  orders: readonly number[];
  largest: readonly number[];
};

/** An event by day indexes, both included; one that still lasts has no end. */
export type EventSpan = {
  kind: DemandEventKind;
  from: number;
  to: number | null;
  /** How many times an ordinary day a person expects; null where nobody has said. */
  lift?: number | null;
};

/**
 * The daily series of one variant over `days`, with `ahead` more for planned events.
 * @param ends what its channels showed at the ends of days, in order.
 * @param returned units that came back to be sold again, by the day on which they did.
 */
export function assembleSeries(
  variant: { key: string; groups: readonly string[]; price: number },
  sales: readonly SparseSales[],
  ends: readonly DayEnd[],
  events: readonly EventSpan[],
  { days, ahead }: { days: number; ahead: number },
  returned: readonly { day: number; units: number }[] = [],
): SeriesOfVariant {
  const units = new Float64Array(days);
  const orders = new Float64Array(days);
  const largestLine = new Float64Array(days);
  const byChannel = demandChannels.map((channel) => {
    const own = new Float64Array(days);
    for (const sale of sales) {
      if (sale.channel !== channel) continue;
      for (const [i, day] of sale.days.entries()) {
        if (day < 0 || day >= days) continue;
        const sold = sale.units[i] ?? 0;
        own[day] = (own[day] as number) + sold;
        units[day] = (units[day] as number) + sold;
        orders[day] = (orders[day] as number) + (sale.orders[i] ?? 0);
        largestLine[day] = Math.max(
          largestLine[day] as number,
          sale.largest[i] ?? 0,
        );
      }
    }
    return own;
  });
  netReturns(units, returned);
  const bursts = events
    .flatMap(({ kind, from, to }): Burst[] =>
      kind === "burst" && from < days
        ? [{ from: Math.max(0, from), until: to === null ? null : to + 1 }]
        : [],
    )
    .sort((one, other) => one.from - other.from);
  return {
    ...variant,
    units,
    first: firstSale(units),
    events: eventDays(events, days + ahead),
    ...liftDays(events, days + ahead),
    orders,
    largestLine,
    stockedOut: stockOutDays(ends, days),
    ...(bursts.length > 0 && { bursts }),
    recentByChannel: byChannel.map(recentUnits),
    shareEvidence: shareEvidence(byChannel),
  };
}

/**
 * What came back is sold again, and was wanted for nothing: it is taken off the days on which it came, and where these sold
 * less off the next. Days before are left as they were known, so that a past forecast sees nothing later.
 */
function netReturns(
  units: Float64Array,
  returned: readonly { day: number; units: number }[],
): void {
  if (returned.length === 0) return;
  const back = new Float64Array(units.length);
  for (const { day, units: came } of returned)
    if (day >= 0 && day < back.length) back[day] = (back[day] ?? 0) + came;
  let left = 0;
  for (let day = 0; day < units.length; day++) {
    left += back[day] as number;
    const off = Math.min(left, units[day] as number);
    units[day] = (units[day] as number) - off;
    left -= off;
  }
}

/** What people expect of the days of events, where they have said so. */
function liftDays(
  events: readonly EventSpan[],
  days: number,
): { lifts?: Float64Array } {
  const told = events.filter(
    ({ kind, lift }) => eventNumber(kind) > 0 && (lift ?? 0) > 0,
  );
  if (told.length === 0) return {};
  const lifts = new Float64Array(days);
  for (const { from, to, lift } of told)
    lifts.fill(
      lift ?? 0,
      Math.max(0, Math.min(days, from)),
      Math.max(0, Math.min(days, (to ?? from) + 1)),
    );
  return { lifts };
}

/** The kind of event of each day; of two on one day the later noted counts. Null where there is none. */
function eventDays(
  events: readonly EventSpan[],
  days: number,
): Uint8Array | null {
  const known = events.filter(({ kind }) => eventNumber(kind) > 0);
  if (known.length === 0) return null;
  const kinds = new Uint8Array(days);
  for (const { kind, from, to } of known)
    kinds.fill(
      eventNumber(kind),
      Math.max(0, Math.min(days, from)),
      Math.max(0, Math.min(days, (to ?? from) + 1)),
    );
  return kinds;
}
