import type { Town } from "./open-town.ts";

export type StoryOptions = {
  seed: number | undefined;
  signal: AbortSignal;
  log(line: string): void;
};

/** What the demo asks of the story in `tests/stories/main-job/play.ts`. */
export type PlayMainJob = (
  town: Town,
  options: StoryOptions,
) => Promise<StoryReport>;

/** What `npm run story` asks of `tests/stories/bad-days/play.ts`. */
export type PlayBadDay = (
  town: Town,
  name: string,
  options: StoryOptions,
) => Promise<StoryReport>;

/** Whoever plays a story reads the verdict only; the rest of the report is the story's own. */
export type StoryReport = { ok: boolean };

export type PrintReport = (report: StoryReport) => void;
