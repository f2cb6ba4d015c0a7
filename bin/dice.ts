import { parseArgs } from "node:util";
import { runVitest } from "./town/run-vitest.ts";

/*
 * Plays seeded histories under chaos.
 *
 *   npm run dice [-- --seeds 50] [--from 1]
 *   npm run dice -- --seed 17      one history, told move by move
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "50" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
  },
});
const wish =
  values.seed === undefined
    ? { from: Number(values.from), seeds: Number(values.seeds), talks: false }
    : { from: Number(values.seed), seeds: 1, talks: true };
if (!Number.isSafeInteger(wish.from) || !(wish.seeds >= 1)) {
  console.error("usage: npm run dice -- [--seeds N] [--from N] | --seed N");
  process.exit(2);
}
const { code } = await runVitest(
  ["--config=vitest.dice.config.ts", "--reporter=dot"],
  {
    QUAYSIDE_DICE: JSON.stringify(wish),
  },
);
process.exitCode = code;
