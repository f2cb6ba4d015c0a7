import { join } from "node:path";
import { parseArgs } from "node:util";
import type { PlayBadDay, PrintReport } from "./town/main-job.ts";
import { root } from "./town/run-quietly.ts";
import { tellStory } from "./town/tell-story.ts";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
});
const { playBadDay, printBadDay, badDays } = (await import(
  join(root, "tests/stories/bad-days/play.ts")
)) as {
  playBadDay: PlayBadDay;
  printBadDay: PrintReport;
  /** What there is to play. */
  badDays: Record<string, { says: string }>;
};
const [name = ""] = positionals;
if (!badDays[name]) {
  console.error("usage: npm run story -- NAME [--json] [--seed N] [--keep]");
  for (const [known, { says }] of Object.entries(badDays))
    console.error(`  ${known.padEnd(16)} ${says}`);
  process.exit(1);
}
await tellStory({
  name: "story",
  scenario: name,
  ...flags,
  capMs: 6 * 60_000,
  play: (town, means) =>
    playBadDay(town, name, { ...means, seed: Number(flags.seed) }),
  print: printBadDay,
});
