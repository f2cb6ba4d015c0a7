import { existsSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "./run.mjs";
import { beginStep } from "./say.mjs";
import { hashFiles, stampIs, writeStamp } from "./stamp.mjs";
import { Stop } from "./stop.mjs";

/** Generates the Prisma client when the schema, or Prisma itself, is not the one it was generated from. */
export async function generateClient(root, node) {
  const schema = join(root, "prisma", "schema.prisma");
  const modules = join(root, "node_modules");
  const stamp = join(modules, ".quayside-prisma");
  const client = join(modules, ".prisma", "client", "index.js");
  const hash = hashFiles([schema, join(modules, "prisma", "package.json")]);
  if (existsSync(client) && stampIs(stamp, hash)) return;

  const step = beginStep("generating the database client");
  const { code, output } = await runQuietly(
    node,
    [join(modules, "prisma", "build", "index.js"), "generate"],
    { cwd: root, env: process.env },
  );
  if (code !== 0) {
    step.failed();
    throw new Stop(`prisma generate failed:\n${output.trim()}`);
  }
  writeStamp(stamp, hash);
  step.done();
}
