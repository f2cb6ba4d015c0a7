import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { categoryVersionOf } from "../markets.ts";
import { recommendedCategory } from "../wire/catalogue.ts";

/** Source: TikTok Shop Partner Center, page "Recommend Category". */
export async function recommendCategory(
  client: TikTokClient,
  shop: ShopRef,
  product: { title: string; description?: string; imageUris?: string[] },
): Promise<{ externalId: string; path: string[] } | null> {
  const { leaf_category_id, categories } = await client.call(
    shop,
    "recommendCategory",
    {
      body: {
        product_title: product.title,
        description: product.description,
        images: product.imageUris?.map((uri) => ({ uri })),
        category_version: categoryVersionOf(await client.region(shop)),
      },
      schema: recommendedCategory,
    },
  );
  if (!leaf_category_id) return null;
  return {
    externalId: leaf_category_id,
    path: categories
      .sort((one, other) => one.level - other.level)
      .map(({ name }) => name),
  };
}
