import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../bin/town/migrate.ts";
import { openScratchCluster } from "../../bin/town/scratch-cluster.ts";
import { openTestRedis } from "./redis.global.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server's address; its path names the database that test databases are made from. */
    templateUrl: string;
    /** Where towns are kept for other tests to go on from; it goes with the run. */
    keptFolder: string;
    /** Empty when no Redis is at hand. */
    redisUrl: string;
  }
}

/** Once a run: one server with one migrated database, which the tests copy. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? undefined : await openScratchCluster();
  const serverUrl = given ?? cluster?.url("scratch") ?? "";
  const template = `quayside_template_${process.pid}_`;
  const templateUrl = addressOf(serverUrl, template);
  const redis = await openTestRedis();

  await onServer(serverUrl, `create database ${template}`);
  await migrate(templateUrl);
  // A database that somebody is connected to cannot be copied.
  await onServer(
    serverUrl,
    `alter database ${template} with allow_connections false`,
  );
  const keptFolder = await mkdtemp(join(tmpdir(), "quayside-kept-"));
  project.provide("templateUrl", templateUrl);
  project.provide("keptFolder", keptFolder);
  project.provide("redisUrl", redis?.url ?? "");

  return async () => {
    await redis?.close();
    await rm(keptFolder, { recursive: true, force: true });
    if (given) await dropAll(serverUrl, template);
    await cluster?.close();
  };
}

function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Drops the template and what is left of its copies: those that towns were kept in. */
async function dropAll(serverUrl: string, template: string): Promise<void> {
  const found = await onServer(
    serverUrl,
    `select datname from pg_database where starts_with(datname, '${template}')`,
  );
  for (const { datname } of found.rows)
    await onServer(serverUrl, `drop database ${datname} with (force)`);
}

async function onServer(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
