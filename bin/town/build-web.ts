import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root, runQuietly } from "./run-quietly.ts";

const inputs = [
  "app",
  "core",
  "package.json",
  "package-lock.json",
  "remix.config.js",
  "vite.config.ts",
  "tsconfig.json",
];
const stamp = join(root, "build", "inputs.sha256");
const remixCli = join(root, "node_modules/@remix-run/dev/dist/cli.js");

/**
 * Builds the web app into `build/`, unless what lies there was made from the same sources.
 * @throws Error with what the build said is wrong.
 */
export async function buildWeb(
  options: { signal?: AbortSignal | undefined; force?: boolean } = {},
): Promise<"built" | "kept"> {
  const hash = hashInputs();
  const kept = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (kept && !options.force) return "kept";
  const { code, output } = await runQuietly({
    args: [remixCli, "vite:build"],
    env: { NODE_ENV: "production" },
    signal: options.signal,
  });
  if (code !== 0) {
    throw new Error(`the web app's build failed:\n${causeIn(output)}`);
  }
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(stamp, hash);
  return "built";
}

/** The builder names the fault and then prints all it knew, which would push the fault off the screen. */
function causeIn(output: string): string {
  const fault = output.search(/error/i);
  return output.slice(Math.max(0, fault)).slice(0, 3_000);
}

function hashInputs(): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of filesOf(input)) {
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(root, file)));
    }
  }
  return hash.digest("hex");
}

/** In a fixed order, whatever order the disk has. */
function filesOf(path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full)
      .sort()
      .flatMap((name) => filesOf(`${path}/${name}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return [path];
    throw error;
  }
}
