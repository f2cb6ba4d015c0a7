import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTown, type Town } from "../../bin/town/open-town.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { openMemory } from "./main-job/memory.ts";
import { playMainJob } from "./main-job/play.ts";

/** The main job on real processes, with its worker killed in the middle of its work. */

let dataDir: string;
let database: TestDatabase;
let town: Town | undefined;
const over = new AbortController();

beforeEach(async () => {
  database = await cloneDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "quayside-story-"));
  vi.stubEnv("RECONCILE_EVERY_MS", "8000");
  vi.stubEnv("SWEEP_EVERY_MS", "2500");
});
afterEach(async () => {
  over.abort(new Error("the test is over"));
  await town?.close();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const actsThatLoseTheWorker = [
  "TikTok Shop is connected",
  "customers have bought",
  "everything is on its way",
];

test("E1 J1 the worker killed three times in the middle of its work: the story still ends right, nothing twice", {
  timeout: 840_000,
}, async () => {
  town = await openTown({
    dataDir,
    ports: "free",
    databaseUrl: database.url,
    logLevel: "error",
  });
  const { worker } = town.processes;
  const memory = openMemory(town.databaseUrl);
  const underWay: number[] = [];
  const killings: Promise<void>[] = [];
  const killInTheMiddle = async () => {
    for (;;) {
      while ((await memory.underWay()) < 3)
        await new Promise((resolve) => setTimeout(resolve, 20));
      // It stands still meanwhile: nothing ends between the look and the blow.
      const { pid } = worker;
      if (!pid) throw new Error("there is no worker");
      process.kill(pid, "SIGSTOP");
      const left = await memory.underWay();
      if (left > 0) {
        underWay.push(left);
        break;
      }
      process.kill(pid, "SIGCONT");
    }
    await worker.kill("SIGKILL");
    await worker.start();
  };
  const report = await playMainJob(
    town,
    { seed: 7, signal: over.signal, log: () => {}, mainJobOnly: true },
    async (act) => {
      if (actsThatLoseTheWorker.some((name) => act.startsWith(name)))
        killings.push(killInTheMiddle());
    },
  );
  await Promise.all(killings);
  await memory.close();
  expect(underWay).toHaveLength(3);
  for (const left of underWay) expect(left).toBeGreaterThan(0);
  expect(report.mismatches).toEqual([]);
  expect(report).toMatchObject({ ok: true, ordersImported: 20 });
});
