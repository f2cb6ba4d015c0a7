/** Days of a block that has one seasonal index. */
export const seasonDays = 28;
const yearDays = 364;
const daysBefore = 56;
/** Units of a block at which own and shop's season weigh the same. */
const shrinkage = 100;
const bounds = { least: 0.3, most: 3 };
const fewestGoods = 5;

/** Demand a year ago: a day in the weeks before the same date, and a day in each block after it. */
export type LastYear = { before: number; after: number[] };

/** Reads last year from a history of ordinary days; null where the goods were not yet sold then. */
export function lastYear(units: Float64Array, blocks: number): LastYear | null {
  const sameDate = units.length - yearDays;
  if (sameDate < daysBefore) return null;
  const perDay = (from: number, days: number) => {
    let sum = 0;
    for (let day = from; day < from + days; day++)
      sum += units[Math.min(day, units.length - 1)] as number;
    return sum / days;
  };
  return {
    before: perDay(sameDate - daysBefore, daysBefore),
    after: Array.from({ length: blocks }, (_, block) =>
      perDay(sameDate + block * seasonDays, seasonDays),
    ),
  };
}

/** How demand of the same goods went on at this date last year, per block; 1 where too few goods can tell. */
export function shopSeason(
  goods: readonly (LastYear | null)[],
  blocks: number,
): number[] {
  const known = goods.filter((one) => one !== null);
  const before = known.reduce((sum, one) => sum + one.before, 0);
  return Array.from({ length: blocks }, (_, block) => {
    if (known.length < fewestGoods || before <= 0) return 1;
    const after = known.reduce((sum, one) => sum + (one.after[block] ?? 0), 0);
    return clipped(after / before);
  });
}

/** The season of one goods: its own, shrunk towards the shop's by how much it sold. */
export const ownSeason = (own: LastYear | null, shop: number[]): number[] =>
  own
    ? shop.map((common, block) =>
        clipped(
          ((own.after[block] ?? 0) * seasonDays + shrinkage * common) /
            (own.before * seasonDays + shrinkage),
        ),
      )
    : shop;

const clipped = (index: number): number =>
  Math.min(bounds.most, Math.max(bounds.least, index));
