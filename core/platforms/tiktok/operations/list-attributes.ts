import type { AttributeFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toAttribute } from "../map/catalogue.ts";
import { categoryVersionOf } from "../markets.ts";
import { attributes } from "../wire/catalogue.ts";

/** What a product of a leaf category says about itself. Source: TikTok Shop Partner Center, page "Get Attributes". */
export async function listAttributes(
  client: TikTokClient,
  shop: ShopRef,
  categoryId: string,
): Promise<AttributeFact[]> {
  const found = await client.call(shop, "getAttributes", {
    path: { category_id: categoryId },
    query: { category_version: categoryVersionOf(await client.region(shop)) },
    schema: attributes,
  });
  return found.attributes.map(toAttribute);
}
