import {
  chartKey,
  faultOfAddress,
  foreseeChart,
} from "../../domain/listings/size-chart.ts";
import { catalog } from "../../errors/catalog.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";

/**
 * Gives TikTok Shop a size chart, once for its address, and remembers what it is called there.
 * @param pictures the product's: nothing is fetched from elsewhere.
 * @returns its name, or in words why it cannot be taken.
 */
export async function uploadSizeChart(
  {
    world: { store, storefront, marketplace },
    shop,
  }: {
    world: Pick<World, "store" | "storefront" | "marketplace">;
    shop: ShopRef;
  },
  address: string,
  pictures: readonly { url: string | null }[],
): Promise<{ uri: string } | { refused: string }> {
  const misplaced = faultOfAddress(address, pictures);
  if (misplaced) return { refused: misplaced };
  const key = chartKey(address);
  const known = await store.inShop(shop.shopId, (records) =>
    records.samePictureAs(key),
  );
  if (known) return { uri: known };
  const fault = foreseeChart(await storefront.lookAtPicture(shop, address));
  if (fault) return { refused: fault };
  try {
    const file = await storefront.fetchPicture(shop, address);
    const { uri } = await marketplace.uploadPicture(shop, {
      ...file,
      use: "size-chart",
    });
    await store.inShop(shop.shopId, (records) =>
      records.noteSamePictures([{ storefrontId: key, marketplaceId: uri }]),
    );
    return { uri };
  } catch (error) {
    if (error instanceof SyncError && error.code === "image_refused")
      return {
        refused: `TikTok Shop takes no such picture: ${error.said ?? catalog.image_refused.title}.`,
      };
    throw error;
  }
}
