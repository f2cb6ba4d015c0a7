import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The sha256 of some files' bytes, in order. */
export function hashFiles(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Whether the stamp says that the work behind it was done for exactly this input. */
export function stampIs(file, hash) {
  return existsSync(file) && readFileSync(file, "utf8").trim() === hash;
}

export function writeStamp(file, hash) {
  writeFileSync(file, `${hash}\n`);
}
