import type { Facts } from "./facts.ts";
import type { Replay } from "./open-replay.ts";
import type { Recording } from "./recordings.ts";
import type { Translation } from "./translation.ts";

/** What an answer tells of one thing. */
export type Fact = Record<string, unknown>;

/** A pretend store that plays one recording. */
export type Stage = {
  recording: Recording;
  replay: Replay;
  facts: Facts;
  words: Translation;
};
