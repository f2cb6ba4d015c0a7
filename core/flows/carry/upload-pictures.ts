import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";

type Uploading = {
  world: Pick<World, "store" | "storefront" | "marketplace">;
  shop: ShopRef;
};

type Uploaded = { id: string; url: string };

type Known = { storefrontId: string; marketplaceId: string };

/**
 * Gives TikTok Shop the pictures of a product that it has not been given yet, and remembers each at once: a try that
 * breaks off goes on where it stopped.
 * @returns TikTok Shop's names for them, in the same order.
 */
export async function uploadPictures(
  { world, shop }: Uploading,
  pictures: { id: string; url: string | null }[],
  known: Known[],
): Promise<Uploaded[]> {
  const twin = new Map(known.map((one) => [one.storefrontId, one]));
  const uploaded: Uploaded[] = [];
  for (const { id, url } of pictures) {
    // What is no picture of Shopify's is one of TikTok Shop's own.
    if (!id.startsWith("gid:")) {
      uploaded.push({ id, url: url ?? "" });
      continue;
    }
    const same = twin.get(id);
    if (same) {
      uploaded.push({ id: same.marketplaceId, url: url ?? "" });
      continue;
    }
    const file = await world.storefront.fetchPicture(shop, url ?? "");
    const made = await world.marketplace.uploadPicture(shop, {
      ...file,
      use: "main",
    });
    await world.store.inShop(shop.shopId, (records) =>
      records.noteSamePictures([{ storefrontId: id, marketplaceId: made.uri }]),
    );
    uploaded.push({ id: made.uri, url: made.url });
  }
  return uploaded;
}
