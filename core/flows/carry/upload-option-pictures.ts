import {
  foreseeOptionPicture,
  type GivenPicture,
  type OptionPicture,
  optionPictureKey,
  optionPictureRefused,
} from "../../domain/listings/option-pictures.ts";
import { catalog } from "../../errors/catalog.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";

type Uploading = {
  world: Pick<World, "store" | "storefront" | "marketplace">;
  shop: ShopRef;
};

/**
 * Gives TikTok Shop the pictures of options that it has not been given yet, each once for its address, and remembers what it
 * is called there. One that cannot be taken is left out: what is sold must not wait for it.
 * @returns what TikTok Shop calls them, and in words what is left out.
 */
export async function uploadOptionPictures(
  uploading: Uploading,
  pictures: OptionPicture[],
): Promise<{ given: GivenPicture[]; leftOut: string[] }> {
  const given: GivenPicture[] = [];
  const leftOut: string[] = [];
  for (const picture of pictures) {
    const { name, value } = picture;
    const uploaded = await uploadOne(uploading, picture);
    if ("uri" in uploaded) given.push({ name, value, uri: uploaded.uri });
    else leftOut.push(uploaded.refused);
  }
  return { given, leftOut };
}

async function uploadOne(
  { world: { store, storefront, marketplace }, shop }: Uploading,
  picture: OptionPicture,
): Promise<{ uri: string } | { refused: string }> {
  const key = optionPictureKey(picture.url);
  const known = await store.inShop(shop.shopId, (records) =>
    records.samePictureAs(key),
  );
  if (known) return { uri: known };
  const look = await storefront.lookAtPicture(shop, picture.url);
  const fault = foreseeOptionPicture(picture, look);
  if (fault) return { refused: fault };
  try {
    const file = await storefront.fetchPicture(shop, picture.url);
    const { uri } = await marketplace.uploadPicture(shop, {
      ...file,
      use: "variant",
    });
    await store.inShop(shop.shopId, (records) =>
      records.noteSamePictures([{ storefrontId: key, marketplaceId: uri }]),
    );
    return { uri };
  } catch (error) {
    if (error instanceof SyncError && error.code === "image_refused") {
      const said = error.said ?? catalog.image_refused.title;
      return { refused: optionPictureRefused(picture, said) };
    }
    throw error;
  }
}
