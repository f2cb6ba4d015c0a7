import { rm } from "node:fs/promises";
import { join } from "node:path";
import { findChromium } from "./town/find-chromium.ts";
import { openTown, type Town } from "./town/open-town.ts";
import { runVitest } from "./town/run-vitest.ts";
import { readTownSettings } from "./town/settings.ts";

const { dataDir: home, logLevel } = readTownSettings(process.env);
const dataDir = join(home, `e2e-${process.pid}`);
const leaving = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => leaving.abort(new Error("stopped")));
}

let town: Town | undefined;
try {
  const chromium = findChromium();
  town = await openTown({
    dataDir,
    logLevel,
    redisUrl: process.env.REDIS_URL || undefined,
    signal: leaving.signal,
    log: (line) => console.log(line),
    echo: (line) => console.error(line),
  });
  town.crashed.then(({ name, lastLines }) =>
    console.error(`${name} has ended:\n${lastLines.join("\n")}`),
  );
  const { code, summary } = await runVitest(
    ["--config", "vitest.e2e.config.ts", ...process.argv.slice(2)],
    {
      CHROMIUM_PATH: chromium,
      E2E_APP_ORIGIN: town.origins.app,
      E2E_SHOPIFY_ORIGIN: town.origins.shopify,
      E2E_TIKTOK_ORIGIN: town.origins.tiktok,
      E2E_CONTROL_ORIGIN: town.origins.control,
      E2E_DATABASE_URL: town.databaseUrl,
    },
  );
  console.log(summary);
  process.exitCode = code;
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await town?.close();
  // What the processes said is worth keeping when a story failed.
  if (process.exitCode === 0) {
    await rm(dataDir, { recursive: true, force: true });
  } else if (town) console.error(`logs: ${dataDir}/logs`);
}
