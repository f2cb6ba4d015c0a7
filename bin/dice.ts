import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./town/run-quietly.ts";
import { runVitest } from "./town/run-vitest.ts";

/*
 * Plays seeded histories under chaos.
 *
 *   npm run dice [-- --seeds 50] [--from 1] [--lanes 2]
 *   npm run dice -- --seed 17      one history, told move by move; --seed again: another one as well
 *   npm run dice -- --kept         the histories that once ended wrong, all of them
 *
 * Lanes are processes with towns of their own, by default one for each of the machine's processors.
 */
const usage = `usage: npm run dice -- [--seeds N] [--from N] [--lanes N]   so many histories, from this seed on
       npm run dice -- --seed N [--seed M]                  single histories, told move by move
       npm run dice -- --kept                               the histories that once ended wrong, all of them`;
const values = readWish();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const talks = values.seed !== undefined;
const [from, seeds] = [Number(values.from), Number(values.seeds)];
const lanes = Number(values.lanes);
if (!Number.isSafeInteger(from) || !(seeds >= 1) || !(lanes >= 1)) refuse();
const numbers = values.kept
  ? [...keptStories().keys()]
  : (values.seed?.map(Number) ??
    Array.from({ length: seeds }, (_, nth) => from + nth));
if (!numbers.every(Number.isSafeInteger)) refuse();

// Of fewer histories a tenth says nothing.
const fewestToTell = 20;
const folder = mkdtempSync(join(tmpdir(), "quayside-dice-"));
const begun = performance.now();
const runs = await Promise.all(
  Array.from({ length: Math.min(numbers.length, lanes) }, async (_, lane) => {
    const report = join(folder, `${lane}.json`);
    const wish = {
      numbers: numbers.filter((_, nth) => nth % lanes === lane),
      kept: values.kept,
    };
    const { code } = await runVitest(
      ["--config=vitest.dice.config.ts", "--reporter=dot"],
      { QUAYSIDE_DICE: JSON.stringify({ ...wish, talks, report }) },
    );
    return { code, ...readReport(report) };
  }),
);
rmSync(folder, { recursive: true, force: true });

const minutes = (performance.now() - begun) / 60_000;
const played = runs.reduce((sum, run) => sum + run.played, 0);
const cpuMs = runs.reduce((sum, run) => sum + run.cpuMs, 0);
const failed = runs
  .flatMap((run) => run.failed)
  .sort((a, b) => String(a).localeCompare(String(b), "en", { numeric: true }));
console.log(
  `${played} seeds, ${failed.length} failed, ${(played / minutes).toFixed(1)} a minute in ${runs.length} lanes, ${(cpuMs / 1000 / Math.max(1, played)).toFixed(1)} s of our processor time each`,
);
for (const name of failed)
  console.log(
    `again: npm run dice -- ${values.kept ? "--kept" : `--seed ${name}`}`,
  );
if (played >= fewestToTell && !values.kept) tellRareMoves();
process.exitCode = Math.max(...runs.map((run) => run.code));

/** Names moves that happened in fewer than a tenth of the histories: what hardly happens is hardly judged. */
function tellRareMoves(): void {
  const tally = new Map<string, number>();
  for (const run of runs)
    for (const [name, seeds] of Object.entries(run.tally))
      tally.set(name, (tally.get(name) ?? 0) + seeds);
  const rare = [...tally].filter(([, seeds]) => seeds * 10 < played);
  console.log(
    rare.length === 0
      ? `each of ${tally.size} moves happened in a tenth of the seeds at least`
      : `in less than a tenth of the seeds: ${rare.map(([name, seeds]) => `${name} (${seeds})`).join(", ")}`,
  );
}

/** What is asked for; what is not understood is said, and ends the program. */
function readWish() {
  try {
    return parseArgs({
      options: {
        seeds: { type: "string", default: "50" },
        from: { type: "string", default: "1" },
        seed: { type: "string", multiple: true },
        kept: { type: "boolean", default: false },
        lanes: { type: "string", default: String(availableParallelism()) },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : `${error}`);
  }
}

function refuse(...why: string[]): never {
  console.error([...why, usage].join("\n"));
  process.exit(2);
}

/** The files of histories that once ended wrong. */
function keptStories(): string[] {
  return readdirSync(join(root, "tests/stories/dice/kept"));
}

/** What a lane has written at its end; nothing where it did not get there. */
function readReport(file: string): {
  played: number;
  failed: (number | string)[];
  cpuMs: number;
  /** In how many histories each move happened. */
  tally: Record<string, number>;
} {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { played: 0, failed: [], cpuMs: 0, tally: {} };
  }
}
