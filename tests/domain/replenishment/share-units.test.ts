import fc from "fast-check";
import { expect, test } from "vitest";
import {
  shareUnits,
  type Taker,
} from "#core/domain/replenishment/share-units.ts";

/** Worths that fall with every unit, as those of demand do. */
const anyWorths = fc
  .array(fc.nat(100), { minLength: 1, maxLength: 6 })
  .map((worths) => [...worths].sort((one, other) => other - one));
const anyTakers = fc.array(anyWorths, { minLength: 1, maxLength: 3 });

const takersOf = (worths: number[][]): Taker[] =>
  worths.map((falling, at) => ({
    id: String(at),
    floor: 0,
    worthOf: (units) => falling[units] ?? 0,
  }));

const worthOf = (worths: number[][], shares: number[]): number =>
  worths.reduce(
    (sum, falling, at) =>
      sum +
      falling
        .slice(0, shares[at] ?? 0)
        .reduce((total, worth) => total + worth, 0),
    0,
  );

/** Every way to split units, tried one by one: what the greedy split is held against. */
function bestWorth(worths: number[][], units: number): number {
  const [falling, ...others] = worths;
  if (!falling) return 0;
  let best = 0;
  for (let taken = 0; taken <= Math.min(units, falling.length); taken++)
    best = Math.max(
      best,
      worthOf([falling], [taken]) + bestWorth(others, units - taken),
    );
  return best;
}

test("no split of the units is worth more", () => {
  fc.assert(
    fc.property(anyTakers, fc.nat(12), (worths, units) => {
      const shares = shareUnits(units, takersOf(worths));
      const given = worths.map((_, at) => shares.get(String(at)) ?? 0);
      expect(given.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(
        units,
      );
      expect(worthOf(worths, given)).toBe(bestWorth(worths, units));
    }),
  );
});

test("nobody gets fewer of more units, and what is promised comes first", () => {
  fc.assert(
    fc.property(anyTakers, fc.nat(12), (worths, units) => {
      const takers = takersOf(worths);
      const shares = shareUnits(units, takers);
      for (const [id, given] of shareUnits(units + 1, takers))
        expect(given).toBeGreaterThanOrEqual(shares.get(id) ?? 0);
    }),
  );
  const promised = shareUnits(3, [
    { id: "eager", floor: 0, worthOf: () => 9 },
    { id: "promised", floor: 2, worthOf: () => 0 },
  ]);
  expect(Object.fromEntries(promised)).toEqual({ eager: 1, promised: 2 });
});
