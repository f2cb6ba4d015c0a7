/** After so many days a sale counts half. */
export const halfLifeDays = 28;
const daysInWeek = 7;
/** Recent units at which own and shop's shares weigh the same. */
const shrinkage = 20;
/** Weeks that are looked at, by how far the shares of one differ from those of another. */
const weeksLookedAt = 26;
/** So much shares are taken to scatter from week to week, with the weight of so many weeks, until weeks are counted. Assumed. */
const usualScatter = 0.05;
const usualWeeks = 4;

/** Units that a channel sold lately, the last days counting most. */
export function recentUnits(units: Float64Array): number {
  let recent = 0;
  for (let day = 0; day < units.length; day++)
    recent +=
      (units[day] as number) * 0.5 ** ((units.length - 1 - day) / halfLifeDays);
  return recent;
}

/** Shares of recent units; all to the first channel where nothing was sold. */
export function sharesOf(recent: readonly number[]): number[] {
  const total = recent.reduce((sum, units) => sum + units, 0);
  return recent.map((units, i) =>
    total > 0 ? units / total : i === 0 ? 1 : 0,
  );
}

/**
 * How a variant's demand divides between channels: as it did lately, leaning on the shop's division where it sold little.
 * The shares add up to 1.
 */
export function channelShares(
  own: readonly number[],
  shop: readonly number[],
): number[] {
  return sharesOf(own.map((units, i) => units + shrinkage * (shop[i] ?? 0)));
}

/**
 * How well shares are known: the units that they were counted on, and how far they scatter from week to week, from 0 (as
 * dice do) to 1 (each week is all of one channel).
 */
export type ShareEvidence = { units: number; scatter: number };

/** What the days of a variant's channels say of its shares. */
export function shareEvidence(
  byChannel: readonly Float64Array[],
): ShareEvidence {
  const units = byChannel.reduce((sum, days) => sum + recentUnits(days), 0);
  const [first] = byChannel;
  const days = first?.length ?? 0;
  const weeks: { of: number; first: number }[] = [];
  for (let week = 1; week <= weeksLookedAt; week++) {
    const from = days - week * daysInWeek;
    if (from < 0) break;
    const until = from + daysInWeek;
    const of = byChannel.reduce((sum, one) => sum + sold(one, from, until), 0);
    // A single unit is always all of one channel.
    if (of >= 2)
      weeks.push({ of, first: first ? sold(first, from, until) : 0 });
  }
  const counted = scatterOf(weeks);
  return {
    units,
    scatter:
      counted === null
        ? usualScatter
        : (counted * weeks.length + usualScatter * usualWeeks) /
          (weeks.length + usualWeeks),
  };
}

/** The intra-class correlation of a beta-binomial, by moments; null where one channel alone sold, or hardly anything did. */
function scatterOf(weeks: readonly { of: number; first: number }[]) {
  const of = weeks.reduce((sum, week) => sum + week.of, 0);
  const share = weeks.reduce((sum, week) => sum + week.first, 0) / of;
  const ofDice = share * (1 - share);
  let [squares, dice, pairs] = [0, 0, 0];
  for (const week of weeks) {
    squares += (week.first - week.of * share) ** 2;
    dice += week.of * ofDice;
    pairs += week.of * (week.of - 1) * ofDice;
  }
  return pairs > 0 ? Math.min(1, Math.max(0, (squares - dice) / pairs)) : null;
}

const sold = (days: Float64Array, from: number, until: number): number => {
  let units = 0;
  for (let day = from; day < until; day++) units += days[day] as number;
  return units;
};

/**
 * How far the share of a whole window may lie off what is expected, as the correlation of a beta-binomial: as much as weeks
 * scatter, evened out over the window, and as little as the share itself is known.
 */
export const windowScatter = (
  { units, scatter }: ShareEvidence,
  days: number,
): number =>
  Math.min(
    0.99,
    1 / (units + shrinkage + 1) +
      scatter *
        (daysInWeek / days +
          // So many weeks weigh in what is expected, as old ones fade.
          (daysInWeek * Math.LN2) / halfLifeDays),
  );

/** What is known of shares that nobody has counted. */
export const nothingCounted: ShareEvidence = {
  units: 0,
  scatter: usualScatter,
};
