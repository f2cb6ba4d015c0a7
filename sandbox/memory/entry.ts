import type { SavedClock } from "../clock.ts";
import type { Id, Kept } from "./drawer.ts";

/**
 * One line of the sandbox's memory: a record as it is now, a record that is gone, a collection that was emptied, a plain fact
 * of a chest (without a value: gone). What follows the last `commit` was never finished and does not count.
 */
export type Entry =
  | ["+", address: string, record: Kept]
  | ["-", address: string, id: Id]
  | ["0", address: string]
  | ["=", address: string, name: string, value?: unknown];

export type Commit = { commit: number; clock: SavedClock };

/** Raised when files of an older make can no longer be read. */
export const format = 3;
export const heading = `${JSON.stringify({ sandbox: format })}\n`;
export const commitMark = '{"commit":';

export const write = (line: Entry | Commit): string =>
  `${JSON.stringify(line)}\n`;
