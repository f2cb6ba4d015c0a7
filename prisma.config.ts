import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Any existing path here keeps the CLI from downloading a native engine that generating a client never runs.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(import.meta.url);
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= "1";
process.env.CHECKPOINT_DISABLE ??= "1";

/** For `prisma generate`; migrations have a configuration of their own. */
export default defineConfig({ schema: "prisma/schema.prisma" });
