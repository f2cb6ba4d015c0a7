import { describe, expect, test } from "vitest";
import { isBurstDay } from "#core/domain/demand/burst-of-day.ts";
import { type Burst, isBurst } from "#core/domain/demand/bursts.ts";
import {
  forecastDaily,
  shopContext,
} from "#core/domain/demand/daily-forecast.ts";
import type { GoodsSeries } from "#core/domain/demand/goods-series.ts";
import { sum } from "#core/domain/demand/sum.ts";
import { goodsOf, panelOf } from "./make-panel.ts";

const n = 400;
const begins = 330;
const lasts = 8;
/** Sells two to five a day, and twenty times as much in the days of a burst. */
const sales = (times: number) =>
  Float64Array.from({ length: n }, (_, day) => {
    const usual = 2 + ((day * 7919) % 4);
    return day >= begins && day < begins + lasts ? usual * times : usual;
  });

const monthFrom = (day: number, bursts: Burst[] | null, times = 20) => {
  const panel = panelOf([goodsOf(sales(times), bursts ? { bursts } : {})]);
  const [series] = panel.goods;
  if (!series) throw new Error("a panel of one");
  return forecastDaily(series, day, 28, shopContext(panel, day));
};

test.each([1, 2, 10, 24])(
  "%i days after a flagged burst of eight days the forecast is what it was before",
  (later) => {
    const flagged = [{ from: begins, until: begins + lasts }];
    const before = sum(monthFrom(begins, flagged));
    const day = begins + lasts + later;
    const after = monthFrom(day, flagged);
    // What is left of the rush comes on top for some days, and is gone within the month.
    const base = sum(after.subarray(21)) * 4;
    expect(base / before).toBeGreaterThan(0.85);
    expect(base / before).toBeLessThan(1.15);
    if (later >= 10) {
      expect(sum(after) / before).toBeGreaterThan(0.85);
      expect(sum(after) / before).toBeLessThan(1.15);
    }
    // It is the flag that does it: nobody's level survives such a week unflagged.
    if (later === 10)
      expect(sum(monthFrom(day, null)) / before).toBeGreaterThan(1.15);
  },
);

test("while a burst lasts the next days are high, halve every three days, and the level stays", () => {
  const lasting = [{ from: begins, until: null }];
  const day = begins + 4;
  const ahead = monthFrom(day, lasting);
  const base = sum(monthFrom(begins, lasting)) / 28;
  const excess = (from: number) => (ahead[from] as number) - base;
  expect(excess(0)).toBeGreaterThan(10 * base);
  expect(excess(3) / excess(0)).toBeCloseTo(0.5, 1);
  expect(Math.abs(excess(27))).toBeLessThan(0.15 * base);
});

test("a burst halves as the shop's own did, once five are over, and each article as its own did from five on", () => {
  const usual = 5;
  const rush = 60;
  /** Four days of a rush each, which then halves every so many days. */
  const rushed = (begins: readonly number[], halvesIn: number) =>
    goodsOf(
      Float64Array.from({ length: n }, (_, day) =>
        begins.reduce((units, from) => {
          const after = day - from - 3;
          if (after < -3) return units;
          return units + rush * (after <= 0 ? 1 : 0.5 ** (after / halvesIn));
        }, usual),
      ),
      {
        bursts: begins.map((from) => ({
          from,
          until: from + 4 > n ? null : from + 4,
        })),
      },
    );
  /** How much of the first day's excess is left a week later, of an article that is in its third day of a rush. */
  const leftAfterAWeek = (others: GoodsSeries[], own: number[] = []) => {
    const series = rushed([...own, n - 3], 1);
    const panel = panelOf([series, ...others]);
    const ahead = forecastDaily(series, n, 56, shopContext(panel, n));
    const base = ahead[55] as number;
    return ((ahead[7] as number) - base) / ((ahead[0] as number) - base);
  };
  const slow = (begins: number) => rushed([begins], 8);
  const four = [120, 160, 200, 240].map(slow);
  const assumed = leftAfterAWeek(four);
  expect(assumed).toBeCloseTo(0.5 ** (7 / 3), 1);
  expect(leftAfterAWeek([...four, slow(280)])).toBeGreaterThan(0.35);
  // The week after the fifth is not over: nothing of it is known yet.
  expect(leftAfterAWeek([...four, slow(n - 10)])).toBeCloseTo(assumed, 3);
  const ownFive = [100, 150, 200, 250, 300];
  expect(leftAfterAWeek([...four, slow(280)], ownFive)).toBeLessThan(0.1);
});

test.each([
  [true, { orders: 40, isJumping: true }],
  [false, { orders: 40, isJumping: false }],
  [false, { orders: 4, isJumping: true }],
  [true, { orders: 40, views: { last: 900, median28: 100 } }],
  [false, { orders: 40, views: { last: 300, median28: 100 } }],
  [true, { orders: 4, isJumping: true, topContentShare: 0.6 }],
  [false, { orders: 4, topContentShare: 0.6 }],
])("two signals make a burst: %s for %j", (expected, seen) => {
  const quiet = { views: null, topContentShare: null, isJumping: null };
  expect(isBurst({ ...quiet, ordersP99: 10, ...seen })).toBe(expected);
});

describe("a day that was one of a burst, by its sales alone", () => {
  const length = 300;
  const day = length - 1;
  /** Single units, one an order, `usual` a day, and so many on the last. */
  const goods = (
    last: number,
    usual: (at: number) => number,
    more: Partial<GoodsSeries> = {},
  ) => {
    const units = Float64Array.from({ length }, (_, at) =>
      at === day ? last : usual(at),
    );
    const largestLine = units.map((sold) => Math.min(1, sold));
    return goodsOf(units, { orders: units, largestLine, ...more });
  };
  const five = () => 5;
  const seen = (series: GoodsSeries, expected: number | null = null) =>
    isBurstDay(series, day, { uplifts: new Map(), expected });

  test("has five times the level in units, and more orders than 99 of 100 days", () => {
    expect(seen(goods(25, five))).toBe(true);
    expect(seen(goods(24, five))).toBe(false);
    expect(seen(goods(8, () => 0.5))).toBe(true);
    expect(seen(goods(7, () => 0.5))).toBe(false);
  });

  test("is none where the forecast or the year before knows such days", () => {
    expect(seen(goods(60, five), 5)).toBe(true);
    expect(seen(goods(60, five), 50)).toBe(false);
    // Once a month a letter goes to all customers.
    expect(seen(goods(60, (at) => (at % 28 === day % 28 ? 60 : 0)))).toBe(
      false,
    );
  });

  test("is none where one large order makes it, an event explains it, or a burst is known already", () => {
    const units = Float64Array.from({ length }, five);
    units[day] = 500;
    const orders = units.map((_, at) => (at === day ? 9 : 5));
    const largestLine = units.map((_, at) => (at === day ? 492 : 1));
    expect(seen(goodsOf(units, { orders, largestLine }))).toBe(false);
    const events = new Uint8Array(length + 56);
    events[day] = 1;
    expect(seen(goods(300, five, { events }))).toBe(false);
    const known = (from: number, until: number | null) =>
      seen(goods(300, five, { bursts: [{ from, until }] }));
    expect(known(day - 1, null)).toBe(false);
    expect(known(day - 9, day - 4)).toBe(true);
    expect(seen(goods(300, (at) => (at < day - 13 ? 0 : 5)))).toBe(false);
  });
});
