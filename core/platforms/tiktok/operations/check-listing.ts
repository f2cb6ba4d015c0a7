import type {
  ListingDraft,
  ListingVerdict,
} from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toVerdict, writeDraft } from "../map/draft.ts";
import { listingChecked } from "../wire/products.ts";

/** Source: TikTok Shop Partner Center, page "Check Product Listing". */
export async function checkListing(
  client: TikTokClient,
  shop: ShopRef,
  draft: ListingDraft,
): Promise<ListingVerdict> {
  const checked = await client.call(shop, "checkListing", {
    body: writeDraft(draft),
    schema: listingChecked,
  });
  return toVerdict(checked);
}
