import { rm } from "node:fs/promises";
import { join } from "node:path";
import { findChromium } from "./find-chromium.ts";
import { openTown, type Town } from "./open-town.ts";
import { runVitest } from "./run-vitest.ts";
import { readTownSettings } from "./settings.ts";

/**
 * Plays the browser stories on a fresh town of their own, which goes with them; what its processes said is kept when a
 * story failed.
 *
 * @param args for vitest @returns the exit code.
 */
export async function runBrowserStories(args: string[]): Promise<number> {
  const { dataDir: home, logLevel } = readTownSettings(process.env);
  const dataDir = join(home, `e2e-${process.pid}`);
  const leaving = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => leaving.abort(new Error("stopped")));
  }
  let town: Town | undefined;
  let result = 1;
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
      ["--config", "vitest.e2e.config.ts", ...args],
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
    result = code;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
  } finally {
    await town?.close();
    if (result === 0) await rm(dataDir, { recursive: true, force: true });
    else if (town) console.error(`logs: ${dataDir}/logs`);
  }
  return result;
}
