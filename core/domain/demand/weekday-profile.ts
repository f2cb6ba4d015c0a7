export const daysInWeek = 7;

const weeksSeen = 26;
/** Selling days at which own and pooled profile weigh the same. */
const shrinkage = 30;
const smallestFactor = 0.2;

/**
 * Multipliers of the seven days after the last value of `units` (index 0 is the next day), with mean 1: the goods' own
 * profile of half a year, shrunk towards the shop's.
 * @param pooled the shop's profile; null for a flat one.
 */
export function weekdayProfile(
  units: Float64Array,
  pooled: Float64Array | null,
  shrink = shrinkage,
): Float64Array {
  const n = units.length;
  const from = Math.max(0, n - weeksSeen * daysInWeek);
  const sums = new Float64Array(daysInWeek);
  const counts = new Float64Array(daysInWeek);
  let total = 0;
  let selling = 0;
  for (let i = from; i < n; i++) {
    const phase = phaseOf(i, n);
    const value = units[i] as number;
    sums[phase] = (sums[phase] as number) + value;
    counts[phase] = (counts[phase] as number) + 1;
    total += value;
    if (value > 0) selling++;
  }
  const average = total / Math.max(1, n - from);
  const weight = selling + shrink > 0 ? selling / (selling + shrink) : 0;
  const profile = new Float64Array(daysInWeek);
  let sum = 0;
  for (let phase = 0; phase < daysInWeek; phase++) {
    const count = counts[phase] as number;
    const own =
      average > 0 && count > 0 ? (sums[phase] as number) / count / average : 1;
    const factor = weight * own + (1 - weight) * (pooled?.[phase] ?? 1);
    profile[phase] = factor;
    sum += factor;
  }
  for (let phase = 0; phase < daysInWeek; phase++)
    profile[phase] = ((profile[phase] as number) * daysInWeek) / (sum || 1);
  return profile;
}

/** The series without its weekday rhythm. */
export function withoutWeekdays(
  units: Float64Array,
  profile: Float64Array,
): Float64Array {
  const n = units.length;
  const flat = new Float64Array(n);
  for (let i = 0; i < n; i++)
    flat[i] =
      (units[i] as number) /
      Math.max(profile[phaseOf(i, n)] as number, smallestFactor);
  return flat;
}

/** Position in the week, counted so that the day after the last value has phase 0. */
const phaseOf = (i: number, n: number): number =>
  (((i - n) % daysInWeek) + daysInWeek) % daysInWeek;
