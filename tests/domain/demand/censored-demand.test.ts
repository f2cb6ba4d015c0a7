import { expect, test } from "vitest";
import { backtest, type Prediction } from "#core/domain/demand/backtest.ts";
import { pooledUplifts } from "#core/domain/demand/event-uplift.ts";
import { forecastGoods } from "#core/domain/demand/goods-forecast.ts";
import type { GoodsSeries } from "#core/domain/demand/goods-series.ts";
import { readLaunches } from "#core/domain/demand/launches.ts";
import { learnShop } from "#core/domain/demand/learn-shop.ts";
import {
  forecastWindows,
  learnWholeShop,
  openShop,
} from "#core/domain/demand/learned-shop.ts";
import { Looks } from "#core/domain/demand/looks.ts";
import { shopRhythm } from "#core/domain/demand/outlook.ts";
import { wantedOver } from "#core/domain/demand/plain-history.ts";
import { goodsOf, panelOf } from "./make-panel.ts";

// Issue 6 §1: stock-outs are censored demand, not demand of zero.
const n = 420;
/** Numbers that look random and are the same every time. */
const noise = (seed: number) => {
  let state = seed * 7919 + 17;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

/** Thirty goods of which one to seven are wanted a day. */
const wanted = () =>
  Array.from({ length: 30 }, (_, i) => {
    const draw = noise(i);
    return goodsOf(
      Float64Array.from({ length: n }, () => 1 + Math.floor(draw() * 7)),
      { key: `SKU-${i}` },
    );
  });

/** The same goods, sold out on a share of their days, and known to be. */
const soldOutOn = (goods: GoodsSeries[], share: number): GoodsSeries[] =>
  goods.map((series, i) => {
    const draw = noise(1_000 + i);
    const stockedOut = Uint8Array.from({ length: n }, () =>
      Number(draw() < share),
    );
    return {
      ...series,
      units: series.units.map((units, day) => (stockedOut[day] ? 0 : units)),
      stockedOut,
    };
  });

const learn = (goods: GoodsSeries[]) =>
  learnShop(new Looks(panelOf(goods), goods, [28]), n);

test("what a shop learns of its errors is the same where days without stock hid a third of what was wanted", () => {
  const [had, lacked] = [wanted(), soldOutOn(wanted(), 0.33)].map((goods) => {
    const { errors, check } = learn(goods);
    const [p50 = 0, p90 = 0] =
      errors.get(28)?.quantiles("smooth", 112, [0.5, 0.9]) ?? [];
    return { p50, p90, check: check?.ours ?? 1 };
  });
  if (!had || !lacked) throw new Error("both were learned");
  // By sales the median would lie a third lower.
  expect(Math.abs(lacked.p50 / had.p50 - 1)).toBeLessThan(0.03);
  expect(Math.abs(lacked.p90 / had.p90 - 1)).toBeLessThan(0.05);
  expect(lacked.check).toBeLessThan(had.check + 0.02);
});

test("how far off an article's forecasts were, and how a shop's were beside simpler ones, is told by what was wanted", () => {
  const goods = soldOutOn(wanted(), 0.33);
  const looks = new Looks(panelOf(goods), goods, forecastWindows);
  const shop = openShop(learnWholeShop(looks, n, [0.5, 0.5]));
  for (const series of goods) {
    const { pastError } = forecastGoods(
      { ...series, recentByChannel: [1, 1] },
      n,
      shop,
    );
    expect(pastError?.ours).toBeLessThan(0.2);
  }
  const judged = backtest(panelOf(goods), 4).overall;
  expect(judged.get("Quayside")?.bias).toBeCloseTo(0, 1);
  expect(judged.get("MA28")?.bias).toBeCloseTo(0, 1);
  expect(judged.get("Quayside")?.wape).toBeLessThan(0.15);
});

test("a window that had stock on less than half of its days says nothing, of others days are filled in from what was known when it ended", () => {
  const [series = goodsOf([])] = wanted();
  const stockedOut = new Uint8Array(n);
  stockedOut.fill(1, 200, 215);
  const units = series.units.slice();
  units.fill(0, 200, 215);
  const short = { ...series, units, stockedOut };
  expect(wantedOver(short, 200, 28)).toBeNull();
  expect(wantedOver(short, 150, 28)).toEqual(units.subarray(150, 178));
  const filled = wantedOver(short, 190, 56);
  expect(filled?.length).toBe(56);
  expect(Math.min(...(filled?.subarray(10, 25) ?? []))).toBeGreaterThan(1);
  const later = {
    ...short,
    units: units.map((value, day) => (day < 246 ? value : 99)),
    stockedOut: stockedOut.map((out, day) => (day < 246 ? out : day % 2)),
  };
  expect(wantedOver(later, 190, 56)).toEqual(filled);
});

test("an event whose days sold out lifts demand by no less than was sold on them, and ordinary days without stock are none", () => {
  const isLive = (day: number) => day % 10 === 0;
  const ofDays = (soldOnLives: (day: number) => number, out: number[]) => {
    const stockedOut = Uint8Array.from({ length: n }, (_, day) =>
      Number(out.includes(day % 20)),
    );
    const goods = goodsOf(
      Float64Array.from({ length: n }, (_, day) =>
        isLive(day) ? soldOnLives(day) : stockedOut[day] ? 0 : 4,
      ),
      {
        events: Uint8Array.from({ length: n }, (_, day) => Number(isLive(day))),
        stockedOut,
      },
    );
    return pooledUplifts([goods], n).get(1) ?? 0;
  };
  const full = ofDays(() => 12, []);
  expect(full).toBeCloseTo(3);
  // Every other live had nothing to sell.
  expect(ofDays((day) => (day % 20 === 0 ? 0 : 12), [0])).toBeCloseTo(3);
  // Every other live sold 8 and was out.
  expect(
    ofDays((day) => (day % 20 === 0 ? 8 : 12), [0]),
  ).toBeGreaterThanOrEqual(3);
  // Ordinary days were out.
  expect(ofDays(() => 12, [3, 4, 5, 6])).toBeCloseTo(3);
});

test("a weekday on which goods are out of stock is no weak one of the shop's, and launches that sold out were no weak ones", () => {
  const out = (day: number) => day % 7 === 3;
  const stockedOut = Uint8Array.from({ length: n }, (_, day) =>
    Number(out(day)),
  );
  const goods = Array.from({ length: 8 }, (_, i) =>
    goodsOf(
      Float64Array.from({ length: n }, (_, day) =>
        day < i * 40 || out(day) ? 0 : 5,
      ),
      { key: `SKU-${i}`, stockedOut },
    ),
  );
  for (const factor of shopRhythm(panelOf(goods), n).profile)
    expect(factor).toBeCloseTo(1, 1);
  const launches = readLaunches(goods, n)[""];
  for (const units of launches?.firstMonth ?? [])
    expect(units).toBeCloseTo(28 * 5, -1);
});

test("a rolling origin sees nothing of the days on and after its first forecast day, neither sales nor stock", () => {
  const told = (scrambled: boolean) => {
    const goods = soldOutOn(wanted().slice(0, 8), 0.2).map((series) => ({
      ...series,
      units: series.units.map((units, day) =>
        scrambled && day >= n - 56 ? (day * 37) % 101 : units,
      ),
      stockedOut: series.stockedOut?.map((out, day) =>
        scrambled && day >= n - 56 ? (day * 5) % 2 : out,
      ),
    }));
    const panel = panelOf(goods as GoodsSeries[]);
    const predictions: Prediction[] = [];
    backtest(panel, 4, (prediction) => predictions.push(prediction));
    const until = panel.days[n - 56] ?? "";
    return predictions.map(({ origin, ...rest }) => ({
      isBefore: origin <= until,
      origin,
      ...rest,
    }));
  };
  const [plain, scrambled] = [told(false), told(true)];
  const before = plain.filter(({ isBefore }) => isBefore);
  expect(before.length).toBeGreaterThanOrEqual(3 * 7);
  expect(scrambled.filter(({ isBefore }) => isBefore)).toEqual(before);
  expect(scrambled).not.toEqual(plain);
});
