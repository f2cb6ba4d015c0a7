import type { LevelParts } from "./level-parts.ts";

/** Keeps logarithms of levels of dead goods finite. */
const tiny = 1e-3;

const geometric = ({ smoothed, tsb, average56, weekly }: LevelParts): number =>
  ((smoothed + tiny) * (tsb + tiny) * (average56 + tiny) * (weekly + tiny)) **
    0.25 -
  tiny;

/**
 * Ways of taking levels together: simple methods that err differently beat a chosen one. Shops differ in how fast their
 * demand forgets, so each shop weighs these by how well they would have done lately.
 */
const mixtures: readonly ((parts: LevelParts) => number)[] = [
  ({ smoothed, tsb, average56, weekly }) =>
    (smoothed + tsb + average56 + weekly) / 4,
  ({ smoothed, tsb, average28, weekly }) =>
    (smoothed + tsb + average28 + weekly) / 4,
  ({ smoothed, tsb }) => (smoothed + tsb) / 2,
  ({ smoothed, tsb, average56, weekly, average182, average364 }) =>
    0.2 * (smoothed + tsb + average56 + weekly) +
    0.1 * (average182 + average364),
  ({ weekly, average56, average91 }) => (weekly + average56 + average91) / 3,
  ({ weekly, average91, average364 }) => (weekly + average91 + average364) / 3,
  ({ average14 }) => average14,
  ({ average14, weekly }) => (average14 + weekly) / 2,
  geometric,
  (parts) =>
    (geometric(parts) + tiny) ** 0.8 *
      ((parts.average182 + tiny) * (parts.average364 + tiny)) ** 0.1 -
    tiny,
];

/** How much of last year's season is carried over: as powers of the index; 0 leaves it out. */
const seasonPowers = [0, 0.25, 0.5, 0.75] as const;
/** What is believed before the shop has shown anything: mostly the plain mean, and little of the season. */
const mixtureBeliefs = [
  0.28, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08,
];
const seasonBeliefs = [0.4, 0.25, 0.2, 0.15];

/** How many answers there are to weigh: each mixture under each power of the season. */
export const candidateCount = mixtures.length * seasonPowers.length;

/** Weights before anything was learned: the plain mean of four levels, without a season. */
export const plainWeights: Float64Array = Float64Array.from(
  { length: candidateCount },
  (_, i) => (i === 0 ? 1 : 0),
);

export const beliefs: Float64Array = Float64Array.from(
  { length: candidateCount },
  (_, i) =>
    (mixtureBeliefs[Math.floor(i / seasonPowers.length)] as number) *
    (seasonBeliefs[i % seasonPowers.length] as number),
);

/** The levels of all mixtures, never negative. */
export const mixedLevels = (parts: LevelParts): Float64Array =>
  Float64Array.from(mixtures, (mix) => Math.max(0, mix(parts)));

/** Every candidate's level of a month with this seasonal index. */
export function candidateLevels(
  mixed: Float64Array,
  index: number,
): Float64Array {
  const levels = new Float64Array(candidateCount);
  for (const [j, power] of seasonPowers.entries()) {
    const factor = index ** power;
    for (let i = 0; i < mixed.length; i++)
      levels[i * seasonPowers.length + j] = (mixed[i] as number) * factor;
  }
  return levels;
}

/** The weighed mean of all candidates' levels. */
export function weighedLevel(
  mixed: Float64Array,
  index: number,
  weights: Float64Array,
): number {
  const levels = candidateLevels(mixed, index);
  let level = 0;
  for (let i = 0; i < candidateCount; i++)
    level += (levels[i] as number) * (weights[i] as number);
  return level;
}

/** The mean power of the season under these weights: 0 where the season has not earned a place. */
export const seasonPower = (weights: Float64Array): number =>
  weights.reduce(
    (sum, weight, i) =>
      sum + weight * (seasonPowers[i % seasonPowers.length] as number),
    0,
  );
