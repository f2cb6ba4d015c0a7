import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorPage } from "./docs/error-page.ts";
import { root } from "./town/run-quietly.ts";

const page = join(root, "docs", "errors.md");

writeFileSync(page, errorPage());
console.log("docs/errors.md printed from core/errors/catalog.ts");
