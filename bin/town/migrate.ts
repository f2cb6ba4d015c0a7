import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { root, runQuietly } from "./run-quietly.ts";

const folder = join(root, "prisma", "migrations");

/**
 * Brings a database to the newest migration.
 * @throws Error with Prisma's words when a migration fails.
 */
export async function migrate(
  databaseUrl: string,
  signal?: AbortSignal,
): Promise<"migrated" | "up to date"> {
  // Prisma takes two seconds to find out that there is nothing to do; its own table says so at once.
  if (await isUpToDate(databaseUrl)) return "up to date";
  const { code, output } = await runQuietly({
    args: migrateCommand("deploy"),
    env: { DATABASE_URL: databaseUrl },
    signal,
  });
  if (code !== 0) throw new Error(`prisma migrate deploy failed:\n${output}`);
  return "migrated";
}

/** Arguments for Node: Prisma 6 writes and applies migrations (docs/decisions/033-prisma-7-runs-prisma-6-migrates.md). */
export function migrateCommand(command: string, ...args: string[]): string[] {
  return [
    join(root, "node_modules/prisma-migrations/build/index.js"),
    "migrate",
    command,
    "--config",
    "migrations.config.ts",
    ...args,
  ];
}

/** Name and checksum of every migration in the folder, as Prisma writes them down. */
function writtenMigrations(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, "migration.sql"));
      return `${name} ${createHash("sha256").update(sql).digest("hex")}`;
    })
    .sort();
}

async function isUpToDate(databaseUrl: string): Promise<boolean> {
  const client = await connect(databaseUrl);
  try {
    const table = await client.query<{ name: string | null }>(
      "select to_regclass('_prisma_migrations')::text as name",
    );
    if (!table.rows[0]?.name) return writtenMigrations().length === 0;
    const { rows } = await client.query<{ line: string }>(
      `select migration_name || ' ' || checksum as line from _prisma_migrations
       where finished_at is not null and rolled_back_at is null`,
    );
    const applied = new Set(rows.map(({ line }) => line));
    const open = await client.query(
      "select 1 from _prisma_migrations where finished_at is null and rolled_back_at is null",
    );
    return !open.rowCount && writtenMigrations().every((m) => applied.has(m));
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    return client;
  } catch (error) {
    // Without its user and password.
    const { host, pathname } = new URL(databaseUrl);
    const why = error instanceof Error ? error.message : error;
    throw new Error(`no connection to the database ${host}${pathname}: ${why}`);
  }
}
