import type { ListingPartsFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { isListed, toListingParts } from "../map/listing.ts";
import { nullWhereUnknown } from "../null-where-unknown.ts";
import { productParts } from "../wire/products.ts";

/**
 * Source: TikTok Shop Partner Center, page "Get Product". While an edit is examined it is the version with the edit, SKUs
 * that came with it included: read back the old way, one that was sent would look as if it had never been.
 */
export const fetchListingParts = (
  client: TikTokCalls,
  shop: ShopRef,
  externalId: string,
): Promise<ListingPartsFact | null> =>
  nullWhereUnknown(async () => {
    const read = (query: { return_under_review_version?: string }) =>
      client.call(shop, "getProduct", {
        path: { product_id: externalId },
        query,
        schema: productParts,
      });
    const live = await read({});
    if (!isListed(live)) return null;
    if (live.audit?.status !== "AUDITING") return toListingParts(live, false);
    // The audit may have ended between the two calls; a new listing has no second version.
    const edited =
      live.status === "ACTIVATE"
        ? await nullWhereUnknown(() =>
            read({ return_under_review_version: "true" }),
          )
        : null;
    return toListingParts(edited ?? live, true);
  });
