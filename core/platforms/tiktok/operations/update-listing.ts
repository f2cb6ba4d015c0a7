import type { ListingChange } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { writeParts } from "../map/draft.ts";
import { nothing } from "../wire/common.ts";

/**
 * Leaves everything but the given parts alone. Buyers see them once TikTok has reviewed them.
 * Source: TikTok Shop Partner Center, page "Partial Edit Product".
 */
export async function updateListing(
  client: TikTokClient,
  shop: ShopRef,
  listingExternalId: string,
  change: ListingChange,
): Promise<void> {
  await client.call(shop, "editProduct", {
    path: { product_id: listingExternalId },
    body: writeParts(change),
    schema: nothing,
  });
}
