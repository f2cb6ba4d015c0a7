import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What people look at pages in. */
export const wholeBrowsers = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
/** The one without windows of its own first: the stories cost a tenth less of the processor in it. */
const anyBrowser = ["chromium-headless-shell", ...wholeBrowsers];

/** @throws Error that says how to get a browser when there is none. */
export function findChromium(
  env: Record<string, string | undefined> = process.env,
  names = anyBrowser,
): string {
  const given = env.CHROMIUM_PATH;
  if (given && !existsSync(given)) {
    throw new Error(`CHROMIUM_PATH names no file: ${given}`);
  }
  if (given) return given;
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    "no Chromium for the browser tests: install it (Debian: apt-get install chromium-headless-shell, or chromium) or set CHROMIUM_PATH",
  );
}
