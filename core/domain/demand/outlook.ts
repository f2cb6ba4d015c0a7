import {
  type BurstExcess,
  burstExcess,
  halfLives,
  usualHalfLife,
  withoutBursts,
} from "./bursts.ts";
import { classifyDemand, type DemandClass } from "./classify-demand.ts";
import {
  ownUplifts,
  plannedUplift,
  pooledUplifts,
  type Uplifts,
  withoutEvents,
} from "./event-uplift.ts";
import {
  type DemandPanel,
  type GoodsSeries,
  hasHistory,
} from "./goods-series.ts";
import { mixedLevels, weighedLevel } from "./level-mixtures.ts";
import { levelParts } from "./level-parts.ts";
import { plainHistory, wantedHistory } from "./plain-history.ts";
import { movingAverage } from "./smoothing.ts";
import { daysInWeek, weekdayProfile } from "./weekday-profile.ts";
import { type WindowSpread, windowSpread } from "./window-spread.ts";
import {
  type LastYear,
  lastYear,
  ownSeason,
  seasonDays,
  shopSeason,
} from "./year-index.ts";

/** What a shop's goods have in common on one day: borrowed by goods that know too little themselves. */
export type ShopRhythm = {
  profile: Float64Array;
  uplifts: Uplifts;
  /** Days in which the shop's bursts halve; null until it has had enough of them. */
  burstHalfLife: number | null;
};

/** All that is known of one article on one day, before anybody weighs it. */
export type Outlook = {
  demandClass: DemandClass;
  /** Levels of ordinary days in units a day, one per mixture. */
  mixed: Float64Array;
  /** Last year's season, one index per block of 28 days. */
  season: number[];
  /** Weekday and planned events of each day ahead, as factors of the level. */
  shape: Float64Array;
  /** Planned events alone, as a factor of each day ahead; null where none is known of the article. */
  planned: Float64Array | null;
  /** What is left of a burst. */
  excess: BurstExcess | null;
  /** The plain average of the last 28 days without their bursts and events: the level to fall back on. */
  average28: number;
  /** How the article's own windows scattered, in the order of the lengths asked for. */
  spreads: (WindowSpread | null)[];
  /** Mean squared change from day to day: what errors are measured by. */
  dailyChange: number;
};

/** How far ahead an outlook looks, and over which window lengths it knows its scatter. */
export type OutlookReach = { horizon: number; windows: readonly number[] };

/** Reads the shop's common rhythm and event uplifts from the days before `origin`. */
export function shopRhythm(panel: DemandPanel, origin: number): ShopRhythm {
  const total = new Float64Array(origin);
  const lives: number[] = [];
  for (const series of panel.goods) {
    const { first, bursts } = series;
    const wanted = wantedHistory(series, origin);
    // One rush among few goods would be taken for the shop's weekday.
    const plain = bursts ? withoutBursts(wanted, bursts, first) : wanted;
    if (bursts) lives.push(...halfLives(wanted, plain, bursts, first));
    for (let day = 0; day < plain.length; day++)
      total[first + day] =
        (total[first + day] as number) + (plain[day] as number);
  }
  return {
    profile: weekdayProfile(total, null, 0),
    uplifts: pooledUplifts(panel.goods, origin),
    burstHalfLife: usualHalfLife(lives),
  };
}

/** The outlook of each of these goods on the day `origin`, from the days before it; null where history is too short. */
export function outlooksAt(
  panel: DemandPanel,
  goods: readonly GoodsSeries[],
  origin: number,
  reach: OutlookReach,
): { outlooks: (Outlook | null)[]; season: number[] } {
  const rhythm = shopRhythm(panel, origin);
  const bases = goods.map((series) =>
    hasHistory(series, origin)
      ? readBasis(series, origin, rhythm, reach)
      : null,
  );
  const blocks = blocksOf(reach.horizon);
  const season = shopSeason(
    bases.map((basis) => basis?.year ?? null),
    blocks,
  );
  return {
    outlooks: bases.map((basis) => basis && withSeason(basis, season)),
    season,
  };
}

/** The outlook of one article alone, with what its shop has in common. */
export const outlookOf = (
  series: GoodsSeries,
  origin: number,
  { season, ...rhythm }: ShopRhythm & { season: number[] },
  reach: OutlookReach,
): Outlook =>
  withSeason(readBasis(series, origin, rhythm, reach), [
    ...season,
    ...Array.from(
      { length: Math.max(0, blocksOf(reach.horizon) - season.length) },
      () => 1,
    ),
  ]);

/** Expected units of each day ahead under these weights. */
export function expectedDaily(
  { mixed, season, shape, excess }: Outlook,
  weights: Float64Array,
): Float64Array {
  const levels = season.map((index) => weighedLevel(mixed, index, weights));
  return shape.map(
    (factor, ahead) =>
      (levels[Math.floor(ahead / seasonDays)] ?? 0) * factor +
      (excess?.expected[ahead] ?? 0),
  );
}

/** Expected units of a whole window of `days` under these weights. */
export function expectedOver(
  { mixed, season, shape, excess }: Outlook,
  weights: Float64Array,
  days: number,
): number {
  let units = 0;
  for (let from = 0, block = 0; from < days; from += seasonDays, block++) {
    const level = weighedLevel(mixed, season[block] ?? 1, weights);
    const to = Math.min(days, from + seasonDays);
    for (let ahead = from; ahead < to; ahead++)
      units += level * (shape[ahead] ?? 0) + (excess?.expected[ahead] ?? 0);
  }
  return units;
}

/** Expected units of each day ahead by the plain average: it knows neither weekdays nor season, but what was told of days. */
export const averageDaily = (outlook: Outlook): Float64Array =>
  outlook.shape.map((_, ahead) => averageOn(outlook, ahead));

/** The same over a whole window of `days`. */
export function averageOver(outlook: Outlook, days: number): number {
  let units = 0;
  for (let ahead = 0; ahead < days; ahead++) units += averageOn(outlook, ahead);
  return units;
}

const averageOn = (
  { average28, planned, excess }: Outlook,
  ahead: number,
): number =>
  average28 * (planned?.[ahead] ?? 1) + (excess?.expected[ahead] ?? 0);

type Basis = Omit<Outlook, "season"> & { year: LastYear | null };

function readBasis(
  series: GoodsSeries,
  origin: number,
  { profile: common, uplifts: pooled, burstHalfLife }: ShopRhythm,
  { horizon, windows }: OutlookReach,
): Basis {
  const { first, events, bursts } = series;
  const uplifts = events ? ownUplifts(series, origin, pooled) : pooled;
  const wanted = wantedHistory(series, origin);
  const plain = plainHistory(series, origin, uplifts, wanted);
  const profile = weekdayProfile(plain, common);
  const planned = events
    ? Float64Array.from({ length: horizon }, (_, ahead) =>
        plannedUplift(series, origin, origin + ahead, uplifts),
      )
    : null;
  let told = bursts ? withoutBursts(wanted, bursts, first) : wanted;
  if (events)
    told = withoutEvents(told, events.subarray(first, origin), uplifts);
  return {
    demandClass: classifyDemand(wanted.subarray(-classDays)),
    mixed: mixedLevels(levelParts(plain)),
    year: lastYear(plain, blocksOf(horizon)),
    shape: Float64Array.from(
      { length: horizon },
      (_, ahead) =>
        (profile[ahead % daysInWeek] as number) * (planned?.[ahead] ?? 1),
    ),
    planned,
    excess: bursts
      ? burstExcess(wanted, plain, bursts, first, {
          horizon,
          shopHalfLife: burstHalfLife,
        })
      : null,
    average28: movingAverage(told, 28),
    spreads: windows.map((days) => windowSpread(wanted, days)),
    dailyChange: dailyChange(wanted),
  };
}

const classDays = 365;

const withSeason = ({ year, ...rest }: Basis, season: number[]): Outlook => ({
  ...rest,
  season: ownSeason(year, season),
});

const blocksOf = (horizon: number): number =>
  Math.max(1, Math.ceil(horizon / seasonDays));

function dailyChange(units: Float64Array): number {
  let squared = 0;
  for (let day = 1; day < units.length; day++)
    squared += ((units[day] as number) - (units[day - 1] as number)) ** 2;
  return units.length > 1 ? squared / (units.length - 1) : 0;
}
