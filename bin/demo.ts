import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { PlayMainJob, PrintReport } from "./town/main-job.ts";
import { openTown, type Town } from "./town/open-town.ts";
import { root } from "./town/run-quietly.ts";
import { readTownSettings } from "./town/settings.ts";

const capMs = 4 * 60_000;

// The story lives through hours in a minute, so what lost webhooks leave behind is looked for more often than in earnest.
process.env.RECONCILE_EVERY_MS ??= "3000";
process.env.SWEEP_EVERY_MS ??= "1000";

const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    seed: { type: "string" },
  },
});

// With --json stdout carries the report and nothing else, so all talk goes to stderr, the libraries' too.
if (flags.json) {
  for (const method of ["log", "info", "debug"] as const) {
    console[method] = console.error;
  }
}
const say = (line: string) => console.error(line);

const { dataDir: home, logLevel } = readTownSettings(process.env);
const dataDir = join(home, `demo-${process.pid}`);
const over = new AbortController();
const cap = setTimeout(
  () =>
    over.abort(new Error(`the demo took more than ${capMs / 60_000} minutes`)),
  capMs,
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => over.abort(new Error("the demo was stopped")));
}

let town: Town | undefined;
try {
  town = await openTown({
    dataDir,
    logLevel,
    redisUrl: process.env.REDIS_URL || undefined,
    signal: over.signal,
    log: say,
    echo: say,
  });
  process.exitCode = (await play(town)) ? 0 : 1;
} catch (error) {
  say(`\ndemo failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  clearTimeout(cap);
  await town?.close();
  if (flags.keep) say(`kept ${dataDir}`);
  else await rm(dataDir, { recursive: true, force: true });
}
// A story given up in the middle may leave timers and sockets behind.
process.exit();

async function play(opened: Town): Promise<boolean> {
  const path = join(root, "tests/stories/main-job/play.ts");
  const { playMainJob, printReport } = (await import(path)) as {
    playMainJob: PlayMainJob;
    printReport: PrintReport;
  };
  const report = await Promise.race([
    playMainJob(opened, {
      seed: flags.seed === undefined ? undefined : Number(flags.seed),
      signal: over.signal,
      log: say,
    }),
    opened.crashed.then(({ name, lastLines }) => {
      throw new Error(`${name} has ended:\n${lastLines.join("\n")}`);
    }),
    untilAborted(over.signal),
  ]);
  if (flags.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else printReport(report);
  return report.ok;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), {
      once: true,
    });
  });
}
