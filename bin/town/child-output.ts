import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  type WriteStream,
} from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const remembered = 30;
const pinoError = 50;

/** Where a child's lines go: all into its log file, the errors also to `echo`, the last ones into memory. */
export type ChildOutput = {
  attach(stdout: Readable, stderr: Readable): void;
  /** Calls back on each line until the returned function is called. */
  watch(onLine: (line: string) => void): () => void;
  lastLines(): string[];
  close(): Promise<void>;
};

/** Begins a new log file; the one of the run before is kept beside it as `<name>.old.log`. */
export function openChildOutput(
  logFile: string,
  echo: (line: string) => void,
): ChildOutput {
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile)) {
    renameSync(logFile, logFile.replace(/\.log$/, ".old.log"));
  }
  const file: WriteStream = createWriteStream(logFile);
  const last: string[] = [];
  const watchers = new Set<(line: string) => void>();

  const take = (line: string, error: boolean) => {
    if (!file.closed && !file.writableEnded) file.write(`${line}\n`);
    last.push(line);
    if (last.length > remembered) last.shift();
    for (const watcher of watchers) watcher(line);
    const complaint = error ? line : errorIn(line);
    if (complaint?.trim()) echo(complaint);
  };

  return {
    attach(stdout, stderr) {
      createInterface(stdout).on("line", (line) => take(line, false));
      createInterface(stderr).on("line", (line) => take(line, true));
    },
    watch(onLine) {
      watchers.add(onLine);
      return () => watchers.delete(onLine);
    },
    lastLines: () => [...last],
    close: () => new Promise((resolve) => file.end(() => resolve())),
  };
}

/** The message of a structured log line of level error or worse. */
function errorIn(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const entry = JSON.parse(line) as {
      level?: unknown;
      msg?: string;
      err?: { message?: string };
    };
    const { level, msg, err } = entry;
    const bad =
      (typeof level === "number" && level >= pinoError) ||
      level === "error" ||
      level === "fatal";
    if (!bad) return undefined;
    return [msg, err?.message].filter(Boolean).join(": ") || line;
  } catch {
    return undefined;
  }
}
