import { join } from "node:path";
import { root } from "./town/run-quietly.ts";

// It stands with the tests, where the worker may be taken apart.
await import(join(root, "tests/bench/main.ts"));
