import { join } from "node:path";
import { root } from "./town/run-quietly.ts";

// It stands with the tests, whose browser and whose big shop it uses.
await import(join(root, "tests/bench/pages/main.ts"));
