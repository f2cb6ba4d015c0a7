import { type Dice, diceFor } from "../dice.ts";
import type { Faults } from "../faults/faults.ts";
import type { Letter } from "./letter.ts";
import { type Weather, weatherFor } from "./weather.ts";

/** What will befall a letter. Waits are real milliseconds. */
export type Fate = {
  lost: boolean;
  delayMs: number;
  /** The wait of the second copy, where there is one. */
  doubleAfterMs: number | null;
  /** It lets the next letter of its platform pass, for so long at most. */
  stepsAsideMs: number | null;
  mishaps: string[];
};

const kinds = [
  "lost_letter",
  "doubled_letter",
  "late_letter",
  "reordered_letter",
] as const;

/**
 * Decides what befalls a letter. Every concern of every topic has a dice of its own, and each is thrown for every letter:
 * what happens to one depends on the seed and on how many of its topic came before, on nothing else.
 */
export function createFates(faults: Faults | undefined) {
  let dice = new Map<string, Dice>();
  const throwFor = (seed: number, concern: string, letter: Letter) => {
    const name = `${concern} ${letter.platform} ${letter.topic}`;
    const known = dice.get(name) ?? diceFor(seed, name);
    dice.set(name, known);
    return known;
  };
  return {
    forget() {
      dice = new Map();
    },
    draw(letter: Letter, weather: Weather): Fate {
      const { loseOneIn, doubleOneIn, delayMs } = weatherFor(weather, letter);
      const dice = (concern: string) => throwFor(weather.seed, concern, letter);
      const lost = dice("lost").oneIn(loseOneIn);
      const doubled = dice("doubled").oneIn(doubleOneIn);
      const delay = dice("delay").between(...delayMs);
      const delayOfDouble = dice("delay of double").between(...delayMs);
      const { platform, shop, topic } = letter;
      const struck =
        faults?.strike(kinds, { platform, shop, names: [topic] }) ?? [];
      const fate: Fate = {
        lost,
        delayMs: delay,
        doubleAfterMs: doubled ? delayOfDouble : null,
        stepsAsideMs: null,
        mishaps: [],
      };
      for (const fault of struck) {
        if (fault.kind === "lost_letter") fate.lost = true;
        if (fault.kind === "doubled_letter")
          fate.doubleAfterMs ??= delayOfDouble;
        if (fault.kind === "late_letter") fate.delayMs += fault.ms;
        if (fault.kind === "reordered_letter") fate.stepsAsideMs = fault.ms;
        if (fault.kind === "late_letter") fate.mishaps.push("late");
      }
      if (fate.lost) return { ...fate, mishaps: ["lost"] };
      if (fate.stepsAsideMs !== null) fate.mishaps.push("reordered");
      if (fate.doubleAfterMs !== null) fate.mishaps.push("doubled");
      return fate;
    },
  };
}
