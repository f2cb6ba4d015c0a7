import { forecastProbabilities, type GoodsForecast } from "./goods-forecast.ts";
import { inverseNormal } from "./inverse-normal.ts";
import { expectedUnits } from "./quantile-over.ts";

/** A part of demand: its share, from 0 to 1, and how many units it was measured on. */
export type DemandPart = { share: number; restsOn: number };

/**
 * The forecast of a part of demand, where each unit falls to that part by chance. What is expected is the share of the whole;
 * its range is wider for its size than that of the whole: a part of few units scatters by itself, and a share that was
 * measured on few is not well known. Both come on top in squares, as for a share drawn anew with each unit (a thinned
 * negative binomial stays one) and once for all of them (beta-binomial). Never more than the whole, and a larger share
 * never less.
 */
export function thinForecast<
  Forecast extends Pick<GoodsForecast, "windows" | "daily">,
>(forecast: Forecast, { share, restsOn }: DemandPart): Forecast {
  if (share >= 1) return forecast;
  return {
    ...forecast,
    daily: forecast.daily.map((units) => rounded(share * units, 3)),
    windows: thinWindows(forecast, share, () => 1 / (restsOn + 1)),
  };
}

/**
 * The range of a part of demand over each window.
 * @param scatterOf how unsure the share is over so many days, as the correlation of a beta-binomial: from 0, known for certain,
 * to 1, all of it or nothing.
 */
export function thinWindows(
  forecast: Pick<GoodsForecast, "windows" | "daily">,
  share: number,
  scatterOf: (days: number) => number,
): GoodsForecast["windows"] {
  if (share >= 1) return forecast.windows;
  return forecast.windows.map(({ days, quantiles }) => {
    const expected = expectedUnits(forecast, days);
    const chance =
      share * (1 - share) * expected * (1 + expected * scatterOf(days));
    return {
      days,
      quantiles: quantiles.map((units, at) => {
        const score = inverseNormal(forecastProbabilities[at] as number);
        const squares =
          signedSquare(share * (units - expected)) +
          Math.sign(score) * score ** 2 * chance;
        const off = Math.sign(squares) * Math.sqrt(Math.abs(squares));
        return rounded(Math.min(units, Math.max(0, share * expected + off)), 2);
      }),
    };
  });
}

const signedSquare = (value: number): number => Math.sign(value) * value ** 2;

const rounded = (value: number, digits: number): number =>
  Number(value.toFixed(digits));
