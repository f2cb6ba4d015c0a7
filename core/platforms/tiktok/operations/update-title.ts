import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { nothing } from "../wire/common.ts";

/**
 * Leaves everything but the title alone. Buyers see it once TikTok has reviewed it.
 * Source: TikTok Shop Partner Center, page "Partial Edit Product".
 */
export async function updateTitle(
  client: TikTokClient,
  shop: ShopRef,
  { listingExternalId, title }: { listingExternalId: string; title: string },
): Promise<void> {
  await client.call(shop, "editProduct", {
    path: { product_id: listingExternalId },
    body: { title },
    schema: nothing,
  });
}
