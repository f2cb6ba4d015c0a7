import { runStart } from "./town/run-start.ts";
import { readTownSettings } from "./town/settings.ts";

process.exitCode = await runStart(() => readTownSettings(process.env));
