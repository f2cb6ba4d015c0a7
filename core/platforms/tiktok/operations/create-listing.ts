import type { ListingDraft, ListingMade } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toListingMade, writeDraft } from "../map/draft.ts";
import { categoryVersionOf } from "../markets.ts";
import { productMade } from "../wire/products.ts";

/** The key makes a repeat harmless. Source: TikTok Shop Partner Center, page "Create Product". */
export async function createListing(
  client: TikTokClient,
  shop: ShopRef,
  draft: ListingDraft,
  { key, asDraft = false }: { key: string; asDraft?: boolean },
): Promise<ListingMade> {
  const made = await client.call(shop, "createProduct", {
    body: {
      ...writeDraft(draft),
      save_mode: asDraft ? "AS_DRAFT" : "LISTING",
      category_version: categoryVersionOf(await client.region(shop)),
      idempotency_key: key,
    },
    schema: productMade,
  });
  return toListingMade(made);
}
