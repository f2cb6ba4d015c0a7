import { channelShares, type ShareEvidence } from "./channel-split.ts";
import { classifyDemand, type DemandClass } from "./classify-demand.ts";
import { countedQuantiles } from "./counted-quantiles.ts";
import { dailyAs } from "./daily-forecast.ts";
import { plannedUplift } from "./event-uplift.ts";
import { type GoodsSeries, hasHistory } from "./goods-series.ts";
import {
  firstMonthQuantile,
  grownDays,
  launchesLike,
  launchRatio,
  rangeDays,
} from "./launches.ts";
import { leadTimeQuantiles } from "./lead-time-demand.ts";
import { expectedAs } from "./learn-shop.ts";
import { forecastHorizon, type OpenShop } from "./learned-shop.ts";
import { averageOver, type Outlook, outlookOf } from "./outlook.ts";
import { plainHistory, wantedHistory, wantedOver } from "./plain-history.ts";
import { type LeftOut, leftOutOf, type Reason, reasonsOf } from "./reasons.ts";
import { mean } from "./smoothing.ts";
import { sum } from "./sum.ts";
import { daysInWeek, weekdayProfile } from "./weekday-profile.ts";
import type { WindowErrors } from "./window-errors.ts";

/** Raised when forecasts are worked out in another way: older ones are then made anew. */
export const forecastVersion = 6;

/** Probabilities of the quantiles that are kept: a fan, and the service levels that orders aim at. */
export const forecastProbabilities = [
  0.1, 0.25, 0.5, 0.8, 0.9, 0.95, 0.975, 0.99,
] as const;

/** What a forecast rests on: the goods' own history, launches before them, or nothing yet. */
export const forecastBases = [
  "own",
  "launch",
  "range",
  "silent",
  "unsold",
] as const;
export type ForecastBasis = (typeof forecastBases)[number];

/** How far off 28-day forecasts of these goods were lately, ours and the plain average's: WAPE over the windows. */
export type PastError = { windows: number; ours: number; average28: number };

/** Demand of one variant, all channels together. Plain data: it is kept as it is. */
export type GoodsForecast = {
  basis: ForecastBasis;
  /** `low`: new, hardly ever sold, or out of stock too long to know. */
  confidence: "ordinary" | "low";
  demandClass: DemandClass;
  /** Expected units of each day ahead, from the origin on. */
  daily: number[];
  /** Units that a window's demand does not exceed, one per `forecastProbabilities`; windows by length in days. */
  windows: { days: number; quantiles: number[] }[];
  /** Share of each channel, in the order of the series' channels; they add up to 1. */
  shares: number[];
  /** How well these are known; forecasts of before it was counted have none. */
  shareEvidence?: ShareEvidence;
  /** At most three, the largest effect first. */
  reasons: Reason[];
  leftOut: LeftOut[];
  pastError: PastError | null;
};

/** A series with what its channels sold lately (see `recentUnits`). */
export type SeriesOfVariant = GoodsSeries & {
  recentByChannel: number[];
  shareEvidence?: ShareEvidence;
  /** What the merchant expects of it in units a day, until it has sold for a week. */
  estimatePerDay?: number | null;
};

/**
 * The forecast of one variant from the days before `origin`, with its class, range and reasons.
 */
export function forecastGoods(
  series: SeriesOfVariant,
  origin: number,
  shop: OpenShop,
): GoodsForecast {
  const basis = basisOf(series, origin);
  const common = {
    basis,
    demandClass: classifyDemand(wantedHistory(series, origin).subarray(-365)),
    shares: channelShares(series.recentByChannel, shop.channelShares).map(
      (share) => rounded(share, 4),
    ),
    ...(series.shareEvidence && {
      shareEvidence: {
        units: rounded(series.shareEvidence.units, 1),
        scatter: rounded(series.shareEvidence.scatter, 4),
      },
    }),
  };
  switch (basis) {
    case "unsold":
    case "range":
      return {
        ...common,
        ...ranged(series, origin, shop, series.estimatePerDay ?? null),
      };
    case "silent":
      return {
        ...common,
        ...nothing(shop),
        confidence: blind(series, origin) ? "low" : "ordinary",
        reasons: [{ kind: "silent", days: silentDays }],
      };
    case "launch":
      return { ...common, ...launched(series, origin, shop) };
    case "own":
      return { ...common, ...fromOwn(series, origin, shop) };
  }
}

const silentDays = 180;
const fewestSellingDays = 8;

function basisOf(series: GoodsSeries, origin: number): ForecastBasis {
  const { units, first, stockedOut } = series;
  if (first >= origin) return "unsold";
  const age = origin - first;
  if (age < rangeDays) return "range";
  let live = 0;
  for (let day = origin - 1; day >= first && live < silentDays; day--) {
    if ((units[day] as number) > 0) return age < grownDays ? "launch" : "own";
    if (!stockedOut?.[day]) live++;
  }
  if (live >= silentDays) return "silent";
  return age < grownDays ? "launch" : "own";
}

const weeksLookedAt = 8;

/** Out of stock on more than half of the last eight weeks' days: what would have sold is a guess. */
function blind({ stockedOut, first }: GoodsSeries, origin: number): boolean {
  if (!stockedOut) return false;
  const from = Math.max(
    Math.min(first, origin - 1),
    origin - weeksLookedAt * daysInWeek,
  );
  let out = 0;
  for (let day = from; day < origin; day++) out += stockedOut[day] as number;
  return out > (origin - from) / 2;
}

type Told = Pick<
  GoodsForecast,
  "confidence" | "daily" | "windows" | "reasons" | "leftOut" | "pastError"
>;

const nothing = (shop: OpenShop): Told => ({
  confidence: "low",
  daily: new Array(forecastHorizon).fill(0),
  windows: [...shop.errors.keys()].map((days) => ({
    days,
    quantiles: forecastProbabilities.map(() => 0),
  })),
  reasons: [],
  leftOut: [],
  pastError: null,
});

const month = 28;

/** Goods of less than a week: what launches before them did, or what the merchant expects; a range, and wide. */
function ranged(
  series: GoodsSeries,
  origin: number,
  shop: OpenShop,
  estimatePerDay: number | null,
): Told {
  const like = launchesLike(shop.launches, series.groups);
  if (estimatePerDay === null && !like)
    return { ...nothing(shop), reasons: [{ kind: "unknown" }] };
  // Goods that never sold are no launch: nobody knows when they begin.
  if (estimatePerDay === null && series.first >= origin)
    return { ...nothing(shop), reasons: [{ kind: "unsold" }] };
  const perDay =
    estimatePerDay ?? (like ? firstMonthQuantile(like, 0.5) / month : 0);
  const planned = plannedFactors(series, origin, shop);
  const windows = [...shop.errors.keys()].map((days) => {
    const more = mean(planned, 0, days);
    const quantiles = like
      ? forecastProbabilities.map((p) => {
          const scale =
            estimatePerDay === null
              ? 1
              : perDay / Math.max(firstMonthQuantile(like, 0.5) / month, 1e-9);
          return firstMonthQuantile(like, p) * scale * (days / month) * more;
        })
      : countedQuantiles(
          { expected: perDay * days * more, spread: null },
          forecastProbabilities,
        );
    return { days, quantiles: ascending(quantiles) };
  });
  return {
    ...nothing(shop),
    daily: spread(perDay, shop.rhythm.profile, planned),
    windows,
    reasons: [
      estimatePerDay === null
        ? { kind: "range", launches: like?.launches ?? 0 }
        : { kind: "estimate", perDay },
    ],
  };
}

/** Goods of one to twelve weeks: their mean so far, times how launches before them went on from this age. */
function launched(series: GoodsSeries, origin: number, shop: OpenShop): Told {
  const age = origin - series.first;
  const like = launchesLike(shop.launches, series.groups);
  const plain = plainHistory(series, origin, shop.rhythm.uplifts);
  const ratio = like ? launchRatio(like, age) : 1;
  const perDay = mean(plain) * ratio;
  const profile = weekdayProfile(plain, shop.rhythm.profile);
  const planned = plannedFactors(series, origin, shop);
  const daily = spread(perDay, profile, planned);
  return {
    ...nothing(shop),
    daily,
    windows: [...shop.errors.keys()].map((days) => ({
      days,
      quantiles: ascending(
        countedQuantiles(
          {
            expected: perDay * days * mean(planned, 0, days),
            spread: null,
          },
          forecastProbabilities,
        ),
      ),
    })),
    reasons: [{ kind: "launch", ratio, ageDays: age }],
    leftOut: leftOutOf(series, origin),
  };
}

function fromOwn(series: GoodsSeries, origin: number, shop: OpenShop): Told {
  const windows = [...shop.errors.keys()];
  const outlook = outlookOf(series, origin, shop.rhythm, {
    horizon: Math.max(forecastHorizon, ...windows),
    windows,
  });
  const daily = dailyAs(shop, outlook);
  const surely =
    hasHistory(series, origin) &&
    sellingDays(series, origin) >= fewestSellingDays &&
    !blind(series, origin);
  return {
    confidence: surely ? "ordinary" : "low",
    daily: Array.from(daily.subarray(0, forecastHorizon), (units) =>
      rounded(units, 3),
    ),
    windows: windowsOf(outlook, daily, shop.errors),
    reasons: reasonsOf(series, origin, outlook, daily, shop),
    leftOut: leftOutOf(series, origin),
    pastError: pastErrorOf(series, origin, shop),
  };
}

/** The range of demand over each window whose errors are known. @param errors in the order of the outlook's spreads. */
export const windowsOf = (
  outlook: Outlook,
  daily: Float64Array,
  errors: ReadonlyMap<number, WindowErrors>,
): GoodsForecast["windows"] =>
  [...errors].map(([days, ofWindow], place) => ({
    days,
    quantiles: quantilesOf(outlook, daily, { days, place, errors: ofWindow }),
  }));

function quantilesOf(
  outlook: Outlook,
  daily: Float64Array,
  {
    days,
    place,
    errors,
  }: { days: number; place: number; errors: WindowErrors },
): number[] {
  const window = {
    expected: sum(daily, Math.min(days, daily.length)),
    demandClass: outlook.demandClass,
    spread: outlook.spreads[place] ?? null,
  };
  const quantiles = leadTimeQuantiles(window, errors, forecastProbabilities);
  const { excess } = outlook;
  if (!excess) return ascending(quantiles);
  // A burst may die at once, or go on for twice as long: the range says both.
  const more = sum(excess.high, days) - sum(excess.expected, days);
  const less = sum(excess.expected, days) - sum(excess.low, days);
  return ascending(
    quantiles.map((units, i) => {
      const probability = forecastProbabilities[i] as number;
      if (probability > 0.5) return units + more;
      return probability < 0.5 ? Math.max(0, units - less) : units;
    }),
  );
}

/** How the last four months would have been forecast from the days before them. */
function pastErrorOf(
  series: GoodsSeries,
  origin: number,
  shop: OpenShop,
): PastError | null {
  let [windows, ours, average28, actual] = [0, 0, 0, 0];
  for (const { back, rhythm } of shop.before) {
    const day = origin - back;
    if (!hasHistory(series, day)) continue;
    const reach = { horizon: month, windows: [] };
    const outlook = outlookOf(series, day, rhythm, reach);
    const wanted = wantedOver(series, day, month);
    if (!wanted) continue;
    const came = sum(wanted);
    windows++;
    actual += came;
    ours += Math.abs(expectedAs(shop, outlook, month) - came);
    average28 += Math.abs(averageOver(outlook, month) - came);
  }
  if (actual <= 0) return null;
  return {
    windows,
    ours: rounded(ours / actual, 4),
    average28: rounded(average28 / actual, 4),
  };
}

function sellingDays({ units, first }: GoodsSeries, origin: number): number {
  let days = 0;
  for (let day = first; day < origin; day++)
    if ((units[day] as number) > 0) days++;
  return days;
}

/** What planned events make of each day ahead, for goods that have no history of their own. */
const plannedFactors = (
  series: GoodsSeries,
  origin: number,
  shop: OpenShop,
): Float64Array =>
  Float64Array.from({ length: forecastHorizon }, (_, ahead) =>
    plannedUplift(series, origin, origin + ahead, shop.rhythm.uplifts),
  );

const spread = (
  perDay: number,
  profile: Float64Array,
  planned: Float64Array,
): number[] =>
  Array.from({ length: forecastHorizon }, (_, ahead) =>
    rounded(
      perDay *
        (profile[ahead % daysInWeek] as number) *
        (planned[ahead] as number),
      3,
    ),
  );

function ascending(quantiles: number[]): number[] {
  let last = 0;
  return quantiles.map((units) => {
    last = Math.max(last, units);
    return rounded(last, 2);
  });
}

const rounded = (value: number, digits: number): number =>
  Number(value.toFixed(digits));
