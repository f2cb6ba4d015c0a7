import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export type TestDatabase = { url: string; drop(): Promise<void> };

/**
 * A database of its own for a test or a file; `drop` also ends whoever is still connected.
 * @param of whose copy it is: a database that nobody is connected to. By default the migrated, empty one.
 */
export async function cloneDatabase(
  of = inject("templateUrl"),
): Promise<TestDatabase> {
  const template = new URL(of);
  // By the template's name, whoever it is copied from: what is left at the end of the run is found by it.
  const empty = new URL(inject("templateUrl")).pathname.slice(1);
  const name = `${empty}${randomBytes(6).toString("hex")}`;
  // File by file: written page by page into the log, a copy would take the server four times the work.
  await onServer(
    `create database ${name} template ${template.pathname.slice(1)} strategy file_copy`,
  );
  const url = new URL(template);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
}

const onServer = (sql: string) => {
  const server = new URL(inject("templateUrl"));
  server.pathname = "/postgres";
  return askAnew(server.href, sql);
};

/** Asks a database on a connection of its own. */
export async function askAnew(
  connectionString: string,
  sql: string,
): Promise<object[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<object>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
