import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildWeb } from "./build-web.ts";
import { clusterUrl } from "./cluster-url.ts";
import {
  appEnv,
  type Env,
  type Origins,
  originsOf,
  sandboxEnv,
  surround,
} from "./environment.ts";
import { stopLeftoverPostgres } from "./leftover-postgres.ts";
import { migrate } from "./migrate.ts";
import { pickTownPorts, requireFreePorts } from "./ports.ts";
import { requireRedis } from "./require-redis.ts";
import { root } from "./run-quietly.ts";
import { openSecrets, type TownSecrets } from "./secrets.ts";
import type { PortName, Ports } from "./settings.ts";
import { type Crash, type Supervised, supervise } from "./supervise.ts";
import { takeTown } from "./town-lock.ts";

export type TownOptions = {
  /** Everything the town keeps: database, sandbox state, secrets, logs. */
  dataDir: string;
  ports?: Ports | "free";
  /** A database of one's own: nothing embedded starts then. */
  databaseUrl?: string | undefined;
  /** Without it the queue runs on PostgreSQL. */
  redisUrl?: string | undefined;
  /** Keep the data through a power cut (`npm start`); tests and the demo do without. */
  durable?: boolean;
  logLevel?: string;
  scenario?: string;
  /** Other programs in the place of ours, for tests of the launcher itself. A web entry of one's own is not built. */
  entries?: Partial<Record<"sandbox" | "web" | "worker", string>>;
  /** Gives up a start in the middle and closes what is open. */
  signal?: AbortSignal;
  /** One line a step. */
  log?(line: string): void;
  /** The children's errors, prefixed with their name. */
  echo?(line: string): void;
};

export type Town = {
  dataDir: string;
  origins: Origins;
  ports: Ports;
  secrets: TownSecrets;
  databaseUrl: string;
  /** What the web app and the worker were given. */
  env: Env;
  processes: {
    services: Supervised | undefined;
    sandbox: Supervised;
    web: Supervised;
    worker: Supervised;
  };
  /** Resolves when a process ends that nobody asked to end. */
  crashed: Promise<Crash>;
  /** Stops everything in the reverse order of its start. */
  close(): Promise<void>;
};

/** Starts the whole town and resolves when every process is ready. On failure it closes what it had opened. */
export async function openTown(options: TownOptions): Promise<Town> {
  const { signal, log = () => {}, echo = log, entries = {} } = options;
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const lock = await takeTown(dataDir, log);
  const closing: (() => Promise<void> | void)[] = [() => lock.release()];
  const close = closeOnce(closing);
  let reportCrash: (crash: Crash) => void = () => {};
  const crashed = new Promise<Crash>((resolve) => {
    reportCrash = resolve;
  });
  const postgresDir = join(dataDir, "postgres");

  const step = async <T>(name: string, work: () => Promise<T>) => {
    signal?.throwIfAborted();
    const begun = performance.now();
    const result = await work();
    const note = typeof result === "string" ? result : "ready";
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    log(`${name.padEnd(10)} ${note} (${seconds} s)`);
    return result;
  };
  const run = async (
    child: Omit<Parameters<typeof supervise>[0], "logFile">,
  ) => {
    const supervised = supervise(
      { ...child, logFile: join(dataDir, "logs", `${child.name}.log`) },
      {
        echo: (line) => echo(`[${child.name}] ${line}`),
        crashed: reportCrash,
        spawned: (pid) => lock.record(child.name, pid),
      },
    );
    closing.push(() => supervised.close());
    await step(child.name, () => supervised.start(signal));
    return supervised;
  };

  try {
    const embedded = !options.databaseUrl;
    if (embedded) await stopLeftoverPostgres(postgresDir, log);
    const ports =
      options.ports === "free" || !options.ports
        ? await pickTownPorts()
        : options.ports;
    const names: PortName[] = [
      "shopify",
      "tiktok",
      "control",
      "staff",
      "mail",
      "web",
    ];
    await requireFreePorts(ports, embedded ? ["postgres", ...names] : names);

    const secrets = openSecrets(join(dataDir, "secrets.json"));
    const origins = originsOf(ports);
    const databaseUrl =
      options.databaseUrl ?? clusterUrl(ports.postgres, "quayside");
    const env = appEnv({
      origins,
      ports,
      secrets,
      databaseUrl,
      redisUrl: options.redisUrl,
      logLevel: options.logLevel ?? "info",
    });

    // A killed launcher of the server leaves the server itself behind.
    if (embedded) closing.push(() => stopLeftoverPostgres(postgresDir, log));
    if (options.redisUrl) await requireRedis(options.redisUrl);
    const services = embedded
      ? await run({
          name: "services",
          entry: join(root, "bin/services.ts"),
          env: surround({
            POSTGRES_DIR: postgresDir,
            POSTGRES_PORT: String(ports.postgres),
            POSTGRES_DATABASE: "quayside",
            POSTGRES_DURABLE: options.durable ? "1" : "0",
          }),
          ready: /^services ready/,
        })
      : undefined;
    await step("migrations", () => migrate(databaseUrl, signal));
    const sandbox = await run({
      name: "sandbox",
      entry: entries.sandbox ?? join(root, "sandbox/main.ts"),
      env: surround(
        sandboxEnv({
          origins,
          ports,
          secrets,
          dataDir,
          scenario: options.scenario,
        }),
      ),
      ready: /\bready\b/,
      health: `${origins.control}/health`,
    });
    if (!entries.web) await step("web build", () => buildWeb({ signal }));
    const web = await run({
      name: "web",
      entry: entries.web ?? join(root, "app/server.ts"),
      env: surround(env),
      ready: /\bready\b/,
      health: `${origins.app}/healthz`,
    });
    const worker = await run({
      name: "worker",
      entry: entries.worker ?? join(root, "worker/main.ts"),
      env: surround(env),
      ready: /worker ready/,
    });
    return {
      dataDir,
      origins,
      ports,
      secrets,
      databaseUrl,
      env,
      processes: { services, sandbox, web, worker },
      crashed,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs the steps last to first; a second caller waits for the same closing. */
function closeOnce(steps: (() => Promise<void> | void)[]) {
  let closed: Promise<void> | undefined;
  const run = async () => {
    for (const step of steps.toReversed()) await step();
  };
  return () => {
    closed ??= run();
    return closed;
  };
}
