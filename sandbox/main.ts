import { openSandbox } from "./sandbox.ts";
import { readSandboxSettings } from "./settings.ts";

const sandbox = await openSandbox(readSandboxSettings(process.env));
console.log(
  `sandbox ready: shopify ${sandbox.origins.shopify} tiktok ${sandbox.origins.tiktok} control ${sandbox.origins.control}`,
);

const stop = async () => {
  await sandbox.close();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
