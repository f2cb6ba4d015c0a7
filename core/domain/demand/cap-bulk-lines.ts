import type { GoodsSeries } from "./goods-series.ts";

const timesTypical = 10;
const fewestSellingDays = 10;
const trailingDays = 365;
/** Large lines on more of the selling days than this are the article's ordinary trade. */
const mostShare = 0.05;

/** A day with an order line far above what this article usually sells by. Indexes count from the first sale. */
export type BulkLine = { day: number; units: number; countedAs: number };

/**
 * Lines above ten times the article's median line, among the days before `origin`. Where only a day's largest line is
 * known, what is left of the day over its other orders stands for an ordinary line.
 */
export function bulkLines(
  { units, orders, largestLine, first }: GoodsSeries,
  origin: number,
): BulkLine[] {
  if (!orders || !largestLine) return [];
  const typical: number[] = [];
  for (let day = Math.max(first, origin - trailingDays); day < origin; day++) {
    const count = orders[day] as number;
    const largest = largestLine[day] as number;
    if (count <= 0 || largest <= 0) continue;
    const others = ((units[day] as number) - largest) / (count - 1);
    typical.push(count > 1 && others > 0 ? Math.min(others, largest) : largest);
  }
  if (typical.length < fewestSellingDays) return [];
  typical.sort((a, b) => a - b);
  const most = timesTypical * (typical[typical.length >> 1] as number);
  const found: BulkLine[] = [];
  for (let day = first; day < origin; day++) {
    const largest = largestLine[day] as number;
    if (largest > most && (units[day] as number) >= largest)
      found.push({ day: day - first, units: largest, countedAs: most });
  }
  return found.length <= mostShare * typical.length ? found : [];
}

/** History with bulk lines counted as the largest ordinary ones; the series itself where there are none. */
export function withoutBulk(
  history: Float64Array,
  bulk: readonly BulkLine[],
): Float64Array {
  if (bulk.length === 0) return history;
  const capped = history.slice();
  for (const { day, units, countedAs } of bulk)
    capped[day] = (capped[day] as number) - units + countedAs;
  return capped;
}
