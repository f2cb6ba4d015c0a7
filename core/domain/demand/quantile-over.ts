import { forecastProbabilities, type GoodsForecast } from "./goods-forecast.ts";

/**
 * Units that demand over `days` from the origin on does not exceed with this probability: what stock has to cover lead
 * time and review. Between the kept windows and probabilities it lies on the line between its neighbours; beyond the
 * longest window it goes on in proportion. Never less for more days or a higher probability.
 */
export function quantileOver(
  { windows }: Pick<GoodsForecast, "windows">,
  days: number,
  probability: number,
): number {
  const known = windows
    .map((window) => ({
      at: window.days,
      units: between(
        forecastProbabilities.map((p, i) => ({
          at: p,
          units: window.quantiles[i] ?? 0,
        })),
        probability,
      ),
    }))
    .sort((a, b) => a.at - b.at);
  // A quantile of more days is never below that of fewer, whatever each window's errors say.
  let last = 0;
  const rising = known.map(({ at, units }) => {
    last = Math.max(last, units);
    return { at, units: last };
  });
  const longest = rising.at(-1);
  if (!longest || days <= 0) return 0;
  if (days > longest.at) return (longest.units * days) / longest.at;
  return between([{ at: 0, units: 0 }, ...rising], days);
}

/**
 * The probability that demand over `days` is above `units`: the other way round of `quantileOver`. Between the kept
 * probabilities it lies on the line, below the lowest and above the highest one it is theirs. Never more for more units.
 */
export const probabilityAbove = (
  forecast: Pick<GoodsForecast, "windows">,
  days: number,
  units: number,
): number => chanceAbove(forecast, days)(units);

/** The same for whoever asks about many numbers of units: read once. */
export function chanceAbove(
  forecast: Pick<GoodsForecast, "windows">,
  days: number,
): (units: number) => number {
  const points = forecastProbabilities.map((p) => ({
    p,
    units: quantileOver(forecast, days, p),
  }));
  return (units) => {
    if (units < 0) return 1;
    const above = points.findIndex((point) => point.units > units);
    const high = points[above];
    if (!high) return 1 - (points.at(-1)?.p ?? 1);
    const low = points[above - 1];
    if (!low) return high.units === 0 ? 0 : 1 - (high.p * units) / high.units;
    const share = (units - low.units) / (high.units - low.units);
    return 1 - (low.p + share * (high.p - low.p));
  };
}

/** Expected units over the next `days`. */
export const expectedUnits = (
  { daily }: Pick<GoodsForecast, "daily">,
  days: number,
): number => {
  const known = daily.slice(0, days).reduce((sum, units) => sum + units, 0);
  return days <= daily.length ? known : (known * days) / daily.length;
};

type Point = { at: number; units: number };

function between(points: readonly Point[], at: number): number {
  const above = points.findIndex((point) => point.at >= at);
  const high = points[above];
  if (!high) return points.at(-1)?.units ?? 0;
  const low = points[above - 1];
  if (!low) return high.units;
  const share = (at - low.at) / (high.at - low.at);
  return low.units + share * (high.units - low.units);
}
