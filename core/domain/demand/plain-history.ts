import { withoutBursts } from "./bursts.ts";
import { bulkLines, withoutBulk } from "./cap-bulk-lines.ts";
import { dampSpikes } from "./damp-spikes.ts";
import { type Uplifts, withoutEvents } from "./event-uplift.ts";
import type { GoodsSeries } from "./goods-series.ts";
import { repairStockOuts } from "./repair-stock-outs.ts";

/**
 * Units wanted a day from the first sale to the day before `origin`: days without stock are filled in, and a last day that is
 * not over goes on as is to be expected.
 */
export function wantedHistory(
  { units, first, stockedOut, toCome = 0 }: GoodsSeries,
  origin: number,
): Float64Array {
  const sold = units.slice(first, origin);
  const wanted = stockedOut
    ? repairStockOuts(sold, stockedOut.subarray(first, origin))
    : sold;
  const last = origin - 1;
  // What a day has sold out is filled in as a whole day's already.
  if (
    toCome > 0 &&
    last >= first &&
    origin === units.length &&
    !stockedOut?.[last]
  )
    wanted[last - first] = (wanted[last - first] as number) + toCome;
  return wanted;
}

/**
 * Units wanted on each of the `days` from `day` on, to hold a forecast against: what was sold, filled in as the days before
 * are on days without stock. Sees nothing after the window. Null where more than half of its days had no stock: what was
 * wanted then is a guess, and says nothing about a forecast.
 */
export function wantedOver(
  series: GoodsSeries,
  day: number,
  days: number,
): Float64Array | null {
  const { units, first, stockedOut } = series;
  const end = day + days;
  let out = 0;
  for (let at = day; stockedOut && at < end; at++) out += stockedOut[at] ?? 0;
  if (out === 0 && !series.toCome) return units.subarray(day, end);
  if (out > days / 2) return null;
  return wantedHistory(series, end).subarray(Math.max(0, day - first));
}

/**
 * What an ordinary day brings, day by day: wanted units without bulk lines, bursts, known events and single spikes. From
 * this the level is read.
 * @param wanted as `wantedHistory` says, where it is at hand.
 */
export function plainHistory(
  series: GoodsSeries,
  origin: number,
  uplifts: Uplifts,
  wanted = wantedHistory(series, origin),
): Float64Array {
  const { first, events, bursts } = series;
  let history = withoutBulk(wanted, bulkLines(series, origin));
  if (bursts) history = withoutBursts(history, bursts, first);
  if (events)
    history = withoutEvents(history, events.subarray(first, origin), uplifts);
  return dampSpikes(history);
}
