import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { writePrice } from "../map/draft.ts";
import { nothing } from "../wire/common.ts";

type Change = {
  listingExternalId: string;
  skus: { skuExternalId: string; priceMinor: number; currency: string }[];
};

/** Only for active products outside of promotions. Source: TikTok Shop Partner Center, page "Update Price". */
export async function setPrices(
  client: TikTokClient,
  shop: ShopRef,
  { listingExternalId, skus }: Change,
): Promise<void> {
  if (skus.length === 0) return;
  await client.call(shop, "updatePrices", {
    path: { product_id: listingExternalId },
    body: {
      skus: skus.map(({ skuExternalId, priceMinor, currency }) => ({
        id: skuExternalId,
        price: writePrice(priceMinor, currency),
      })),
    },
    schema: nothing,
  });
}
