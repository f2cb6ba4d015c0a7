/** Seeded chance (mulberry32): the same seed throws the same dice, so a bad day can be replayed. */
export type Dice = {
  /** A number in [0, 1). */
  next(): number;
  /** True once in `n` throws on average; never for `n` = 0. */
  oneIn(n: number): boolean;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** One of these, all equally likely. @throws RangeError for an empty list. */
  pick<T>(from: readonly T[]): T;
};

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (min: number, max: number) =>
    min + Math.floor(next() * (max - min + 1));
  return {
    next,
    oneIn: (n) => n > 0 && next() < 1 / n,
    between,
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new RangeError("nothing to pick from");
      return from[between(0, from.length - 1)] as T;
    },
  };
}

/**
 * A dice of one's own for one concern (`fault f3`, `lost orders/create`): what is thrown for one concern never shifts what
 * another one throws. FNV-1a over the words, started from the seed.
 */
export function diceFor(seed: number, ...concern: (string | number)[]): Dice {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const char of concern.join("\u0000")) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return createDice(hash);
}
