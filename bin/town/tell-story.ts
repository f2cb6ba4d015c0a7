import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { StoryReport } from "./main-job.ts";
import { openTown, type Town } from "./open-town.ts";
import { readTownSettings } from "./settings.ts";

/** How a story is played from the command line. */
export type Telling<R extends StoryReport> = {
  /** `demo` or `story`, for people and for the name of the folder. */
  name: string;
  scenario?: string;
  json: boolean;
  keep: boolean;
  capMs: number;
  play(
    town: Town,
    means: { signal: AbortSignal; log(line: string): void },
  ): Promise<R>;
  print(report: R): void;
};

/**
 * Opens a fresh town, plays a story in it, reports, and leaves: exit code 0 where the ends meet, 1 otherwise. It gives up
 * when a process of the town ends, at a signal, and after `capMs`.
 */
export async function tellStory<R extends StoryReport>(
  telling: Telling<R>,
): Promise<never> {
  const { name, json, keep, capMs, scenario } = telling;
  // A story lives through hours in a minute, so what lost webhooks leave behind is looked for more often than in earnest.
  process.env.RECONCILE_EVERY_MS ??= "3000";
  process.env.SWEEP_EVERY_MS ??= "1000";
  // With --json stdout carries the report and nothing else, so all talk goes to stderr, the libraries' too.
  if (json)
    for (const method of ["log", "info", "debug"] as const)
      console[method] = console.error;
  const say = (line: string) => console.error(line);

  const { dataDir: home, logLevel } = readTownSettings(process.env);
  const dataDir = join(home, `${name}-${process.pid}`);
  const over = new AbortController();
  const tooLong = `the ${name} took more than ${capMs / 60_000} minutes`;
  const cap = setTimeout(() => over.abort(new Error(tooLong)), capMs);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => over.abort(new Error(`the ${name} was stopped`)));

  let town: Town | undefined;
  try {
    town = await openTown({
      dataDir,
      logLevel,
      ...(scenario !== undefined && { scenario }),
      redisUrl: process.env.REDIS_URL || undefined,
      signal: over.signal,
      log: say,
      echo: say,
    });
    const report = await Promise.race([
      telling.play(town, { signal: over.signal, log: say }),
      town.crashed.then(({ name, lastLines }) => {
        throw new Error(`${name} has ended:\n${lastLines.join("\n")}`);
      }),
      untilAborted(over.signal),
    ]);
    if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else telling.print(report);
    process.exitCode = report.ok ? 0 : 1;
  } catch (error) {
    say(`\n${name} failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  } finally {
    clearTimeout(cap);
    await town?.close();
    if (keep) say(`kept ${dataDir}`);
    else await rm(dataDir, { recursive: true, force: true });
  }
  // A story given up in the middle may leave timers and sockets behind.
  process.exit();
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), {
      once: true,
    });
  });
}
