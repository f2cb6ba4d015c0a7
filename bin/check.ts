import { join } from "node:path";
import { buildExtensions } from "./town/build-extensions.ts";
import { diffMigrations } from "./town/diff-migrations.ts";
import { root, runQuietly } from "./town/run-quietly.ts";
import { runVitest } from "./town/run-vitest.ts";
import { openScratchCluster } from "./town/scratch-cluster.ts";

type Verdict = { ok: boolean; details: string };

const flags = new Set(process.argv.slice(2));

const steps: Record<string, () => Promise<Verdict>> = {
  types: () => program("node_modules/typescript-native/bin/tsc", ["--noEmit"]),
  extensions: async () => {
    const types = await program("node_modules/typescript-native/bin/tsc", [
      "--noEmit",
      "-p",
      "extensions/fulfilled-by",
    ]);
    return types.ok ? buildExtensions() : types;
  },
  style: () =>
    program("node_modules/@biomejs/biome/bin/biome", ["check", "--colors=off"]),
  migrations: drift,
};

let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  const begun = performance.now();
  const { ok, details } = await step().catch((error: Error) => ({
    ok: false,
    details: error.message,
  }));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${name.padEnd(10)} ${ok ? "ok" : "FAILED"} (${seconds} s)`);
  if (ok) continue;
  failed++;
  console.log(details.trim());
}
if (!flags.has("--no-tests")) {
  const { code, summary } = await runVitest([]);
  console.log(summary);
  if (code !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;

async function program(path: string, args: string[]): Promise<Verdict> {
  const { code, output } = await runQuietly({
    args: [join(root, path), ...args],
  });
  return { ok: code === 0, details: output };
}

async function drift(): Promise<Verdict> {
  const cluster = await openScratchCluster();
  try {
    const { drifted, sql } = await diffMigrations(cluster.url("scratch"));
    const advice =
      "the schema says more than the migrations do; npm run db:migration -- <name> writes:";
    return { ok: !drifted, details: `${advice}\n${sql}` };
  } finally {
    await cluster.close();
  }
}
