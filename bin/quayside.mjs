// The front door of every npm script. It runs before anything is installed, so it is plain JavaScript without packages.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNode } from "./bootstrap/find-node.mjs";
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { handOver } from "./bootstrap/run.mjs";
import { Stop } from "./bootstrap/stop.mjs";

const commands = {
  start: "starts the app, its worker and the pretend platforms",
  demo: "plays the main job once on a fresh town and prints a report",
  story: "plays a bad day once on a fresh town: story <name>",
  sandbox: "starts the pretend platforms alone; --json prints where they are",
  test: "runs the tests",
  e2e: "runs the browser tests",
  check: "types, style, migrations, then the tests",
  build: "builds the web app",
  "build-extensions": "bundles the blocks for Shopify's own pages",
  conformance: "compares the pretend Shopify with recorded answers",
  "shopify-types": "writes the types of all Shopify documents from the schema",
  bench:
    "measures the engine: a webhook's answer, and one shop beside a flooded one",
  dice: "plays seeded histories under chaos; --seeds N, --seed N, --kept",
  "bench-pages": "measures the merchant's pages in a shop of 10,000 products",
  "bench-replenish": "plays replenishment on daily sales from a CSV file",
  "bench-forecast": "judges the forecasts on daily sales from a CSV file",
  migration: "writes a new migration from the schema: migration <name>",
  "docs-errors": "prints docs/errors.md from the catalog",
  "docs-images": "takes the pictures of README from the browser stories",
  "docs-platforms": "prints the tables of docs/platforms.md",
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;

try {
  await main(process.argv[2], process.argv.slice(3));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function main(command, args) {
  if (!command || !Object.hasOwn(commands, command)) {
    const lines = Object.entries(commands).map(
      ([name, what]) => `  ${name.padEnd(13)} ${what}`,
    );
    throw new Stop(
      `usage: node bin/quayside.mjs <command>\n${lines.join("\n")}`,
    );
  }
  const major = Number(process.versions.node.split(".")[0]);
  if (major < oldestNode) {
    throw new Stop(
      `This is Node ${process.versions.node}; Quayside's start needs Node ${oldestNode} or newer.\nGet it from https://nodejs.org/ and try again.`,
    );
  }
  process.chdir(root);
  await installPackages(root);
  const node = findNode(root);
  await generateClient(root, node);
  const entry = join(root, "bin", `${command}.ts`);
  if (!existsSync(entry)) throw new Stop(`bin/${command}.ts is missing`);
  process.exitCode = await handOver(node, [entry, ...args], root);
}
