import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./town/run-quietly.ts";
import { pickSandboxPorts } from "./town/sandbox-ports.ts";
import { host, readTownSettings } from "./town/settings.ts";

const usage = `usage: npm run sandbox -- [options]
  --json            print one line of JSON when ready, and nothing else
  --port P          first of three ports in a row: Shopify, TikTok, control face
  --fresh           begin anew instead of going on where it was
  --memory          keep nothing on disk
  --seed N          of all dice
  --scenario NAME   the town to begin with (first-harbor)
  --app-origin URL  where an app listens; without one webhooks are logged and not sent`;

// The pretend app's registration with both platforms: always the same, so that a client can be set up once.
const registration = {
  SHOPIFY_API_KEY: "5a4d0b0c5e0f4d6f9a7b3c2d1e0f9a8b",
  SHOPIFY_API_SECRET: "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",
  TIKTOK_APP_KEY: "6a9f1kq3s7d2c",
  TIKTOK_APP_SECRET: "b71f3c5a9e8d4026b71f3c5a9e8d4026b71f3c5a",
  TIKTOK_SERVICE_ID: "7390001000200030004",
};

try {
  Object.assign(process.env, await readFlags());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exit(1);
}
await import(join(root, "sandbox/main.ts"));

/** What the command line says, in the sandbox's own settings. */
async function readFlags(): Promise<Record<string, string>> {
  const { values: flags } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      port: { type: "string" },
      fresh: { type: "boolean", default: false },
      memory: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      scenario: { type: "string" },
      "app-origin": { type: "string" },
    },
  });
  const { dataDir } = readTownSettings(process.env);
  const stateDir = join(dataDir, "sandbox-alone");
  if (flags.fresh) await rm(stateDir, { recursive: true, force: true });
  const ports = await pickSandboxPorts(flags.port);
  const given = Object.entries(registration).map(([name, value]) => [
    name,
    process.env[name] || value,
  ]);
  return {
    ...(Object.fromEntries(given) as typeof registration),
    SANDBOX_HOST: host,
    SANDBOX_SHOPIFY_PORT: String(ports.shopify),
    SANDBOX_TIKTOK_PORT: String(ports.tiktok),
    SANDBOX_CONTROL_PORT: String(ports.control),
    SANDBOX_STATE_FILE: flags.memory ? "" : join(stateDir, "state.jsonl"),
    SANDBOX_SEED: flags.seed,
    SANDBOX_PRINT: flags.json ? "json" : "table",
    SANDBOX_SCENARIO: flags.scenario ?? "first-harbor",
    // No real host: letters for it are logged and not sent.
    APP_ORIGIN: flags["app-origin"] ?? "http://app.invalid",
  };
}
