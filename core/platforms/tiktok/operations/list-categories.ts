import type { CategoryFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toCategory } from "../map/catalogue.ts";
import { categoryVersionOf } from "../markets.ts";
import { categories } from "../wire/catalogue.ts";

/** The whole tree of the shop's market. Source: TikTok Shop Partner Center, page "Get Categories". */
export async function listCategories(
  client: TikTokClient,
  shop: ShopRef,
): Promise<CategoryFact[]> {
  const category_version = categoryVersionOf(await client.region(shop));
  const found = await client.call(shop, "getCategories", {
    query: { category_version },
    schema: categories,
  });
  return found.categories.map(toCategory);
}
