import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineForecasts } from "#core/domain/demand/combine-forecasts.ts";
import { forecastProbabilities } from "#core/domain/demand/goods-forecast.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import { forecastOf } from "../replenishment/any-goods.ts";

const anyForecast = fc
  .record({
    perDay: fc.double({ min: 0, max: 60, noNaN: true }),
    spread: fc.double({ min: 0, max: 1, noNaN: true }),
    marketplace: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ perDay, spread, marketplace }) => ({
    ...forecastOf(perDay, spread),
    shares: [1 - marketplace, marketplace],
  }));
const anyForecasts = fc
  .tuple(anyForecast, fc.array(anyForecast, { maxLength: 4 }))
  .map(([first, others]) => [first, ...others] as const);

const sum = (all: readonly number[]) =>
  all.reduce((one, more) => one + more, 0);

describe("what goods sell that are sold as several variants", () => {
  test("is what all of them are expected to sell", () => {
    fc.assert(
      fc.property(anyForecasts, (forecasts) => {
        const [first, ...others] = forecasts;
        const all = combineForecasts([first, ...others]);
        expect(expectedUnits(all, 28)).toBeCloseTo(
          sum(forecasts.map((one) => expectedUnits(one, 28))),
          0,
        );
        expect(sum(all.shares)).toBeCloseTo(1, 6);
      }),
    );
  });

  test("is as sure as each of them or surer, and never surer than one that sells alone", () => {
    fc.assert(
      fc.property(anyForecasts, (forecasts) => {
        const [first, ...others] = forecasts;
        const all = combineForecasts([first, ...others]);
        for (const [at, { days, quantiles }] of all.windows.entries()) {
          const expected = sum(
            forecasts.map((one) => expectedUnits(one, days)),
          );
          for (const [i, units] of quantiles.entries()) {
            const each = forecasts.map(
              (one) =>
                (one.windows[at]?.quantiles[i] ?? 0) - expectedUnits(one, days),
            );
            const off = Math.abs(units - expected);
            expect(off).toBeLessThanOrEqual(Math.abs(sum(each)) + 0.01);
            if (units > 0)
              expect(off).toBeGreaterThanOrEqual(
                Math.max(...each.map(Math.abs)) - 0.01,
              );
            expect(units).toBeGreaterThanOrEqual(quantiles[i - 1] ?? 0);
          }
        }
      }),
    );
  });

  test("adds two that are alike as ones that sell independently", () => {
    const one = { ...forecastOf(10), shares: [1, 0] };
    const other = { ...forecastOf(10), shares: [0, 1] };
    const all = combineForecasts([one, other]);
    expect(all.daily[0]).toBe(20);
    expect(all.shares).toEqual([0.5, 0.5]);
    const p95 = forecastProbabilities.indexOf(0.95);
    const off = (one.windows[0]?.quantiles[p95] ?? 0) - 70;
    expect(all.windows[0]?.quantiles[p95]).toBeCloseTo(
      140 + off * Math.SQRT2,
      1,
    );
    expect(combineForecasts([one])).toBe(one);
  });
});
