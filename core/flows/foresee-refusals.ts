import { foreseePictures } from "../domain/listings/foresee-pictures.ts";
import { readPictures } from "../domain/merge/fields.ts";
import type { ChangeItem } from "../domain/merge/plan-change.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { sideBySide } from "./side-by-side.ts";

/** A preview is waited for: of more items the upload tells. */
const mostLookedAt = 100;
const looksAtOnce = 8;

/** Why an item will be refused, by its identifier. */
export type Refused = ReadonlyMap<string, string>;

/**
 * Looks at the pictures that would be given to TikTok Shop, of the first hundred items.
 * @param items of the field `images`.
 */
export async function foreseeRefusals(
  { storefront }: Pick<World, "storefront">,
  shop: ShopRef,
  items: ChangeItem[],
): Promise<Refused> {
  const refused = new Map<string, string>();
  const toMarketplace = items.filter(
    ({ side, write }) => side === "marketplace" && write,
  );
  await sideBySide(
    toMarketplace.slice(0, mostLookedAt),
    { atOnce: looksAtOnce, goOn: () => true },
    async ({ itemId, write }) => {
      const looks = readPictures(write?.value ?? "").map(({ url }) =>
        url ? storefront.lookAtPicture(shop, url) : null,
      );
      const foreseen = foreseePictures(await Promise.all(looks));
      const first = foreseen.find((fault) => fault !== null);
      if (first) refused.set(itemId, first);
    },
  );
  return refused;
}

/** The same items; those that will be refused are left alone, and say why. */
export const withoutRefused = (
  items: ChangeItem[],
  refused: Refused,
): ChangeItem[] =>
  items.map((item) => {
    const blockedBy = refused.get(item.itemId);
    return item.write && blockedBy ? { ...item, write: null, blockedBy } : item;
  });
