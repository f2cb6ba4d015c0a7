import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { channelForecasts } from "#core/domain/demand/channel-forecast.ts";
import { shareEvidence } from "#core/domain/demand/channel-split.ts";
import { forecastProbabilities } from "#core/domain/demand/goods-forecast.ts";
import { negativeBinomialQuantiles } from "#core/domain/demand/negative-binomial.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";

const days = 28;
const forecastOf = (mean: number, variance: number, marketplace: number) => ({
  daily: new Array<number>(days).fill(mean / days),
  windows: [
    {
      days,
      quantiles: negativeBinomialQuantiles(mean, variance, [
        ...forecastProbabilities,
      ]),
    },
  ],
  shares: [1 - marketplace, marketplace],
});
const unitsOf = ({ daily }: { daily: number[] }) =>
  expectedUnits({ daily }, days);
const wellKnown = { units: 1e9, scatter: 0 };
const place = (probability: (typeof forecastProbabilities)[number]) =>
  forecastProbabilities.indexOf(probability);
const quantilesOf = (one: { windows: { quantiles: number[] }[] } | undefined) =>
  one?.windows[0]?.quantiles ?? [];

describe("a channel's demand", () => {
  const anyMean = fc.double({ min: 0.2, max: 400, noNaN: true });
  const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

  test("adds up with the other's to what is expected, and is never likelier to be large than the whole", () => {
    fc.assert(
      fc.property(anyMean, anyShare, anyShare, (mean, share, scatter) => {
        const all = forecastOf(mean, mean * 2, share);
        const channels = channelForecasts({
          ...all,
          shareEvidence: { units: 50, scatter },
        });
        expect(
          channels.reduce((units, one) => units + unitsOf(one), 0),
        ).toBeCloseTo(unitsOf(all), 6);
        for (const channel of channels) {
          let least = 0;
          for (const [i, units] of quantilesOf(channel).entries()) {
            expect(units).toBeGreaterThanOrEqual(least);
            // Wholes are looked at in slices: at the ends of the range that is a unit, or a few of a hundred.
            expect(units).toBeLessThanOrEqual(
              (quantilesOf(all)[i] ?? 0) * 1.1 + 2,
            );
            least = units;
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("is that of a negative binomial with as large a size, as theory says, where the share is well known", () => {
    for (const [mean, variance, share] of [
      [40, 90, 0.3],
      [12, 20, 0.7],
      [5, 9, 0.5],
      [250, 900, 0.1],
      [900, 9000, 0.4],
    ] as const) {
      const [, thinned] = channelForecasts({
        ...forecastOf(mean, variance, share),
        shareEvidence: wellKnown,
      });
      const own = mean * share;
      const exact = negativeBinomialQuantiles(
        own,
        own + (own ** 2 * (variance - mean)) / mean ** 2,
        [...forecastProbabilities],
      );
      for (const [i, units] of quantilesOf(thinned).entries())
        expect(Math.abs(units - (exact[i] ?? 0))).toBeLessThanOrEqual(
          1 + 0.05 * (exact[i] ?? 0),
        );
    }
  });

  test("has medians that add up to about what is expected of both, and the whole range where it sells everything", () => {
    const both = forecastOf(140, 300, 0.35);
    const medians = channelForecasts({
      ...both,
      shareEvidence: wellKnown,
    }).map((one) => quantilesOf(one)[place(0.5)] ?? 0);
    expect(Math.abs(medians.reduce((a, b) => a + b) - 140)).toBeLessThan(5);
    const [none, everything] = channelForecasts(forecastOf(140, 300, 1));
    expect(quantilesOf(everything)).toEqual(quantilesOf(both));
    expect(quantilesOf(none).every((units) => units === 0)).toBe(true);
  });

  test("is wider in proportion the less its share is known, and the more it scatters", () => {
    const widthAt = (evidence: typeof wellKnown) => {
      const [, channel] = channelForecasts({
        ...forecastOf(140, 300, 0.35),
        shareEvidence: evidence,
      });
      const quantiles = quantilesOf(channel);
      return (quantiles[place(0.95)] ?? 0) - (quantiles[place(0.1)] ?? 0);
    };
    const [known, little, scattered] = [
      widthAt(wellKnown),
      widthAt({ units: 10, scatter: 0 }),
      widthAt({ units: 1e9, scatter: 0.3 }),
    ];
    expect(little).toBeGreaterThan(known * 1.2);
    expect(scattered).toBeGreaterThan(known * 1.2);
  });
});

describe("what is known of shares", () => {
  const weeks = 26;
  const sold = (unitsInWeek: (week: number) => number) => {
    const daily = new Float64Array(weeks * 7);
    for (let week = 0; week < weeks; week++)
      daily[week * 7 + 2] = unitsInWeek(week);
    return daily;
  };

  test("scatters little where every week is alike, and wholly where each is of one channel", () => {
    const alike = shareEvidence([sold(() => 14), sold(() => 6)]);
    const apart = shareEvidence([
      sold((week) => (week % 2 ? 20 : 0)),
      sold((week) => (week % 2 ? 0 : 20)),
    ]);
    expect(alike.scatter).toBeLessThan(0.01);
    expect(apart.scatter).toBeGreaterThan(0.8);
    expect(apart.units).toBeGreaterThan(50);
  });

  test("is taken for usual where nothing was sold, or on one channel alone", () => {
    const nothing = shareEvidence([sold(() => 0), sold(() => 0)]);
    expect(nothing).toEqual({ units: 0, scatter: 0.05 });
    expect(shareEvidence([sold(() => 9), sold(() => 0)]).scatter).toBe(0.05);
  });
});
