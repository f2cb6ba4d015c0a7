import type { ListingFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { isListed, toListing } from "../map/listing.ts";
import { product } from "../wire/products.ts";

/** Source: TikTok Shop Partner Center, page "Get Product". Null for unknown, deleted and draft products. */
export async function fetchListing(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
): Promise<ListingFact | null> {
  try {
    const found = await client.call(shop, "getProduct", {
      path: { product_id: externalId },
      schema: product,
    });
    return isListed(found) ? toListing(found) : null;
  } catch (error) {
    if (error instanceof SyncError && error.code === "subject_not_found")
      return null;
    throw error;
  }
}
