import type { CatalogPart } from "../../world/catalog-records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";

/** So much later than a change we must have begun to read, by our clock, to be sure of having read it. Milliseconds. */
const certainty = 2 * 60_000;

/** What a feed tells of one thing. */
export type Change = { externalId: string; updatedAt: Date };

/**
 * Tells which changes have been read already, most of all right after an import: there is nothing new in them. A
 * platform's stamp alone does not prove it, because both tell time in whole seconds and two edits may share one; it must
 * also be older than the moment we began to read, by more than clocks may differ.
 */
export async function markKnown(
  store: World["store"],
  shop: ShopRef,
  what: CatalogPart,
  changes: Change[],
): Promise<(Change & { isKnown: boolean })[]> {
  if (changes.length === 0) return [];
  const known = await store.inShop(shop.shopId, (records) =>
    records.versionsRead(
      what,
      changes.map(({ externalId }) => externalId),
    ),
  );
  return changes.map((change) => ({
    ...change,
    isKnown: isRead(change, known.get(change.externalId)),
  }));
}

/** A version that was read, and when reading it began by our clock; null: nobody remembers. */
export type Read = { updatedAt: Date; readAt: Date | null };

/** Whether a change was read with this version. */
export const isRead = (
  { updatedAt }: { updatedAt: Date },
  read: Read | undefined,
): boolean =>
  read?.readAt !== undefined &&
  read.readAt !== null &&
  read.updatedAt >= updatedAt &&
  read.readAt.getTime() - updatedAt.getTime() > certainty;
