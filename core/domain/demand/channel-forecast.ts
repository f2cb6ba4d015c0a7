import { nothingCounted, windowScatter } from "./channel-split.ts";
import { forecastProbabilities, type GoodsForecast } from "./goods-forecast.ts";
import { inverseNormal } from "./inverse-normal.ts";

/** Demand of one variant on one channel. */
export type ChannelForecast = Pick<GoodsForecast, "daily" | "windows"> & {
  /** Of all its demand, from 0 to 1. */
  share: number;
};

/** A possible number of units, and how probable it is. */
type Chance = { units: number; probability: number };

/**
 * The demand of each channel, in the order of the shares. It is the forecast of all channels thinned: each of its units is
 * the channel's with the channel's share, and the share is as unsure as it was counted (`ShareEvidence`). So the channels'
 * expected units add up to what is expected, a channel that sells everything has the range of the whole, and one that sells
 * little has a range that is wider in proportion. A channel's own days are not forecast apart: they are fewer, and what they
 * would say need not add up.
 */
export function channelForecasts({
  daily,
  windows,
  shares,
  shareEvidence = nothingCounted,
}: Pick<
  GoodsForecast,
  "daily" | "windows" | "shares" | "shareEvidence"
>): ChannelForecast[] {
  return shares.map((share) => ({
    share,
    daily: daily.map((units) => units * share),
    windows: windows.map(({ days, quantiles }) => ({
      days,
      quantiles: thinned(quantiles, share, windowScatter(shareEvidence, days)),
    })),
  }));
}

/** @param quantiles one per `forecastProbabilities`. */
function thinned(
  quantiles: readonly number[],
  share: number,
  scatter: number,
): number[] {
  if (share <= 0) return quantiles.map(() => 0);
  if (share >= 1) return [...quantiles];
  const probabilities = new Map<number, number>();
  for (const total of totals(quantiles))
    for (const { units, probability } of ofTotal(total.units, share, scatter))
      probabilities.set(
        units,
        (probabilities.get(units) ?? 0) + probability * total.probability,
      );
  const chances = [...probabilities].sort(([one], [other]) => one - other);
  let [at, so] = [0, chances[0]?.[1] ?? 0];
  return forecastProbabilities.map((probability) => {
    while (so < probability - 1e-9 && at < chances.length - 1) {
      at++;
      so += chances[at]?.[1] ?? 0;
    }
    return chances[at]?.[0] ?? 0;
  });
}

/** So finely a whole is looked at between the kept quantiles. */
const slices = 50;

/** Possible totals, each as probable as the next; a part of a unit is a unit more, as often as it says. */
function totals(quantiles: readonly number[]): Chance[] {
  return Array.from({ length: slices }, (_, i) =>
    totalAt(quantiles, (i + 0.5) / slices),
  ).flatMap((units) => {
    const whole = Math.floor(units);
    const more = units - whole;
    return [
      { units: whole, probability: (1 - more) / slices },
      { units: whole + 1, probability: more / slices },
    ].filter(({ probability }) => probability > 0);
  });
}

/** On the line between the kept quantiles; on the same line beyond them, and never below nothing. */
function totalAt(quantiles: readonly number[], probability: number): number {
  const above = forecastProbabilities.findIndex((p) => p >= probability);
  const high = Math.max(
    1,
    above < 0 ? forecastProbabilities.length - 1 : above,
  );
  const [from, to] = [
    forecastProbabilities[high - 1] ?? 0,
    forecastProbabilities[high] ?? 1,
  ];
  const [low, up] = [quantiles[high - 1] ?? 0, quantiles[high] ?? 0];
  return Math.max(0, low + ((probability - from) / (to - from)) * (up - low));
}

/** Above so many units they are summed up no more: they lie around their mean as a normal distribution does. */
const mostCounted = 200;

/** What of a total is the channel's: beta-binomial. */
function ofTotal(total: number, share: number, scatter: number): Chance[] {
  // The rarer side is counted, whose first term is never too small to be told from 0.
  if (share > 0.5)
    return ofTotal(total, 1 - share, scatter).map(({ units, probability }) => ({
      units: total - units,
      probability,
    }));
  if (total > mostCounted) return aroundMean(total, share, scatter);
  const size = 1 / scatter - 1;
  const [own, rest] = [share * size, (1 - share) * size];
  let probability = 1;
  for (let unit = 0; unit < total; unit++)
    probability *= (rest + unit) / (size + unit);
  const chances = [{ units: 0, probability }];
  for (let units = 0; units < total; units++) {
    probability *=
      ((total - units) * (own + units)) /
      ((units + 1) * (rest + total - units - 1));
    chances.push({ units: units + 1, probability });
  }
  return chances;
}

function aroundMean(total: number, share: number, scatter: number): Chance[] {
  const deviation = Math.sqrt(
    total * share * (1 - share) * (1 + (total - 1) * scatter),
  );
  return Array.from({ length: slices }, (_, i) => ({
    units: Math.round(
      Math.min(
        total,
        Math.max(
          0,
          total * share + inverseNormal((i + 0.5) / slices) * deviation,
        ),
      ),
    ),
    probability: 1 / slices,
  }));
}
