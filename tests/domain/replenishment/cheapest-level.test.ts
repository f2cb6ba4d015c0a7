import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cheapestLevels,
  criticalRatio,
  suggestedLevels,
} from "#core/domain/replenishment/cheapest-level.ts";
import { defaultPolicy } from "#core/domain/replenishment/policy.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import { first, forecastOf, goods } from "./any-goods.ts";

const card = { ...first(rateCards).value, storagePerCubicFootDayMinor: 4 };
const day: Parameters<typeof cheapestLevels>[1] = {
  leadTime: { p80: 10, p50: 9, measured: 4 },
  fees: [card],
  policy: { ...defaultPolicy, acceptsStorageFees: true },
};
/** Lies there for longer than is free. */
const alwaysPaid: typeof day = {
  ...day,
  fees: [{ ...card, freeStorageDays: 0 }],
};
const article = (wish: Parameters<typeof goods>[0] = {}) => ({
  ...goods(wish),
  isCostAssumed: false,
});
const levelOf = (
  wish: Parameters<typeof goods>[0],
  on: typeof day = alwaysPaid,
) => {
  const [advice] = cheapestLevels([article(wish)], on);
  if (!advice || !("level" in advice)) throw new Error("nothing is suggested");
  return advice;
};
const minor = fc.integer({ min: 1, max: 3_000 });

test("no stock costs less than the one that has enough as often as the ratio of costs says", () => {
  fc.assert(
    fc.property(minor, minor, (missedMinor, capitalMinor) => {
      // Demand of 0 to 99, each as probable as the next.
      const costOf = (stock: number) =>
        Array.from({ length: 100 }, (_, wanted) =>
          wanted > stock
            ? (wanted - stock) * missedMinor
            : (stock - wanted) * capitalMinor,
        ).reduce((sum, one) => sum + one, 0);
      const ratio = criticalRatio({
        missedMinor,
        capitalMinor,
        storageMinor: 0,
      });
      const enough = Math.max(0, Math.ceil(ratio * 100 - 1e-9) - 1);
      for (let stock = 0; stock < 100; stock++)
        expect(costOf(enough)).toBeLessThanOrEqual(costOf(stock));
    }),
  );
});

test("a dearer missed sale never asks for less, a dearer place, capital or room never for more", () => {
  fc.assert(
    fc.property(minor, minor, minor, (margin, cost, more) => {
      const at = (wish: Parameters<typeof goods>[0], on = alwaysPaid) =>
        levelOf({ cubicFeet: 2, ...wish }, on).level;
      const plain = { marginMinor: margin, unitCostMinor: cost };
      const level = at(plain);
      expect(level).toBeGreaterThanOrEqual(suggestedLevels.least);
      expect(level).toBeLessThanOrEqual(suggestedLevels.most);
      expect(
        at({ ...plain, marginMinor: margin + more }),
      ).toBeGreaterThanOrEqual(level);
      expect(at({ ...plain, unitCostMinor: cost + more })).toBeLessThanOrEqual(
        level,
      );
      expect(at({ ...plain, cubicFeet: 2 + more })).toBeLessThanOrEqual(level);
      expect(
        at(plain, {
          ...alwaysPaid,
          policy: { ...alwaysPaid.policy, capitalPercent: 90 },
        } as typeof day),
      ).toBeLessThanOrEqual(level);
    }),
  );
});

test("it says what a missed and a left unit cost, and where the ratio was cut", () => {
  // 20 % a year of 4 dollars for a week, and seven days of two cubic feet at four cents.
  expect(levelOf({ marginMinor: 500, cubicFeet: 2 })).toMatchObject({
    demandClass: "smooth",
    articles: 1,
    assumedCosts: 0,
    missedMinor: 500,
    capitalMinor: expect.closeTo((400 * 0.2 * 7) / 365, 9),
    storageMinor: 7 * 2 * 4,
    level: 0.895,
    cut: null,
  });
  // What lies there no longer than is free costs its capital alone, however large it is.
  expect(levelOf({ cubicFeet: 500 }, day)).toMatchObject({
    storageMinor: 0,
    level: 0.98,
    cut: "most",
  });
  expect(levelOf({ marginMinor: 20, cubicFeet: 9 })).toMatchObject({
    level: 0.8,
    cut: "least",
  });
});

test("units weigh as they sell, and each class is advised by its own articles", () => {
  const often = article({ marginMinor: 100, forecast: forecastOf(90) });
  const seldom = article({ marginMinor: 1_000, forecast: forecastOf(10) });
  const lumpy = article({
    forecast: { ...forecastOf(1), demandClass: "lumpy" },
  });
  expect(cheapestLevels([often, seldom, lumpy], day)).toMatchObject([
    { demandClass: "smooth", articles: 2, missedMinor: 190 },
    { demandClass: "lumpy", articles: 1, missedMinor: 900 },
  ]);
  expect(cheapestLevels([article({ forecast: forecastOf(0) })], day)).toEqual(
    [],
  );
});

test("where a fact is missing that the level hangs on it is named, and no level made up", () => {
  const about = { demandClass: "smooth", articles: 1 };
  const untold = {
    ...alwaysPaid,
    fees: [{ ...alwaysPaid.fees[0], storagePerCubicFootDayMinor: null }],
  };
  const advice = (one: ReturnType<typeof article>, on: object = alwaysPaid) =>
    cheapestLevels([one], on as typeof day);
  expect(advice(article({ marginMinor: 0, cubicFeet: 1 }))).toEqual([
    { ...about, missing: "margin" },
  ]);
  expect(advice(article({ cubicFeet: 1 }), untold)).toEqual([
    { ...about, missing: "storage-fee" },
  ]);
  expect(advice(article())).toEqual([{ ...about, missing: "unit-size" }]);
  // Goods that are never stored beyond the free time hang on no fee.
  expect(
    advice(article(), {
      ...untold,
      policy: { ...untold.policy, acceptsStorageFees: false },
    }),
  ).toMatchObject([{ ...about, level: 0.98 }]);
});
