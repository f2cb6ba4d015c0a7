import { describeSandbox, printSandbox } from "./describe.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";
import { readSandboxSettings, type SandboxSettings } from "./settings.ts";

const settings = readSandboxSettings(process.env);
// With JSON stdout carries the one line and nothing else.
if (settings.print === "json")
  for (const method of ["log", "info", "debug"] as const)
    console[method] = console.error;

let sandbox: Sandbox;
try {
  sandbox = await openSandbox(settings);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
await sayReady(sandbox, settings);

let leaving = false;
const leave = async () => {
  if (leaving) return;
  leaving = true;
  await sandbox.close();
  process.exit(0);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, leave);

async function sayReady(
  { origins }: Sandbox,
  { print }: SandboxSettings,
): Promise<void> {
  if (print === "line") {
    console.log(
      `sandbox ready: shopify ${origins.shopify} tiktok ${origins.tiktok} control ${origins.control} staff ${origins.staff ?? "none"}`,
    );
    return;
  }
  const facts = await describeSandbox(sandbox, settings);
  if (print === "json") process.stdout.write(`${JSON.stringify(facts)}\n`);
  else printSandbox(facts);
}
