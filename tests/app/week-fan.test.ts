import fc from "fast-check";
import { expect, test } from "vitest";
import { forecastProbabilities } from "#core/domain/demand/goods-forecast.ts";
import {
  expectedInWeek,
  quantileOfWeek,
} from "../../app/ui/demand/week-fan.ts";

/** Windows of so many weeks whose range is `off` of a week's expected units. */
const forecastOf = (off: (weeks: number) => number) => ({
  daily: new Array(56).fill(10),
  windows: [7, 14, 28, 56].map((days) => ({
    days,
    quantiles: forecastProbabilities.map((p) =>
      Math.max(0, 10 * days + 70 * off(days / 7) * Math.sign(p - 0.45)),
    ),
  })),
});
const widths = (off: (weeks: number) => number) =>
  Array.from({ length: 8 }, (_, at) =>
    Math.round(quantileOfWeek(forecastOf(off), at, 0.9) - 70),
  );

test("where weeks err independently, later weeks are as sure as the next", () => {
  expect(widths((weeks) => 0.2 * Math.sqrt(weeks))).toEqual(
    new Array(8).fill(14),
  );
});

test("where errors of several weeks add up by a drift, each week is wider by that drift", () => {
  // A week's own error of 0.2, and a drift of 0.1 a week: the eighth week errs by the root of 0.2² + 7 · 0.1².
  const drifting = (weeks: number) =>
    Math.sqrt(
      weeks * (0.04 - 0.01) +
        (0.01 * weeks * (weeks + 1) * (2 * weeks + 1)) / 6,
    );
  const wide = widths(drifting);
  expect(wide[0]).toBe(14);
  expect(wide[7]).toBe(Math.round(70 * Math.sqrt(0.04 + 7 * 0.01)));
});

test("a later week is never surer in proportion than the next, nor below nothing", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 5, noNaN: true }), {
        minLength: 4,
        maxLength: 4,
      }),
      fc.constantFrom(0.1, 0.25, 0.8, 0.95),
      (offs, probability) => {
        const forecast = forecastOf((weeks) => offs[Math.log2(weeks)] ?? 0);
        const off = (at: number) =>
          Math.abs(
            quantileOfWeek(forecast, at, probability) /
              expectedInWeek(forecast, at) -
              1,
          );
        for (let at = 1; at < 8; at++) {
          expect(off(at)).toBeGreaterThanOrEqual(off(0) - 1e-9);
          expect(
            quantileOfWeek(forecast, at, probability),
          ).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});

test("goods of which nothing is expected next week keep its range", () => {
  const forecast = { daily: new Array(56).fill(0), windows: [] };
  expect(quantileOfWeek(forecast, 5, 0.9)).toBe(0);
});
