import { openTown, type Town } from "./town/open-town.ts";
import { readTownSettings } from "./town/settings.ts";
import type { Crash } from "./town/supervise.ts";

const mark = process.stdout.isTTY ? "✓ " : "";
const leaving = new AbortController();
let asked = false;

const leave = () => {
  if (!asked) console.log("\nstopping …");
  asked = true;
  leaving.abort(new Error("stopped before it was ready"));
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, leave);
}

process.exitCode = await main();

async function main(): Promise<number> {
  let town: Town;
  try {
    const settings = readTownSettings(process.env);
    town = await openTown({
      ...settings,
      durable: true,
      signal: leaving.signal,
      log: (line) => console.log(`${mark}${line}`),
      echo: (line) => console.error(line),
    });
  } catch (error) {
    if (asked) return 0;
    console.error(`\n${error instanceof Error ? error.message : error}`);
    return 1;
  }
  console.log(
    `\nQuayside runs. Open ${town.origins.shopify}/store/harbor-goods\nStop it with Ctrl-C. Logs: ${town.dataDir}/logs`,
  );
  const crash = await Promise.race([town.crashed, untilAsked()]);
  if (crash) report(crash);
  await town.close();
  if (!crash) console.log("stopped");
  return crash ? 1 : 0;
}

function untilAsked(): Promise<undefined> {
  return new Promise((resolve) => {
    const done = () => resolve(undefined);
    if (leaving.signal.aborted) done();
    leaving.signal.addEventListener("abort", done, { once: true });
  });
}

function report({ name, code, signal, lastLines }: Crash) {
  console.error(`\n${name} has ended (${signal ?? `exit code ${code}`}):`);
  for (const line of lastLines) console.error(`  ${line}`);
  console.error("stopping the others …");
}
