import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { runBrowserStories } from "./town/run-browser-stories.ts";
import { root } from "./town/run-quietly.ts";

// Pictures that README shows. They are what the browser stories saw, so they never show what is not there.
const pictures = [
  "home",
  "plan",
  "products",
  "products-preview-all",
  "product",
  "order",
  "conflict",
  "desk-inbox",
  "insights",
  "stock",
  "stock-variant",
  "activity",
  "guaranteed-split",
  "replenishment",
  "resilience",
  "demand-panel",
];
const largest = 200 * 1024;

const code = await runBrowserStories([
  "first-day",
  "products",
  "guaranteed",
  "replenishment",
  "resilience",
  "stock",
  "support-desk",
  "what-sells",
]);
process.exitCode = code;
if (code === 0) {
  const folder = join(root, "docs/images");
  mkdirSync(folder, { recursive: true });
  for (const name of pictures) {
    const picture = join(root, "tests/e2e/screenshots", `${name}.png`);
    const { size } = statSync(picture);
    if (size > largest) {
      console.error(`${name}.png is ${size} bytes; ${largest} are allowed`);
      process.exitCode = 1;
      continue;
    }
    copyFileSync(picture, join(folder, `${name}.png`));
    console.log(`docs/images/${name}.png (${Math.round(size / 1024)} kB)`);
  }
}
