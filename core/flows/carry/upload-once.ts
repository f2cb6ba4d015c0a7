import type { PictureUse } from "../../domain/listing-facts.ts";
import type { PictureLook } from "../../domain/listings/foresee-pictures.ts";
import { catalog } from "../../errors/catalog.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";

export type Uploading = {
  world: Pick<World, "store" | "storefront" | "marketplace">;
  shop: ShopRef;
};

/**
 * Gives TikTok Shop a picture for one use, once for its address, and remembers what it is called there.
 * @param picture `key`: under which it is remembered; `faultOf`: why it cannot be taken, in words, by what was seen of it;
 *   `refusal`: TikTok Shop's own no as a sentence.
 * @returns its name, or in words why it cannot be taken.
 */
export async function uploadOnce(
  { world: { store, storefront, marketplace }, shop }: Uploading,
  picture: {
    address: string;
    key: string;
    use: PictureUse;
    faultOf(look: PictureLook | null): string | null;
    refusal(said: string): string;
  },
): Promise<{ uri: string } | { refused: string }> {
  const { address, key, use } = picture;
  const known = await store.inShop(shop.shopId, (records) =>
    records.samePictureAs(key),
  );
  if (known) return { uri: known };
  const fault = picture.faultOf(await storefront.lookAtPicture(shop, address));
  if (fault) return { refused: fault };
  try {
    const file = await storefront.fetchPicture(shop, address);
    const { uri } = await marketplace.uploadPicture(shop, { ...file, use });
    await store.inShop(shop.shopId, (records) =>
      records.noteSamePictures([{ storefrontId: key, marketplaceId: uri }]),
    );
    return { uri };
  } catch (error) {
    if (error instanceof SyncError && error.code === "image_refused")
      return {
        refused: picture.refusal(error.said ?? catalog.image_refused.title),
      };
    throw error;
  }
}
