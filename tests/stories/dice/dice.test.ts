import { afterAll, describe, expect, test } from "vitest";
import { openBeginnings } from "./beginnings.ts";
import { kept, readKept } from "./kept.ts";
import { playSeed, playSteps } from "./play.ts";

// Patience for a machine that has other work too.
const timeout = 240_000;

/**
 * A few seeded histories in every run of the tests, as many as half a minute of a processor is enough for; `npm run dice`
 * plays as many as wished.
 */
describe("histories under chaos", () => {
  const beginnings = openBeginnings();
  afterAll(() => beginnings[Symbol.asyncDispose]());

  test.each([1])(
    "J2 E1 E2 S1 S2 S3 S6 S7 C3 H1 T1 seed %i ends right",
    {
      timeout,
    },
    async (seed) => {
      const { moves, failures } = await playSeed(beginnings, seed);
      expect(failures, moves.join("\n")).toEqual([]);
    },
  );

  test.each(kept.filter((one) => one.isAlwaysPlayed))(
    "J2 E1 E2 S1 S2 S3 S6 S7 C3 H1 T1 where $found, the history ends right",
    {
      timeout,
    },
    async (one) => {
      const { moves, failures } = await playSteps(beginnings, readKept(one));
      expect(failures, moves.join("\n")).toEqual([]);
    },
  );
});
