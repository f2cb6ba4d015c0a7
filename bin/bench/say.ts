import { type ParseArgsConfig, parseArgs } from "node:util";
import { UnreadableFile } from "./read-panel.ts";

/** What a bench is asked for, or the end with what is not understood of it and how it is asked. */
export function flagsOf<
  const T extends NonNullable<ParseArgsConfig["options"]>,
>(options: T, usage: string) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    // Nothing else is thrown here than what is wrong with the words.
    console.error(error instanceof Error ? error.message : error);
    console.error(usage);
    process.exit(2);
  }
}

/** Ends the bench with one line that says why. */
export function stop(line: string): never {
  console.error(line);
  process.exit(1);
}

/** What a reading of files comes to, or the end with what is wrong with them. */
export function orStop<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile) stop(error.message);
    throw error;
  }
}

/** Says on a terminal how far a long run is, over and over in one line; null clears it. Elsewhere a line each time. */
export function progress(line: string | null): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line ?? ""}`);
  else if (line !== null) process.stderr.write(`${line}\n`);
}
