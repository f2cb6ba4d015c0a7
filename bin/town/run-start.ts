import { openTown, type Town, type TownOptions } from "./open-town.ts";
import type { Crash } from "./supervise.ts";

/**
 * What `npm start` does: opens a town that keeps its data, says where to go, and stays until it is told to leave or one
 * of its processes ends.
 *
 * @returns the exit code: 0 when it was told to leave, 1 when something went wrong.
 */
export async function runStart(
  settings: () => TownOptions,
  terminal: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  const leaving = new AbortController();
  const leave = () => {
    // A terminal's Ctrl-C comes twice: from it, and from the program that started us.
    if (leaving.signal.aborted) return;
    terminal.log("\nstopping …");
    leaving.abort(new Error("stopped before it was ready"));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, leave);

  const mark = process.stdout.isTTY ? "✓ " : "";
  let town: Town;
  try {
    town = await openTown({
      ...settings(),
      durable: true,
      signal: leaving.signal,
      log: (line) => terminal.log(`${mark}${line}`),
      echo: (line) => terminal.error(line),
    });
  } catch (error) {
    if (leaving.signal.aborted) {
      terminal.log("stopped");
      return 0;
    }
    terminal.error(`\n${error instanceof Error ? error.message : error}`);
    return 1;
  }
  terminal.log(
    `\nQuayside runs. Open ${town.origins.shopify}/store/harbor-goods\nSupport desk: ${town.origins.app}/support\nStop it with Ctrl-C. Logs: ${town.dataDir}/logs`,
  );
  const crash = await Promise.race([
    town.crashed,
    untilAborted(leaving.signal),
  ]);
  if (crash) {
    terminal.error(inWords(crash));
    terminal.error("stopping the others …");
  }
  await town.close();
  terminal.log("stopped");
  return crash ? 1 : 0;
}

function untilAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const done = () => resolve(undefined);
    if (signal.aborted) done();
    signal.addEventListener("abort", done, { once: true });
  });
}

function inWords({ name, code, signal, lastLines }: Crash): string {
  const lines = lastLines.map((line) => `  ${line}`);
  const how = signal ?? `exit code ${code}`;
  return [`\n${name} has ended (${how}):`, ...lines].join("\n");
}
