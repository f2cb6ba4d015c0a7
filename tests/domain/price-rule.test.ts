import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, situationsOf } from "#core/domain/merge/situation.ts";
import {
  applyPriceRule,
  type PriceRule,
  roundings,
  samePrice,
} from "#core/domain/price-rule.ts";
import { pairOf } from "./merge/pairs.ts";

const tenPercent: PriceRule = { ...samePrice, basisPoints: 1_000 };

test.each([
  [samePrice, 1850, 1850],
  [tenPercent, 1850, 2035],
  [{ ...tenPercent, rounding: "up-to-99" }, 1850, 2099],
  [{ ...tenPercent, rounding: "up-to-95" }, 1850, 2095],
  [{ ...tenPercent, rounding: "up-to-whole" }, 1850, 2100],
  [{ ...samePrice, addMinor: 150 }, 1850, 2000],
  [{ ...samePrice, addMinor: -5_000 }, 1850, 1],
  [{ ...samePrice, rounding: "up-to-99" }, 1999, 1999],
] as const)("%j makes %i into %i", (rule, before, after) => {
  expect(applyPriceRule(rule, before)).toBe(after);
});

test("no rule makes a price of nothing, and a dearer product never becomes the cheaper one", () => {
  const rule = fc.record({
    basisPoints: fc.integer({ min: -9_000, max: 20_000 }),
    addMinor: fc.integer({ min: -500, max: 500 }),
    rounding: fc.constantFrom(
      ...(Object.keys(roundings) as PriceRule["rounding"][]),
    ),
  });
  const price = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(rule, price, price, (chosen, one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      expect(applyPriceRule(chosen, low)).toBeGreaterThan(0);
      expect(applyPriceRule(chosen, low)).toBeLessThanOrEqual(
        applyPriceRule(chosen, high),
      );
    }),
  );
});

describe("a price rule in the merge", () => {
  const verdict = (pair: ReturnType<typeof pairOf>) => {
    const [price] = situationsOf(pair, {}).filter(
      ({ field }) => field === "price",
    );
    return price && decide(price);
  };
  const bases = new Map([
    ["price:s", { storefront: "1850", marketplace: "2035" }],
  ]);

  test("C1 prices that follow from each other are equal", () => {
    const pair = pairOf({ priceRule: tenPercent, sku: { priceMinor: 2035 } });
    expect(verdict(pair)).toEqual({ kind: "agreed" });
  });

  test("C2 a new price in Shopify reaches TikTok Shop by the rule", () => {
    const pair = pairOf({
      priceRule: tenPercent,
      bases,
      variant: { priceMinor: 2000 },
      sku: { priceMinor: 2035 },
    });
    expect(verdict(pair)).toMatchObject({ from: "storefront", value: "2200" });
  });

  test("C3 a price edited on TikTok Shop is asked about: a rounded one cannot be worked back", () => {
    const pair = pairOf({
      priceRule: tenPercent,
      bases,
      sku: { priceMinor: 2500 },
    });
    expect(verdict(pair)).toMatchObject({
      kind: "ask",
      reason: expect.stringContaining("price rule"),
    });
  });
});
