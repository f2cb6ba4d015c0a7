import { writeFileSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { keepTown } from "../../support/keep-town.ts";
import { rememberPlans } from "../../support/remember-plans.ts";
import { type History, playSeed } from "./play.ts";

/** What `npm run dice` asks of a lane. */
const wish = z
  .object({
    from: z.number().int(),
    /** Not itself. */
    to: z.number().int(),
    step: z.number().int().min(1),
    talks: z.boolean(),
    /** The file that is told how it went, after each seed. */
    report: z.string(),
  })
  .parse(JSON.parse(process.env.QUAYSIDE_DICE ?? "{}"));

const say = (line: string) => writeSync(1, `${line}\n`);

test("J2 E1 E2 S1 S2 S3 C3 H1 every seed of the series ends right", {
  timeout: 0,
}, async () => {
  rememberPlans();
  await using towns = await keepTown();
  const begun = process.cpuUsage();
  const failed: number[] = [];
  let played = 0;
  // One after another: the pretend platforms' addresses are those of the whole process.
  for (let seed = wish.from; seed < wish.to; seed += wish.step) {
    const history = await playSeed(towns, seed, wish.talks ? say : undefined);
    played++;
    if (history.failures.length > 0) {
      failed.push(seed);
      tellFailure(seed, history);
    }
    const { user, system } = process.cpuUsage(begun);
    const cpuMs = (user + system) / 1_000;
    writeFileSync(wish.report, JSON.stringify({ played, failed, cpuMs }));
    if (played % 25 === 0) say(`${played} played, ${failed.length} failed`);
  }
  expect(failed).toEqual([]);
});

function tellFailure(seed: number, { steps, failures }: History): void {
  say(`seed ${seed} failed:`);
  for (const failure of failures) say(`  - ${failure}`);
  say(`  its steps: ${JSON.stringify(steps)}`);
}
