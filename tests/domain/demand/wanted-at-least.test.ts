import fc from "fast-check";
import { expect, test } from "vitest";
import { wantedAtLeast } from "#core/domain/demand/wanted-at-least.ts";

/** E[D | D >= sold] by adding up the Poisson distribution. */
function added(sold: number, expected: number): number {
  let probability = Math.exp(-expected);
  let [mass, sum] = [0, 0];
  for (let units = 0; units < 400; units++) {
    if (units >= sold) {
      mass += probability;
      sum += probability * units;
    }
    probability *= expected / (units + 1);
  }
  return sum / mass;
}

test("a day that sold out wanted what was sold and what a Poisson demand leaves open", () => {
  for (const [sold, expected] of [
    [1, 0.2],
    [3, 3],
    [12, 4],
    [20, 30],
  ] as const)
    expect(wantedAtLeast(sold, expected)).toBeCloseTo(added(sold, expected), 6);
  expect(wantedAtLeast(0, 4)).toBe(4);
  expect(wantedAtLeast(5, 0)).toBe(5);
});

test("it is never below what was sold or expected, and grows with either", () => {
  const units = fc.double({ min: 0, max: 5_000, noNaN: true });
  fc.assert(
    fc.property(
      units,
      units,
      fc.double({ min: 0, max: 50, noNaN: true }),
      (sold, expected, more) => {
        const wanted = wantedAtLeast(sold, expected);
        expect(wanted).toBeGreaterThanOrEqual(Math.max(sold, expected) - 1e-6);
        expect(wantedAtLeast(sold, expected + more)).toBeGreaterThanOrEqual(
          wanted - 1e-6,
        );
        expect(wantedAtLeast(sold + more, expected)).toBeGreaterThanOrEqual(
          wanted - 1e-6,
        );
      },
    ),
  );
});
