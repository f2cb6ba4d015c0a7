import { createHash } from "node:crypto";
import { type Desk, nextId, now } from "../desk.ts";
import type { StoredMetafield } from "./product-records.ts";
import { ownerKey } from "./shelves.ts";

export function metafieldsOf(
  { store }: Desk,
  ownerType: string,
  ownerId: number,
): StoredMetafield[] {
  return store.metafields.by("owner", ownerKey(ownerType, ownerId));
}

export function metafieldAt(
  desk: Desk,
  ownerType: string,
  ownerId: number,
  namespace: string,
  key: string,
): StoredMetafield | undefined {
  return metafieldsOf(desk, ownerType, ownerId).find(
    (one) => one.namespace === namespace && one.key === key,
  );
}

/** `$app` and a missing namespace mean the app's own. source: shopify.dev, "Reserved prefixes". */
export function fullNamespace(
  { store }: Desk,
  namespace: string | null | undefined,
): string {
  const own = `app--${store.app?.id ?? 0}`;
  if (!namespace || namespace === "$app") return own;
  return namespace.startsWith("$app:")
    ? `${own}--${namespace.slice("$app:".length)}`
    : namespace;
}

/** Writes a value under its namespace and key: a new metafield or the old one changed. */
export function writeMetafield(
  desk: Desk,
  field: Omit<StoredMetafield, "id" | "createdAt" | "updatedAt">,
): StoredMetafield {
  const { store } = desk;
  const old = metafieldAt(
    desk,
    field.ownerType,
    field.ownerId,
    field.namespace,
    field.key,
  );
  if (!old)
    return store.metafields.add({
      ...field,
      id: nextId(desk),
      createdAt: now(desk),
      updatedAt: now(desk),
    });
  old.type = field.type;
  old.value = field.value;
  old.updatedAt = now(desk);
  return old;
}

export function dropMetafields(
  desk: Desk,
  ownerType: string,
  ownerId: number,
): void {
  for (const field of metafieldsOf(desk, ownerType, ownerId))
    desk.store.metafields.remove(field);
}

/** With what a writer proves that he has seen the latest value. */
export function compareDigest({ value }: StoredMetafield): string {
  return createHash("sha256").update(value).digest("hex");
}
