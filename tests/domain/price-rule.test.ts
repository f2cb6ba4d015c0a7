import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, situationsOf } from "#core/domain/merge/situation.ts";
import {
  applyPriceRule,
  type PriceRule,
  priceRuleInWords,
  roundings,
  roundingsIn,
  samePrice,
} from "#core/domain/price-rule.ts";
import { minorPerUnit, parseMoney } from "#core/kit/money.ts";
import { pairOf } from "./merge/pairs.ts";

const tenPercent: PriceRule = { ...samePrice, basisPoints: 1_000 };

test.each([
  [samePrice, "USD", 1850, 1850],
  [tenPercent, "USD", 1850, 2035],
  [{ ...tenPercent, rounding: "up-to-99" }, "USD", 1850, 2099],
  [{ ...tenPercent, rounding: "up-to-95" }, "USD", 1850, 2095],
  [{ ...tenPercent, rounding: "up-to-whole" }, "USD", 1850, 2100],
  [{ ...samePrice, addMinor: 150 }, "USD", 1850, 2000],
  [{ ...samePrice, addMinor: -5_000 }, "USD", 1850, 1],
  [{ ...samePrice, rounding: "up-to-99" }, "USD", 1999, 1999],
  [{ ...tenPercent, rounding: "up-to-99" }, "JPY", 1850, 2035],
  [{ ...tenPercent, rounding: "up-to-whole" }, "JPY", 1855, 2041],
  [{ ...tenPercent, rounding: "up-to-95" }, "KWD", 1850, 2950],
  [{ ...tenPercent, rounding: "up-to-whole" }, "KWD", 1850, 3000],
] as const)("%j in %s makes %i into %i", (rule, currency, minor, after) => {
  expect(applyPriceRule(rule, { minor, currency })).toBe(after);
});

test.each([
  [tenPercent, "USD", "+10 %"],
  [{ ...tenPercent, addMinor: 150 }, "USD", "+10 %, +1.50"],
  [{ ...samePrice, addMinor: -150 }, "JPY", "−150"],
  [{ ...samePrice, addMinor: 1_500 }, "KWD", "+1.500"],
  [{ ...tenPercent, rounding: "up-to-99" }, "USD", "+10 %, up to the next .99"],
  [{ ...tenPercent, rounding: "up-to-99" }, "JPY", "+10 %"],
] as const)("%j in %s is Shopify's price %s", (rule, currency, words) => {
  expect(priceRuleInWords(rule, currency)).toBe(`Shopify's price ${words}`);
});

const rules = fc.record({
  basisPoints: fc.integer({ min: -9_000, max: 20_000 }),
  addMinor: fc.integer({ min: -500, max: 500 }),
  rounding: fc.constantFrom(
    ...(Object.keys(roundings) as PriceRule["rounding"][]),
  ),
});
const prices = fc.integer({ min: 1, max: 1_000_000 });
/** Without parts, with a hundred and with a thousand. */
const currencies = fc.constantFrom("JPY", "USD", "KWD");

test("no rule makes a price of nothing, and a dearer product never becomes the cheaper one", () => {
  fc.assert(
    fc.property(rules, currencies, prices, prices, (rule, currency, a, b) => {
      const after = (minor: number) =>
        applyPriceRule(rule, { minor, currency });
      expect(after(a)).toBeGreaterThan(0);
      expect(after(Math.min(a, b))).toBeLessThanOrEqual(after(Math.max(a, b)));
    }),
  );
});

test("a rounded price is the next one that ends so in its currency; where that has no parts, it is what the rule makes", () => {
  fc.assert(
    fc.property(rules, currencies, prices, (rule, currency, minor) => {
      const price = applyPriceRule(rule, { minor, currency });
      const plain = applyPriceRule(
        { ...rule, rounding: "none" },
        { minor, currency },
      );
      const unit = minorPerUnit(currency);
      if (unit === 1 || rule.rounding === "none") {
        expect(price).toBe(plain);
        return;
      }
      expect(price).toBeGreaterThanOrEqual(plain);
      // Whatever costs nothing or less by the rule costs the least that ends so.
      expect(price - plain).toBeLessThan(unit);
      if (price > 1)
        expect((price % unit) / unit).toBe(
          { "up-to-95": 0.95, "up-to-99": 0.99, "up-to-whole": 0 }[
            rule.rounding
          ],
        );
    }),
  );
});

test("what a rule adds is said in its currency's own amounts", () => {
  fc.assert(
    fc.property(rules, currencies, (rule, currency) => {
      const { addMinor } = rule;
      const words = priceRuleInWords({ ...samePrice, addMinor }, currency);
      const said = words.match(/[+−](.*)$/)?.[1] ?? "0";
      expect(parseMoney(said, currency).minor).toBe(Math.abs(addMinor));
      const isNamed = /up to/.test(priceRuleInWords(rule, currency));
      expect(isNamed).toBe(
        rule.rounding !== "none" &&
          roundingsIn(currency).includes(rule.rounding),
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
