import { forecastProbabilities, type GoodsForecast } from "./goods-forecast.ts";
import { expectedUnits, quantileOver } from "./quantile-over.ts";

type Summed = Pick<GoodsForecast, "windows" | "daily" | "shares">;

/**
 * Demand of goods that are sold as several variants: what is expected of each added up, day by day. How far a quantile lies
 * from what is expected adds up in squares, as for variants that sell independently of each other; skewed as slow sellers are,
 * that is rather too far than not far enough, and never farther than all of them having such weeks at once. Channels share
 * by what they are expected to sell. The first one, which sells most, tells the rest.
 */
export function combineForecasts<Forecast extends Summed>(
  forecasts: readonly [Forecast, ...Forecast[]],
): Forecast {
  const [first, ...others] = forecasts;
  if (others.length === 0) return first;
  const horizon = Math.max(...forecasts.map(({ daily }) => daily.length));
  return {
    ...first,
    daily: Array.from({ length: horizon }, (_, day) =>
      rounded(
        total(forecasts, ({ daily }) => daily[day] ?? daily.at(-1) ?? 0),
        3,
      ),
    ),
    windows: first.windows.map(({ days }) => ({
      days,
      quantiles: forecastProbabilities.map((p) =>
        quantileOfSum(forecasts, days, p),
      ),
    })),
    shares: sharesOf(forecasts, horizon),
  };
}

function quantileOfSum(
  forecasts: readonly Summed[],
  days: number,
  probability: number,
): number {
  const squares = total(forecasts, (one) => {
    const off = quantileOver(one, days, probability) - expectedUnits(one, days);
    return Math.sign(off) * off ** 2;
  });
  const expected = total(forecasts, (one) => expectedUnits(one, days));
  const off = Math.sign(squares) * Math.sqrt(Math.abs(squares));
  return rounded(Math.max(0, expected + off), 2);
}

function sharesOf(forecasts: readonly Summed[], horizon: number): number[] {
  const [first] = forecasts;
  const all = total(forecasts, (one) => expectedUnits(one, horizon));
  return (first?.shares ?? []).map((share, channel) =>
    all > 0
      ? total(
          forecasts,
          (one) => (one.shares[channel] ?? 0) * expectedUnits(one, horizon),
        ) / all
      : share,
  );
}

const total = (
  forecasts: readonly Summed[],
  of: (one: Summed) => number,
): number => forecasts.reduce((sum, one) => sum + of(one), 0);

const rounded = (value: number, digits: number): number =>
  Number(value.toFixed(digits));
