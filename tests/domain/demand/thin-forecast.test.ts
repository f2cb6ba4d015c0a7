import fc from "fast-check";
import { expect, test } from "vitest";
import { forecastProbabilities } from "#core/domain/demand/goods-forecast.ts";
import { negativeBinomialQuantiles } from "#core/domain/demand/negative-binomial.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import { thinForecast } from "#core/domain/demand/thin-forecast.ts";
import { first, forecastOf, upTo } from "../replenishment/any-goods.ts";

const anyShare = upTo(1);
const anyPart = fc.record({ share: anyShare, restsOn: fc.nat(500) });
const anyForecast = fc
  .tuple(upTo(60), upTo(1))
  .map(([perDay, spread]) => forecastOf(perDay, spread));

const quantilesOf = (forecast: ReturnType<typeof forecastOf>) =>
  first(forecast.windows.filter(({ days }) => days === 28)).quantiles;

/** Quantiles are kept in hundredths. */
const grain = 0.011;

test("a part is the share of what is expected, never more than the whole, and never less for a larger share", () => {
  fc.assert(
    fc.property(anyForecast, anyPart, anyShare, (forecast, part, other) => {
      const thin = thinForecast(forecast, part);
      expect(expectedUnits(thin, 28)).toBeCloseTo(
        part.share * expectedUnits(forecast, 28),
        0,
      );
      const larger = thinForecast(forecast, {
        ...part,
        share: Math.max(part.share, other),
      });
      let last = 0;
      for (const [at, units] of quantilesOf(thin).entries()) {
        expect(units).toBeGreaterThanOrEqual(last - grain);
        expect(units).toBeLessThanOrEqual(
          (quantilesOf(larger)[at] ?? 0) + grain,
        );
        last = units;
      }
    }),
  );
  const whole = forecastOf(9);
  expect(thinForecast(whole, { share: 1, restsOn: 0 })).toEqual(whole);
  expect(quantilesOf(thinForecast(whole, { share: 0, restsOn: 0 }))).toEqual(
    forecastProbabilities.map(() => 0),
  );
});

test("a part of few units is wider for its size, and wider still where its share was measured on few", () => {
  const high = forecastProbabilities.indexOf(0.95);
  const whole = forecastOf(3, 0.4);
  const relative = (restsOn: number) =>
    (quantilesOf(thinForecast(whole, { share: 0.4, restsOn }))[high] ?? 0) /
    (0.4 * expectedUnits(whole, 28));
  const plain = (quantilesOf(whole)[high] ?? 0) / expectedUnits(whole, 28);
  expect(relative(1e9)).toBeGreaterThan(plain + 0.02);
  expect(relative(20)).toBeGreaterThan(relative(1e9) + 0.05);
});

test("of a negative binomial it is the negative binomial that thinning leaves, within a unit or two", () => {
  for (const [mean, dispersion] of [
    [40, 1.5],
    [120, 4],
    [250, 2],
  ] as const)
    for (const share of [0.2, 0.5, 0.8]) {
      const whole = {
        daily: new Array<number>(56).fill(mean / 28),
        windows: [
          {
            days: 28,
            quantiles: negativeBinomialQuantiles(
              mean,
              mean * dispersion,
              forecastProbabilities,
            ),
          },
        ],
      };
      const [{ quantiles } = { quantiles: [] }] = thinForecast(whole, {
        share,
        restsOn: Number.POSITIVE_INFINITY,
      }).windows;
      const left = negativeBinomialQuantiles(
        share * mean,
        share * mean * (1 + share * (dispersion - 1)),
        forecastProbabilities,
      );
      for (const [at, units] of quantiles.entries())
        expect(
          Math.abs(units - (left[at] ?? 0)),
          `${mean} × ${share} at ${forecastProbabilities[at]}`,
        ).toBeLessThanOrEqual(Math.max(1.5, 0.05 * (left[at] ?? 0)));
    }
});
