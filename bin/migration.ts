import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diffMigrations } from "./town/diff-migrations.ts";
import { root } from "./town/run-quietly.ts";
import { openScratchCluster } from "./town/scratch-cluster.ts";

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("usage: npm run db:migration -- name_in_small_letters");
  process.exit(1);
}

const cluster = await openScratchCluster();
try {
  const { drifted, sql } = await diffMigrations(cluster.url("scratch"));
  if (!drifted)
    console.log("the migrations match the schema: nothing to write");
  else console.log(`wrote ${write(name, sql)}`);
} finally {
  await cluster.close();
}

function write(title: string, sql: string): string {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join("prisma", "migrations", `${stamp}_${title}`);
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, "migration.sql"), sql);
  return join(folder, "migration.sql");
}
