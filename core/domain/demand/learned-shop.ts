import type { Uplifts } from "./event-uplift.ts";
import {
  type DemandPanel,
  type GoodsSeries,
  hasHistory,
} from "./goods-series.ts";
import { type Launches, readLaunches } from "./launches.ts";
import {
  learnShop,
  memoryDays,
  pastOrigins,
  type SelfCheck,
  type ShopMethod,
} from "./learn-shop.ts";
import type { Looks } from "./looks.ts";
import { type ShopRhythm, shopRhythm } from "./outlook.ts";
import { type SavedErrors, WindowErrors } from "./window-errors.ts";

/** Windows, in days, whose quantiles are kept for every variant in every shop. */
export const forecastWindows = [7, 14, 28, 56] as const;
/** Half of what is looked back at: of longer windows too few are over to learn their errors. */
const longestLearned = memoryDays / 2;

/**
 * The windows that a shop's quantiles are learned of and kept for, by rising length: the common ones, and exactly the days
 * that its deliveries have to last. What is sent hangs on that quantile; read between two windows, it would not know on which
 * of its days an event lies.
 * @param protectedDays lead time and review, in days.
 */
export const windowsToLearn = (protectedDays: number): number[] =>
  [
    ...new Set<number>([
      ...forecastWindows,
      ...(protectedDays > 0 && protectedDays <= longestLearned
        ? [protectedDays]
        : []),
    ]),
  ].sort((one, other) => one - other);
/** How many days ahead a forecast tells one by one. */
export const forecastHorizon = 56;

const checkedMonths = [1, 2, 3, 4] as const;
const monthDays = 28;

/** The rhythm of a shop on one day, as it is kept between two nights. */
type SavedRhythm = {
  profile: number[];
  uplifts: [kind: number, factor: number][];
  season: number[];
  /** Runs of before it was learned have none. */
  burstHalfLife?: number | null;
};

/** All that a shop's forecasts have in common on one day: plain data, kept with the run. */
export type LearnedShop = {
  /** The first day that is forecast, YYYY-MM-DD. */
  origin: string;
  method: ShopMethod;
  weights: number[];
  check: SelfCheck | null;
  rhythm: SavedRhythm;
  /** The rhythm as it was 28, 56, 84 and 112 days before, to see how far off one article's forecasts were. */
  before: { back: number; rhythm: SavedRhythm }[];
  errors: [days: number, errors: SavedErrors][];
  launches: Launches;
  /** Share of each channel in the shop's recent units. */
  channelShares: number[];
};

/**
 * Learns a shop from looks into its past. Goods of the looks may be a sample; every day used lies before `origin`.
 * @param looks with `forecastWindows`, and any other window that is asked for.
 */
export function learnWholeShop(
  looks: Looks,
  origin: number,
  channelShares: number[],
): LearnedShop {
  const { method, weights, check, errors } = learnShop(looks, origin);
  return {
    origin: dayAfter(looks.panel, origin),
    method,
    weights: Array.from(weights),
    check,
    rhythm: rhythmAt(looks, origin),
    before: checkedMonths
      .map((months) => months * monthDays)
      .filter((back) => origin - back >= pastOrigins.earliest)
      .map((back) => ({ back, rhythm: rhythmAt(looks, origin - back) })),
    errors: [...errors].map(([days, one]) => [days, one.save()]),
    launches: readLaunches(looks.goods, origin),
    channelShares,
  };
}

function rhythmAt(looks: Looks, day: number): SavedRhythm {
  const { profile, uplifts, burstHalfLife } = shopRhythm(looks.panel, day);
  return {
    profile: Array.from(profile),
    uplifts: [...uplifts],
    season: looks.at(day).season,
    burstHalfLife,
  };
}

/** A rhythm to reckon with again. */
export const openRhythm = ({
  profile,
  uplifts,
  season,
  burstHalfLife = null,
}: SavedRhythm): ShopRhythm & { season: number[] } => ({
  profile: Float64Array.from(profile),
  uplifts: new Map(uplifts) satisfies Uplifts,
  season,
  burstHalfLife,
});

/** A learned shop to reckon with again: opened once for many goods. */
export type OpenShop = Omit<
  LearnedShop,
  "weights" | "rhythm" | "before" | "errors"
> & {
  weights: Float64Array;
  rhythm: ReturnType<typeof openRhythm>;
  before: { back: number; rhythm: ReturnType<typeof openRhythm> }[];
  errors: Map<number, WindowErrors>;
};

export const openShop = (learned: LearnedShop): OpenShop => ({
  ...learned,
  weights: Float64Array.from(learned.weights),
  rhythm: openRhythm(learned.rhythm),
  before: learned.before.map(({ back, rhythm }) => ({
    back,
    rhythm: openRhythm(rhythm),
  })),
  errors: new Map(
    learned.errors.map(([days, saved]) => [days, WindowErrors.from(saved)]),
  ),
});

/** Goods that can teach: those with a history of their own, and launches of which a month is known. */
export const teaches = (series: GoodsSeries, origin: number): boolean =>
  hasHistory(series, origin) || series.first + monthDays <= origin;

const dayMs = 86_400_000;

/** The date of a day of the panel, or of the one after its last. */
function dayAfter({ days }: DemandPanel, day: number): string {
  const known = days[day];
  if (known) return known;
  const last = Date.parse(`${days.at(-1)}T00:00:00Z`);
  return new Date(last + (day - days.length + 1) * dayMs)
    .toISOString()
    .slice(0, 10);
}
