import fc from "fast-check";
import { expect, test } from "vitest";
import { cheapestLevels } from "#core/domain/replenishment/cheapest-level.ts";
import {
  feeInShop,
  feesAhead,
  feesInShop,
  feesOfSale,
  minorPerCent,
} from "#core/domain/replenishment/fees-in-shop.ts";
import { termsOfSending } from "#core/domain/replenishment/goods-terms.ts";
import {
  type PlanningDay,
  planReplenishment,
} from "#core/domain/replenishment/plan-replenishment.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import { longestOutlookDays } from "#core/domain/replenishment/stock-outlook.ts";
import { anyAssortment, anyDay, first, goods } from "./any-goods.ts";

const rate = (from: string, currency: string, perDollar: number) => ({
  from,
  source: "a test",
  certainty: "verified" as const,
  value: { currency, perDollar },
});
const told = [
  rate("2026-03-01", "EUR", 0.9),
  rate("2026-01-01", "EUR", 0.8),
  rate("2026-01-01", "JPY", 150),
];
const today = "2026-02-01";
const card = { ...first(rateCards).value, storagePerCubicFootDayMinor: 4 };

test("a cent is what a person has said of it in the shop's own currency, and nothing where nobody has", () => {
  const at = (currency: string, day = today) =>
    minorPerCent(told, currency, day);
  expect(at("USD")).toBe(1);
  expect(at("EUR")).toBeCloseTo(0.8, 12);
  expect(at("EUR", "2026-03-01")).toBeCloseTo(0.9, 12);
  // A yen is the smallest coin.
  expect(at("JPY")).toBeCloseTo(1.5, 12);
  expect(at("EUR", "2025-12-31")).toBeNull();
  expect(at("GBP")).toBeNull();
});

test("a sale is charged for shipping a unit, and on TikTok Shop by its part of the price", () => {
  const told = { ...card, otherChannelUnitMinor: 600 };
  const fees = feesInShop(told, 1, today);
  const own = { ...told, marketplacePercent: 8 };
  expect(feesInShop(own, 1, "2026-02-01").marketplacePercent).toBe(8);
  expect(feesInShop(told, 1, "2024-03-31").marketplacePercent).toBeNull();
  const ofSale = (marketplaceShare: number) =>
    feesOfSale(fees, { priceMinor: 2_000, marketplaceShare });
  expect(ofSale(1)).toBeCloseTo(358 + 120, 9);
  expect(ofSale(0)).toBe(600);
  expect(ofSale(0.5)).toBeCloseTo((358 + 120 + 600) / 2, 9);
  const margin = (priceMinor: number) =>
    termsOfSending(
      {
        ...{ priceMinor, unitCostMinor: null, storefrontCostMinor: 500 },
        ...{ packSize: null, melts: null, shelfLifeDays: null },
        ...{ unitSize: null, networkUnitSize: null, lastsOnArrival: null },
        networkShelfLifeDays: null,
        storefrontWeightGrams: null,
      },
      { fees, marketplaceShare: 1 },
    ).marginMinor;
  expect(margin(2_000)).toBeCloseTo(2_000 - 500 - 358 - 120, 9);
  expect(margin(700)).toBe(0);
});

test("what is suggested is the same in whatever currency a shop counts", () => {
  const minor = fc.integer({ min: 1, max: 3_000 });
  const perCent = fc.double({ min: 0.01, max: 200, noNaN: true });
  fc.assert(
    fc.property(anyDay, minor, minor, perCent, (day, margin, cost, times) => {
      const levelIn = (of: number) => {
        const article = {
          ...goods({
            marginMinor: margin * of,
            unitCostMinor: cost * of,
            cubicFeet: 2,
          }),
          isCostAssumed: false,
        };
        const fees = feesInShop({ ...card, freeStorageDays: 0 }, of, today);
        const policy = { ...day.policy, acceptsStorageFees: true };
        const [advice] = cheapestLevels([article], {
          ...day,
          policy,
          fees: [fees],
        });
        return advice && "level" in advice ? advice.level : advice;
      };
      // A level on the edge of two may fall to either by the last binary digit: they are half a percent apart.
      const off = Math.abs(Number(levelIn(times)) - Number(levelIn(1)));
      expect(off).toBeLessThan(0.0051);
    }),
  );
});

test("where nobody has said what a dollar is, no level is made up, and a plan leaves the fees out", () => {
  fc.assert(
    fc.property(anyAssortment, anyDay, (assortment, day) => {
      const uncounted: PlanningDay = {
        ...day,
        fees: [feesInShop(card, null, today)],
      };
      const free: PlanningDay = {
        ...uncounted,
        fees: [
          feesInShop(
            { ...card, hubPlacementMinor: 0, storagePerCubicFootDayMinor: 0 },
            1,
            today,
          ),
        ],
      };
      expect(planReplenishment(assortment, uncounted)).toEqual(
        planReplenishment(assortment, free),
      );
      for (const advice of cheapestLevels(
        assortment.map((one) => ({ ...one, isCostAssumed: false })),
        uncounted,
      ))
        expect(advice).toMatchObject({ missing: "currency" });
    }),
    { numRuns: 30 },
  );
});

test("a fee in a third currency is not taken for dollars", () => {
  const fee = (currency: string) => ({ minor: 700, currency });
  expect(feeInShop(fee("EUR"), "EUR", 0.9)).toBe(700);
  expect(feeInShop(fee("USD"), "EUR", 0.9)).toBe(630);
  expect(feeInShop(fee("GBP"), "EUR", 0.9)).toBeNull();
  expect(feeInShop(fee("GBP"), "USD", 1)).toBeNull();
  expect(feeInShop(fee("USD"), "EUR", null)).toBeNull();
});

test("what is taken on the days to come changes on the day of each card and of each rate", () => {
  const cards = [
    { ...first(rateCards), from: "2026-01-01" },
    {
      ...first(rateCards),
      from: "2026-06-01",
      value: {
        ...first(rateCards).value,
        freeStorageDays: 45,
        storagePerCubicFootDayMinor: 3,
      },
    },
  ];
  const policies = {
    rateCards: cards,
    exchangeRates: [...told, rate("2026-06-03", "EUR", 2)],
  };
  const days = feesAhead(policies, "EUR", "2026-05-30") ?? [];
  expect(
    days
      .slice(0, 6)
      .map((day) => [day.freeStorageDays, day.storagePerCubicFootDayMinor]),
  ).toEqual([
    [90, null],
    [90, null],
    [45, 2.7],
    [45, 2.7],
    [45, 6],
    [45, 6],
  ]);
  expect(days.length).toBeGreaterThan(longestOutlookDays);
  // Days before the first card go by it.
  expect(feesAhead(policies, "USD", "2025-01-01")?.[0].freeStorageDays).toBe(
    90,
  );
  expect(feesAhead({ ...policies, rateCards: [] }, "USD", today)).toBeNull();
});
