import type { ListingFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { isListed, toListing } from "../map/listing.ts";
import { nullWhereUnknown } from "../null-where-unknown.ts";
import { product } from "../wire/products.ts";

/** Source: TikTok Shop Partner Center, page "Get Product". Null for unknown, deleted and draft products. */
export const fetchListing = (
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
): Promise<ListingFact | null> =>
  nullWhereUnknown(async () => {
    const found = await client.call(shop, "getProduct", {
      path: { product_id: externalId },
      schema: product,
    });
    return isListed(found) ? toListing(found) : null;
  });
