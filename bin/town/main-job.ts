import type { Town } from "./open-town.ts";

/** What the demo asks of the story in `tests/stories/main-job/play.ts`. */
export type PlayMainJob = (
  town: Town,
  options: {
    seed: number | undefined;
    signal: AbortSignal;
    log(line: string): void;
  },
) => Promise<StoryReport>;

/** The demo reads the verdict only; the rest of the report is the story's own. */
export type StoryReport = { ok: boolean };

export type PrintReport = (report: StoryReport) => void;
