import type { FeesAhead, FeesInShop } from "./fees-in-shop.ts";

type StorageFees = Pick<
  FeesInShop,
  "freeStorageDays" | "storagePerCubicFootDayMinor"
>;

/** The card in force in so many days. */
export const feesIn = (fees: FeesAhead, days: number): FeesInShop =>
  fees[days] ?? fees.at(-1) ?? fees[0];

/**
 * What a cubic foot costs on a day on which its goods have lain there for so many days, by the card of that day: nothing
 * within the free time, null where it is over and nobody has told the fee.
 */
export const storageOfDay = (
  { freeStorageDays, storagePerCubicFootDayMinor }: StorageFees,
  age: number,
): number | null => (age < freeStorageDays ? 0 : storagePerCubicFootDayMinor);

/** The first day from now on, counted in days, on which goods that come today are paid for. */
export function firstPaidDay(fees: FeesAhead): number {
  const first = fees.findIndex((card, day) => day >= card.freeStorageDays);
  return first >= 0 ? first : feesIn(fees, fees.length).freeStorageDays;
}

const sums = new WeakMap<FeesAhead, Map<number, readonly number[]>>();

/**
 * What storing a cubic foot comes to that can be sold from `arrivesIn` days from now on and is sold in `soldIn` days, each day
 * by the card that is in force on it. It never falls with later sales. A fee that nobody has told counts for nothing.
 * @param soldIn parts of a day count.
 */
export function storageUntilSold(
  fees: FeesAhead,
  arrivesIn: number,
): (soldIn: number) => number {
  const known = sums.get(fees) ?? new Map<number, readonly number[]>();
  const before = known.get(arrivesIn) ?? sumsOf(fees, arrivesIn);
  sums.set(fees, known.set(arrivesIn, before));
  const last = before.length - 1;
  return (soldIn) => {
    const whole = Math.floor(soldIn);
    const perDay = storageOfDay(feesIn(fees, whole), whole - arrivesIn) ?? 0;
    return whole <= last
      ? (before[Math.max(0, whole)] ?? 0) + (soldIn - whole) * perDay
      : (before[last] ?? 0) + (soldIn - last) * perDay;
  };
}

/** By the day, what has been paid when it begins. */
function sumsOf(fees: FeesAhead, arrivesIn: number): readonly number[] {
  let paid = 0;
  const before = [0];
  // As far as the days of the cards, and at least until the last one's free time is over.
  const days = Math.max(
    fees.length,
    arrivesIn + feesIn(fees, fees.length).freeStorageDays,
  );
  for (let day = 0; day < days; day++) {
    paid += storageOfDay(feesIn(fees, day), day - arrivesIn) ?? 0;
    before.push(paid);
  }
  return before;
}
