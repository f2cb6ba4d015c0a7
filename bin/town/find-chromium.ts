import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** @throws Error that says how to get a browser when there is none. */
export function findChromium(
  env: Record<string, string | undefined> = process.env,
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
    "no Chromium for the browser tests: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH",
  );
}
