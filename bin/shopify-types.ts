import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeTypes } from "./shopify-types/write-types.ts";
import { root } from "./town/run-quietly.ts";

for (const [path, text] of Object.entries(writeTypes(root))) {
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
