import type { CategoryRulesFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toCategoryRules } from "../map/catalogue.ts";
import { categoryVersionOf } from "../markets.ts";
import { categoryRules } from "../wire/catalogue.ts";

/** Source: TikTok Shop Partner Center, page "Get Category Rules". */
export async function fetchCategoryRules(
  client: TikTokClient,
  shop: ShopRef,
  categoryId: string,
): Promise<CategoryRulesFact> {
  const found = await client.call(shop, "getCategoryRules", {
    path: { category_id: categoryId },
    query: { category_version: categoryVersionOf(await client.region(shop)) },
    schema: categoryRules,
  });
  return toCategoryRules(found);
}
