import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the repository, by its path from the top, with `/` between folders. */
export type SourceFile = { path: string; text: string };

export const root = fileURLToPath(new URL("../../../", import.meta.url));

// What tools write beside the source: .gitignore names the same.
const madeByTools = ["**/node_modules", "build", ".quayside", ".git"];

export const textOf = (path: string): string =>
  readFileSync(join(root, path), "utf8");

/** Paths that fit any of the patterns, in order; what tools write is left out. */
export const pathsOf = (...patterns: string[]): string[] =>
  [
    ...new Set(
      globSync(patterns, { cwd: root, exclude: madeByTools }).map((path) =>
        path.replaceAll("\\", "/"),
      ),
    ),
  ].sort();

/** Every file of code, tests and the settings of tools included. */
export const sourceFiles = (): SourceFile[] =>
  pathsOf("**/*.{ts,tsx,mjs,js}").map((path) => ({ path, text: textOf(path) }));
