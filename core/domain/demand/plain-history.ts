import { withoutBursts } from "./bursts.ts";
import { bulkLines, withoutBulk } from "./cap-bulk-lines.ts";
import { dampSpikes } from "./damp-spikes.ts";
import { type Uplifts, withoutEvents } from "./event-uplift.ts";
import type { GoodsSeries } from "./goods-series.ts";
import { repairStockOuts } from "./repair-stock-outs.ts";

/** Units wanted a day from the first sale to the day before `origin`: days without stock are filled in. */
export function wantedHistory(
  { units, first, stockedOut }: GoodsSeries,
  origin: number,
): Float64Array {
  const sold = units.slice(first, origin);
  return stockedOut
    ? repairStockOuts(sold, stockedOut.subarray(first, origin))
    : sold;
}

/**
 * What an ordinary day brings, day by day: wanted units without bulk lines, bursts, known events and single spikes. From
 * this the level is read.
 */
export function plainHistory(
  series: GoodsSeries,
  origin: number,
  uplifts: Uplifts,
): Float64Array {
  const { first, events, bursts } = series;
  let history = wantedHistory(series, origin);
  history = withoutBulk(history, bulkLines(series, origin));
  if (bursts) history = withoutBursts(history, bursts, first);
  if (events)
    history = withoutEvents(history, events.subarray(first, origin), uplifts);
  return dampSpikes(history);
}
