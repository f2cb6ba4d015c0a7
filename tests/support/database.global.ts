import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../bin/town/migrate.ts";
import { openScratchCluster } from "../../bin/town/scratch-cluster.ts";
import { openTestRedis } from "./redis.global.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server's address; its path names the database that test databases are made from. */
    templateUrl: string;
    /** Empty when no Redis is at hand. */
    redisUrl: string;
  }
}

/** Once a run: one server with one migrated database, which the tests copy. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? undefined : await openScratchCluster();
  const serverUrl = given ?? cluster?.url("scratch") ?? "";
  const template = `quayside_template_${process.pid}`;
  const templateUrl = addressOf(serverUrl, template);
  const redis = await openTestRedis();

  await onServer(serverUrl, `create database ${template}`);
  await migrate(templateUrl);
  // A database that somebody is connected to cannot be copied.
  await onServer(
    serverUrl,
    `alter database ${template} with allow_connections false`,
  );
  project.provide("templateUrl", templateUrl);
  project.provide("redisUrl", redis?.url ?? "");

  return async () => {
    await redis?.close();
    if (given) {
      await onServer(serverUrl, `drop database ${template} with (force)`);
    }
    await cluster?.close();
  };
}

function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
