import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  vi,
} from "vitest";
import { clusterUrl } from "../../bin/town/cluster-url.ts";
import { pickTownPorts } from "../../bin/town/ports.ts";
import type { Ports } from "../../bin/town/settings.ts";
import { cloneDatabase } from "../support/database.ts";
import {
  childrenOf,
  isRunning,
  type RunningTown,
  startTown,
} from "./running-town.ts";

// Whole starts, on machines that do other things besides.
vi.setConfig({ testTimeout: 120_000 });
const patience = { timeout: 60_000 };
const ready = "Quayside runs. Open";

let folder: string;
let ports: Ports;
let town: RunningTown | undefined;

const newFolder = () => {
  const made = mkdtempSync(join(tmpdir(), "quayside-start-"));
  // PostgreSQL runs as another user when we are root.
  chmodSync(made, 0o755);
  return made;
};

beforeAll(() => {
  folder = newFolder();
});

beforeEach(async () => {
  ports = await pickTownPorts();
});

afterAll(async () => {
  if (town && (await isRunning(town.pid))) {
    process.kill(town.pid, "SIGTERM");
    await town.ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

async function start(more: Record<string, string> = {}): Promise<RunningTown> {
  town = startTown(folder, ports, more);
  await town.until(ready);
  return town;
}

/** None of them may live on, whichever way the launcher went. */
async function expectGone(pids: Record<string, number>): Promise<void> {
  for (const [name, pid] of Object.entries(pids))
    await vi.waitFor(
      async () => expect([name, await isRunning(pid)]).toEqual([name, false]),
      patience,
    );
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const url = clusterUrl(ports.postgres, "quayside");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

// Each story starts on what the one before it left behind.
describe("npm start", () => {
  it("says line by line what is ready and where to go, and leaves in order on Ctrl-C", async () => {
    const { said, ended, pid } = await start();
    for (const name of ["services", "sandbox", "web", "worker"])
      expect(said()).toMatch(new RegExp(`^${name} +ready \\(`, "m"));
    expect(said()).toContain(`http://127.0.0.1:${ports.shopify}/store/`);
    await query("create table keepsake as select 7 as kept");
    const children = childrenOf(folder);
    expect(Object.keys(children).sort()).toEqual([
      "postgres",
      "sandbox",
      "services",
      "web",
      "worker",
    ]);
    // A terminal sends it to the whole group, and the program in between sends it on.
    process.kill(-pid, "SIGINT");
    process.kill(pid, "SIGINT");
    expect(await ended).toBe(0);
    expect(said().match(/stopping …/g)).toHaveLength(1);
    expect(said().trim().endsWith("stopped")).toBe(true);
    await expectGone(children);
  });

  it("starts again on its old data, and refuses a second start on the same", async () => {
    const { said, ended, pid } = await start();
    expect(said()).toMatch(/^migrations up to date/m);
    expect(await query("select kept from keepsake")).toEqual([{ kept: 7 }]);

    const second = startTown(folder, await pickTownPorts());
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(
      `already runs on ${folder} (process ${pid})`,
    );
    expect(second.said()).toContain("QUAYSIDE_DATA_DIR");
    expect(await query("select kept from keepsake")).toEqual([{ kept: 7 }]);

    const children = childrenOf(folder);
    process.kill(pid, "SIGTERM");
    expect(await ended).toBe(0);
    await expectGone(children);
  });

  it.each(["web", "services"])(
    "ends everything when its %s is killed, and says which it was",
    async (victim) => {
      const { said, ended } = await start();
      const children = childrenOf(folder);
      process.kill(children[victim] ?? 0, "SIGKILL");
      expect(await ended).toBe(1);
      expect(said()).toContain(`${victim} has ended (SIGKILL)`);
      await expectGone(children);
    },
  );

  it("leaves nobody behind when it is killed itself, and starts again after that", async () => {
    const { ended, pid } = await start();
    const children = childrenOf(folder);
    process.kill(pid, "SIGKILL");
    expect(await ended).toBe("SIGKILL");
    await expectGone(children);

    const again = await start();
    expect(await query("select kept from keepsake")).toEqual([{ kept: 7 }]);
    process.kill(again.pid, "SIGTERM");
    expect(await again.ended).toBe(0);
  });

  it("names the taken port, the setting that moves it, and starts nothing", async () => {
    const taken = await listenOn(ports.tiktok);
    const refused = startTown(folder, ports);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(`port ${ports.tiktok}`);
    expect(refused.said()).toContain("SANDBOX_TIKTOK_PORT");
    expect(refused.said()).not.toContain("ready");
    taken.close();
  });
});

describe("npm start with servers of one's own", () => {
  it("uses the database, and the Redis where there is one, and starts none", async () => {
    const database = await cloneDatabase();
    const own = newFolder();
    const redis = inject("redisUrl");
    const run = startTown(own, ports, {
      DATABASE_URL: database.url,
      REDIS_URL: redis,
    });
    await run.until(ready);
    expect(Object.keys(childrenOf(own)).sort()).toEqual([
      "sandbox",
      "web",
      "worker",
    ]);
    // What a process says reaches its log a moment later.
    await expect
      .poll(() => readFileSync(join(own, "logs/worker.log"), "utf8"), {
        timeout: 30_000,
      })
      .toContain(`database ${database.url}, redis ${redis || "none"}`);
    process.kill(run.pid, "SIGTERM");
    expect(await run.ended).toBe(0);
    rmSync(own, { recursive: true });
    await database.drop();
  });

  it("says which server does not answer, without its password", async () => {
    const own = newFolder();
    const nobody = `127.0.0.1:${ports.control}`;
    for (const [setting, url] of [
      ["REDIS_URL", `redis://me:secret@${nobody}`],
      ["DATABASE_URL", `postgresql://me:secret@${nobody}/shop`],
    ] as const) {
      const run = startTown(own, ports, { [setting]: url });
      expect(await run.ended).toBe(1);
      expect(run.said()).toContain(nobody);
      expect(run.said()).not.toContain("secret");
    }
    rmSync(own, { recursive: true });
  });
});

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, "127.0.0.1", () =>
      resolve(server),
    );
  });
