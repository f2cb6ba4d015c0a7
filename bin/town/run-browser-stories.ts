import { rm } from "node:fs/promises";
import { join } from "node:path";
import { findChromium } from "./find-chromium.ts";
import { openTown, type Town } from "./open-town.ts";
import { root } from "./run-quietly.ts";
import { runVitest } from "./run-vitest.ts";
import { readTownSettings } from "./settings.ts";

/**
 * Plays the browser stories on a fresh town of their own, which goes with them; what its processes said is kept when a
 * story failed. A story that passed only when it was played again is named, and has its logs kept too.
 *
 * @param args for vitest @returns the exit code.
 */
export async function runBrowserStories(args: string[]): Promise<number> {
  const { dataDir: home, logLevel } = readTownSettings(process.env);
  const dataDir = join(home, `e2e-${process.pid}`);
  // What a sweep finds out is waited for in a browser.
  process.env.RECONCILE_EVERY_MS ??= "10000";
  process.env.SWEEP_EVERY_MS ??= "5000";
  const leaving = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => leaving.abort(new Error("stopped")));
  }
  // What failed is of this run alone.
  await rm(join(root, "tests/e2e/screenshots/failed"), {
    recursive: true,
    force: true,
  });
  let town: Town | undefined;
  let result = 1;
  let isCalm = false;
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
    const { code, summary, secondTry } = await runVitest(
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
    for (const { name, failures } of secondTry)
      console.error(`\nthe first try of “${name}”:\n${failures.join("\n")}`);
    if (secondTry.length > 0)
      console.log(
        `${secondTry.length} passed at the second try: ${secondTry.map(({ name }) => `“${name}”`).join("; ")}`,
      );
    console.log(summary);
    result = code;
    isCalm = code === 0 && secondTry.length === 0;
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
  } finally {
    await town?.close();
    if (isCalm) await rm(dataDir, { recursive: true, force: true });
    else if (town) console.error(`logs: ${dataDir}/logs`);
  }
  return result;
}
