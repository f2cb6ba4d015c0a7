import fc from "fast-check";
import { expect, test } from "vitest";
import { termsOfVariants } from "#core/domain/replenishment/goods-terms.ts";

const variant = (
  priceMinor: number,
  units: number,
  storefrontCostMinor: number | null = null,
  storefrontWeightGrams: number | null = null,
) => ({ priceMinor, units, storefrontCostMinor, storefrontWeightGrams });

test("issue 6 §2: goods that are sold as several variants bring what each of them sells for, as often as it sells", () => {
  expect(
    termsOfVariants([
      variant(1_000, 30, null, 0),
      variant(3_000, 10, 700, 250),
    ]),
  ).toEqual({
    priceMinor: 1_500,
    storefrontCostMinor: 700,
    // The first was never weighed.
    storefrontWeightGrams: 250,
  });
  // Of two that are costed the one that sells most says it.
  expect(
    termsOfVariants([variant(1_000, 3, 250), variant(900, 1, 700)])
      .storefrontCostMinor,
  ).toBe(250);
  // Nothing is known of what sells: the first stands for all.
  expect(termsOfVariants([variant(1_000, 0), variant(3_000, 0)])).toEqual({
    priceMinor: 1_000,
    storefrontCostMinor: null,
    storefrontWeightGrams: null,
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(90_000), fc.nat(400)), {
        minLength: 1,
        maxLength: 5,
      }),
      (drawn) => {
        const { priceMinor } = termsOfVariants(
          drawn.map(([price, units]) => variant(price, units)),
        );
        const prices = drawn.map(([price]) => price);
        expect(priceMinor).toBeGreaterThanOrEqual(Math.min(...prices));
        expect(priceMinor).toBeLessThanOrEqual(Math.max(...prices));
      },
    ),
  );
});
