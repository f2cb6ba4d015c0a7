import { join } from "node:path";
import { parseArgs } from "node:util";
import type { PlayMainJob, PrintReport } from "./town/main-job.ts";
import { root } from "./town/run-quietly.ts";
import { tellStory } from "./town/tell-story.ts";

const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    seed: { type: "string" },
  },
});
const { playMainJob, printReport } = (await import(
  join(root, "tests/stories/main-job/play.ts")
)) as { playMainJob: PlayMainJob; printReport: PrintReport };

await tellStory({
  name: "demo",
  ...flags,
  capMs: 9 * 60_000,
  play: (town, means) =>
    playMainJob(town, {
      ...means,
      seed: flags.seed === undefined ? undefined : Number(flags.seed),
    }),
  print: printReport,
});
