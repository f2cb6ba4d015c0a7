import { fileURLToPath } from "node:url";
import { runStart } from "../../../bin/town/run-start.ts";
import { readTownSettings } from "../../../bin/town/settings.ts";

// `npm start` with small programs in the place of ours; the launcher, PostgreSQL and the migrations are the real ones.
const entry = (name: string) =>
  fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

process.exitCode = await runStart(() => ({
  ...readTownSettings(process.env),
  entries: {
    sandbox: entry("sandbox"),
    web: entry("server"),
    worker: entry("worker"),
  },
}));
