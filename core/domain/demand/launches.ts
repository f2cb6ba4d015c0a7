import { type GoodsSeries, youngestDays } from "./goods-series.ts";
import { wantedHistory } from "./plain-history.ts";
import { mean } from "./smoothing.ts";
import { sum } from "./sum.ts";

/** From this age on goods have a history of their own. */
export const grownDays = youngestDays;
/** Below this age nothing but a range is said. */
export const rangeDays = 7;
const ahead = 28;
const ages = [7, 14, 28, 56] as const;
/** Goods on sale within this many days of the shop's first day were no launches, but there already. */
const thereAlready = 28;
const fewest = 5;
/** Launches at which what they say weighs the same as "it goes on as it began". */
const shrinkage = 10;
const bounds = { least: 0.3, most: 1.5 };
const mostKept = 60;

/** What became of goods that a shop launched earlier, by what they belonged to and ("") over all. */
export type Launches = Record<
  string,
  {
    /** Units wanted in the first 28 days, ascending. */
    firstMonth: number[];
    /** Per age: demand of the next 28 days over 28 days of the mean so far. */
    ratios: number[];
    launches: number;
  }
>;

export const noLaunches: Launches = {};

/** Reads the shop's launches from the days before `origin`. */
export function readLaunches(
  goods: readonly GoodsSeries[],
  origin: number,
): Launches {
  const groups = new Map<string, GoodsSeries[]>();
  const begun = Math.min(...goods.map(({ first }) => first));
  for (const series of goods) {
    if (series.first < begun + thereAlready) continue;
    if (series.first + ahead > origin) continue;
    for (const key of new Set(["", ...(series.groups ?? [])]))
      groups.set(key, [...(groups.get(key) ?? []), series]);
  }
  return Object.fromEntries(
    [...groups]
      .filter(([key, members]) => key === "" || members.length >= fewest)
      .map(([key, members]) => [key, describe(members, origin)]),
  );
}

function describe(members: GoodsSeries[], origin: number): Launches[string] {
  const histories = members.map((series) => wantedHistory(series, origin));
  const firstMonth = histories
    .map((wanted) => sum(wanted, ahead))
    .sort((a, b) => a - b);
  const step = Math.max(1, Math.ceil(firstMonth.length / mostKept));
  return {
    launches: members.length,
    firstMonth: firstMonth.filter((_, i) => i % step === 0),
    ratios: ages.map((age) => {
      let [expected, came, count] = [0, 0, 0];
      for (const wanted of histories) {
        if (age + ahead > wanted.length) continue;
        expected += mean(wanted, 0, age) * ahead;
        came += sum(wanted.subarray(age, age + ahead));
        count++;
      }
      const ratio = expected > 0 ? came / expected : 1;
      const weight = count / (count + shrinkage);
      const shrunk = Math.exp(weight * Math.log(Math.max(ratio, 0.01)));
      return Math.min(bounds.most, Math.max(bounds.least, shrunk));
    }),
  };
}

/** Launches of the first of the groups that has enough, of the whole shop otherwise; null where there are too few. */
export function launchesLike(
  launches: Launches,
  groups: readonly string[] = [],
): Launches[string] | null {
  return (
    [...groups, ""]
      .map((group) => launches[group])
      .find((found) => found !== undefined && found.launches >= fewest) ?? null
  );
}

/** How demand goes on after this many days, over the mean so far. */
export function launchRatio(like: Launches[string], age: number): number {
  const last = ages.findLastIndex((known) => known <= age);
  return like.ratios[Math.max(0, last)] ?? 1;
}

/** A quantile of what launches sold in their first 28 days, in units. */
export const firstMonthQuantile = (
  { firstMonth }: Launches[string],
  probability: number,
): number =>
  firstMonth[
    Math.min(firstMonth.length - 1, Math.floor(probability * firstMonth.length))
  ] ?? 0;
