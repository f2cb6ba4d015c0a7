import { createHash } from "node:crypto";

/** A short text that changes whenever the given one does. */
export const fingerprintOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 22);
