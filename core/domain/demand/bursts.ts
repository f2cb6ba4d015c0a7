import { mean } from "./smoothing.ts";
import { daysInWeek, weekdayProfile } from "./weekday-profile.ts";

/** Days on which an article sold by accident of fame: a video that went round, not planned by anyone. Panel indexes. */
export type Burst = {
  from: number;
  /** The first ordinary day again; null while it lasts. */
  until: number | null;
};

/** What is known of one article's last 24 hours, against its past; null where a signal is not measured. */
export type BurstSignals = {
  orders: number;
  /** The 99th percentile of its orders a day. */
  ordersP99: number;
  views: { last: number; median28: number } | null;
  /** Share of the orders that came by the one piece of content that brought most. */
  topContentShare: number | null;
  /** Whether the watch over the last minutes sees sales jump; stands in for views where no platform tells them. */
  isJumping: boolean | null;
};

const viewsTimes = 5;
const ordersFromOneContent = 0.5;

/**
 * Two signals at least: more orders than on 99 of 100 days, views five times the usual (or sales that jump by the
 * minute), most orders through one piece of content.
 */
export function isBurst(signals: BurstSignals): boolean {
  const { orders, ordersP99, views, topContentShare, isJumping } = signals;
  const seen = [
    orders > ordersP99,
    views !== null
      ? views.last > viewsTimes * views.median28
      : isJumping === true,
    topContentShare !== null && topContentShare > ordersFromOneContent,
  ];
  return seen.filter(Boolean).length >= 2;
}

/** The number of orders that 99 of 100 days do not exceed. */
export function ordersP99(orders: Float64Array): number {
  const sorted = orders.slice().sort();
  return sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0;
}

/** From its beginning on, the base learns nothing for two weeks: a new level needs two weeks of days to be believed. */
const untouchedDays = 14;
const levelDays = 56;
/** Days for the excess to halve. An assumption until the shop has five bursts of its own. */
export const halfLifeDays = 3;
const fewestBursts = 5;
const recentDays = 3;

/**
 * History as if the bursts had not been: their days get the level before them, on their weekdays.
 * @param history ends on the day before the origin.
 * @param offset panel index of the first value.
 */
export function withoutBursts(
  history: Float64Array,
  bursts: readonly Burst[],
  offset: number,
): Float64Array {
  if (bursts.length === 0) return history;
  const plain = history.slice();
  const origin = offset + history.length;
  for (const burst of bursts) {
    const from = burst.from - offset;
    if (from < 0 || from >= plain.length) continue;
    const to = Math.min(plain.length, endOf(burst, origin) - offset);
    const before = plain.slice(0, from);
    const level = mean(before, Math.max(0, from - levelDays));
    const profile = weekdayProfile(before, null);
    for (let day = from; day < to; day++)
      plain[day] = level * (profile[(day - from) % daysInWeek] as number);
  }
  return plain;
}

/** Within its first two weeks nothing after its beginning is believed; afterwards its own days alone are left out. */
const endOf = ({ from, until }: Burst, origin: number): number =>
  Math.max(
    until ?? origin,
    origin <= from + untouchedDays ? from + untouchedDays : 0,
  );

/** Units a day on top of the base that what is left of the bursts will bring. */
export type BurstExcess = {
  expected: Float64Array;
  /** With half and twice the half-life. */
  low: Float64Array;
  high: Float64Array;
};

/**
 * What is left of the latest burst, halving again and again; null where no burst is at hand.
 * @param history units as they were sold.
 * @param plain the same without bursts.
 * @param shopHalfLife that of the shop's bursts, where it is known: for an article that has too few of its own.
 */
export function burstExcess(
  history: Float64Array,
  plain: Float64Array,
  bursts: readonly Burst[],
  offset: number,
  { horizon, shopHalfLife }: { horizon: number; shopHalfLife: number | null },
): BurstExcess | null {
  const origin = offset + history.length;
  const latest = bursts.findLast(({ from }) => from < origin);
  if (!latest || latest.from < offset) return null;
  const last = Math.min(latest.until ?? origin, origin) - 1 - offset;
  const age = history.length - 1 - last;
  if (last < 0 || age > untouchedDays) return null;
  const from = Math.max(latest.from - offset, last + 1 - recentDays);
  const excess = mean(history, from, last + 1) - mean(plain, from, last + 1);
  if (excess <= 0) return null;
  const halfLife =
    usualHalfLife(halfLives(history, plain, bursts, offset)) ??
    shopHalfLife ??
    halfLifeDays;
  // Days have been seen since its end: no more is left than they show.
  const begun = latest.from - offset;
  const most =
    age > 0
      ? mean(history, history.length - Math.min(age, recentDays)) -
        mean(plain, Math.max(0, begun - levelDays), begun)
      : Number.POSITIVE_INFINITY;
  if (most <= 0) return null;
  const fading = (days: number) => {
    const now = Math.min(most, excess * 0.5 ** (age / days));
    return Float64Array.from(
      { length: horizon },
      (_, ahead) => now * 0.5 ** ((ahead + 1) / days),
    );
  };
  return {
    expected: fading(halfLife),
    low: fading(halfLife / 2),
    high: fading(halfLife * 2),
  };
}

/** Days in which the excess of these bursts halved, where there are enough of them. */
export const usualHalfLife = (lives: readonly number[]): number | null =>
  lives.length < fewestBursts
    ? null
    : (lives.toSorted((one, other) => one - other)[lives.length >> 1] ?? null);

/**
 * In how many days the excess of each burst of an article halved, by the week after it, for those whose week after is over.
 * @param history ends on the day before the origin, @param plain is the same without bursts, @param offset as above.
 */
export function halfLives(
  history: Float64Array,
  plain: Float64Array,
  bursts: readonly Burst[],
  offset: number,
): number[] {
  return bursts.flatMap(({ from, until }) => {
    if (until === null) return [];
    const [a, b] = [from - offset, until - offset];
    if (a < 0 || b + daysInWeek > history.length) return [];
    const during = mean(history, a, b) - mean(plain, a, b);
    const after =
      mean(history, b, b + daysInWeek) -
      mean(plain, Math.max(0, a - levelDays), a);
    if (during <= 0) return [];
    // The week after has on average decayed by half a week.
    const share = Math.min(0.95, Math.max(0.05, after / during));
    return [(daysInWeek / 2) * (Math.LN2 / -Math.log(share))];
  });
}
