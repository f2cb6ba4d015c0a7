import { writeSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { keepTown } from "../../support/keep-town.ts";
import { type History, playSeed } from "./play.ts";

/** What `npm run dice` asks for. */
const wish = z
  .object({
    from: z.number().int(),
    seeds: z.number().int().min(1),
    talks: z.boolean(),
  })
  .parse(JSON.parse(process.env.QUAYSIDE_DICE ?? "{}"));

const say = (line: string) => writeSync(1, `${line}\n`);

test("J2 E1 E2 S1 S2 S3 C3 H1 every seed of the series ends right", {
  timeout: 0,
}, async () => {
  await using towns = await keepTown();
  const begun = performance.now();
  const failed: number[] = [];
  let played = 0;
  // One after another: the pretend platforms' addresses are those of the whole process.
  for (let seed = wish.from; seed < wish.from + wish.seeds; seed++) {
    const history = await playSeed(towns, seed, wish.talks ? say : undefined);
    played++;
    if (history.failures.length > 0) {
      failed.push(seed);
      tellFailure(seed, history);
    }
    if (played % 25 === 0) say(`${played} of ${wish.seeds} played`);
  }
  const minutes = (performance.now() - begun) / 60_000;
  say(
    `${played} seeds, ${failed.length} failed, ${(played / minutes).toFixed(1)} a minute`,
  );
  for (const seed of failed) say(`again: npm run dice -- --seed ${seed}`);
  expect(failed).toEqual([]);
});

function tellFailure(seed: number, { steps, failures }: History): void {
  say(`seed ${seed} failed:`);
  for (const failure of failures) say(`  - ${failure}`);
  say(`  its steps: ${JSON.stringify(steps)}`);
}
