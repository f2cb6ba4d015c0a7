import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { migrateCommand } from "./migrate.ts";
import { root, runQuietly } from "./run-quietly.ts";

/** Prisma's exit code for "there is a difference"; 1 is an error. */
const different = 2;

export type MigrationDiff = {
  drifted: boolean;
  /** What is still to be written as a migration. */
  sql: string;
};

/** Compares what the migrations build with what the schema says. It needs a server where it may create its shadow database. */
export async function diffMigrations(
  databaseUrl: string,
): Promise<MigrationDiff> {
  const migrations = join(root, "prisma", "migrations");
  const from =
    existsSync(migrations) && readdirSync(migrations).length > 0
      ? ["--from-migrations", "prisma/migrations"]
      : ["--from-empty"];
  const { code, stdout, output } = await runQuietly({
    args: migrateCommand(
      "diff",
      ...from,
      "--to-schema-datamodel",
      "node_modules/.quayside-migrations/schema.prisma",
      "--script",
      "--exit-code",
    ),
    env: { DATABASE_URL: databaseUrl },
  });
  if (code !== 0 && code !== different) {
    throw new Error(`prisma migrate diff failed:\n${output}`);
  }
  return { drifted: code === different, sql: stdout };
}
