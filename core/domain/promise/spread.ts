/** How probable it is that something takes 0, 1, 2 … days; together 1. The last place holds all that takes longer. */
export type Spread = readonly number[];

/** How often something took 0, 1, 2 … days; the last place counts all that took longer. */
export type DayCounts = readonly number[];

/** So many parcels of a wider scope weigh as much as those of a narrow one that are counted. Assumed. */
export const borrowedParcels = 10;

const total = (counts: DayCounts): number =>
  counts.reduce((sum, count) => sum + count, 0);

/**
 * What is to be expected where parcels were counted in ever narrower scopes, the widest first: each scope's counts, with
 * what the scope around it expects weighing as much as `borrowedParcels`. Around all lies what is assumed.
 * @returns the spread, and how much of it is still assumed, from 0 to 1.
 */
export function expectedSpread(
  assumed: Spread,
  counted: readonly DayCounts[],
): { spread: Spread; assumedShare: number } {
  let spread = assumed;
  let assumedShare = 1;
  for (const counts of counted) {
    const parcels = total(counts);
    if (parcels === 0) continue;
    const borrowed = borrowedParcels / (parcels + borrowedParcels);
    const places = Math.max(spread.length, counts.length);
    const wider = spread;
    spread = Array.from(
      { length: places },
      (_, days) =>
        (wider[days] ?? 0) * borrowed +
        ((counts[days] ?? 0) / parcels) * (1 - borrowed),
    );
    assumedShare *= borrowed;
  }
  return { spread, assumedShare };
}

/** Parcels without some of them. */
export const lessDays = (all: DayCounts, some: DayCounts): DayCounts =>
  all.map((count, days) => Math.max(0, count - (some[days] ?? 0)));

/** Counts one more. */
export function countDays(
  counts: number[],
  days: number,
  longest: number,
): void {
  const place = Math.min(longest, days);
  while (counts.length <= place) counts.push(0);
  counts[place] = (counts[place] ?? 0) + 1;
}
