import { writeFileSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Beginnings, openBeginnings } from "./beginnings.ts";
import { kept, readKept } from "./kept.ts";
import { moves } from "./moves/moves.ts";
import { type History, playSeed, playSteps } from "./play.ts";

/** What `npm run dice` asks of a lane. */
const wish = z
  .object({
    /** Seeds, one after the other. */
    numbers: z.array(z.number().int()),
    /** The numbers are those of the histories that are kept, from 0. */
    kept: z.boolean(),
    talks: z.boolean(),
    /** The file that is told how it went, after each seed. */
    report: z.string(),
  })
  .parse(JSON.parse(process.env.QUAYSIDE_DICE ?? "{}"));

const say = (line: string) => writeSync(1, `${line}\n`);

test("J2 E1 E2 S1 S2 S3 S6 S7 C3 H1 T1 every seed of the series ends right", {
  timeout: 0,
}, async () => {
  await using beginnings = openBeginnings();
  const begun = process.cpuUsage();
  const failed: (number | string)[] = [];
  const tally = Object.fromEntries(Object.keys(moves).map((name) => [name, 0]));
  let played = 0;
  // One after another: the pretend platforms' addresses are those of the whole process.
  for (const number of wish.numbers) {
    if (wish.talks) say(`${number}:`);
    const [name, history] = await play(beginnings, number);
    played++;
    for (const name of new Set(history.steps.map(([name]) => name)))
      tally[name] = (tally[name] ?? 0) + 1;
    if (history.failures.length > 0) {
      failed.push(name);
      tellFailure(name, history);
    }
    const { user, system } = process.cpuUsage(begun);
    const cpuMs = (user + system) / 1_000;
    writeFileSync(
      wish.report,
      JSON.stringify({ played, failed, cpuMs, tally }),
    );
    if (played % 25 === 0) say(`${played} played, ${failed.length} failed`);
  }
  expect(failed).toEqual([]);
});

/** @returns what is played under this number, and how it went. */
async function play(
  beginnings: Beginnings,
  number: number,
): Promise<[name: number | string, history: History]> {
  const tell = wish.talks ? say : undefined;
  if (!wish.kept) return [number, await playSeed(beginnings, number, tell)];
  const one = kept[number];
  if (!one) throw new Error("a file among the kept ones is not in their list");
  return [one.file, await playSteps(beginnings, readKept(one), tell)];
}

function tellFailure(
  name: number | string,
  { begins, steps, failures }: History,
): void {
  say(`${name} failed:`);
  for (const failure of failures) say(`  - ${failure}`);
  say(`  its steps, from the ${begins} on: ${JSON.stringify(steps)}`);
}
