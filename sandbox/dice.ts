/** Seeded chance (mulberry32): the same seed throws the same dice, so a bad day can be replayed. */
export type Dice = {
  /** A number in [0, 1). */
  next(): number;
  /** True once in `n` throws on average; never for `n` = 0. */
  oneIn(n: number): boolean;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
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
  return {
    next,
    oneIn: (n) => n > 0 && next() < 1 / n,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
  };
}
