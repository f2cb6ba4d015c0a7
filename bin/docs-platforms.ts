import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withTables } from "./docs/platforms-page.ts";
import { root } from "./town/run-quietly.ts";

const page = join(root, "docs", "platforms.md");

writeFileSync(page, withTables(readFileSync(page, "utf8")));
console.log("the tables of docs/platforms.md printed from code");
