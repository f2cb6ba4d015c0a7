import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { SyncError } from "../errors/sync-error.ts";

export type SealKey = { id: string; key: Uint8Array };

/** Seals secrets before they reach the database, and opens them. */
export interface Seal {
  /** @param place names the row and field; a sealed text opens only in its own place. */
  seal(plain: string, place: string): string;
  /** @throws SyncError credentials_unreadable when the key is missing or the text was moved or changed. */
  open(sealed: string, place: string): string;
  /** The same secret under the current key; null where it is under it already. */
  reseal(sealed: string, place: string): string | null;
  /** How every text sealed with the current key begins. */
  readonly currentPrefix: string;
}

const scheme = "q1";

/**
 * AES-256-GCM. The key's id stands in the text, so keys rotate without downtime: the first key seals, all of them open.
 * @param keys 32 bytes each, at least one.
 */
export function createSeal(keys: readonly SealKey[]): Seal {
  const current = keys[0];
  if (!current) throw new Error("at least one credential key is needed");
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const currentPrefix = `${scheme}.${current.id}.`;
  const sealer: Seal = {
    currentPrefix,
    reseal: (sealed, place) =>
      sealed.startsWith(currentPrefix)
        ? null
        : sealer.seal(sealer.open(sealed, place), place),
    seal(plain, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", current.key, nonce).setAAD(
        Buffer.from(place),
      );
      const body = Buffer.concat([
        cipher.update(plain, "utf8"),
        cipher.final(),
      ]);
      return [
        scheme,
        current.id,
        nonce.toString("base64url"),
        body.toString("base64url"),
        cipher.getAuthTag().toString("base64url"),
      ].join(".");
    },
    open(sealed, place) {
      const [version, id = "", nonce = "", body = "", tag = ""] =
        sealed.split(".");
      const key = byId.get(id);
      if (version !== scheme || !key)
        throw new SyncError("credentials_unreadable");
      try {
        const decipher = createDecipheriv(
          "aes-256-gcm",
          key,
          Buffer.from(nonce, "base64url"),
        )
          .setAAD(Buffer.from(place))
          .setAuthTag(Buffer.from(tag, "base64url"));
        return (
          decipher.update(Buffer.from(body, "base64url"), undefined, "utf8") +
          decipher.final("utf8")
        );
      } catch (cause) {
        throw new SyncError("credentials_unreadable", { cause });
      }
    },
  };
  return sealer;
}
