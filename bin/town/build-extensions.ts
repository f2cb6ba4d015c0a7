import { join } from "node:path";
import { root, runQuietly } from "./run-quietly.ts";

/**
 * Bundles the blocks for Shopify's own pages, as a release would, without an account and without the network. What comes of
 * it lies in `extensions/<name>/dist`.
 */
export async function buildExtensions(): Promise<{
  ok: boolean;
  details: string;
}> {
  const { code, output } = await runQuietly({
    args: [
      join(root, "node_modules/@shopify/cli/bin/run.js"),
      "app",
      "build",
      "--skip-dependencies-installation",
      "--no-color",
    ],
    env: { SHOPIFY_CLI_NO_ANALYTICS: "1", CI: "1" },
  });
  return { ok: code === 0, details: output };
}
