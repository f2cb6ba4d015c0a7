import type { BrandFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toBrand } from "../map/catalogue.ts";
import { categoryVersionOf } from "../markets.ts";
import { pageSize, pages } from "../paging.ts";
import { brandPage } from "../wire/catalogue.ts";

/** Source: TikTok Shop Partner Center, page "Get Brands". */
export async function* listBrands(
  client: TikTokClient,
  shop: ShopRef,
  filter: { categoryId?: string; name?: string } = {},
): AsyncGenerator<BrandFact[]> {
  const category_version = categoryVersionOf(await client.region(shop));
  const search = (page_token: string | null) =>
    client.call(shop, "getBrands", {
      query: {
        page_size: pageSize,
        page_token,
        category_id: filter.categoryId,
        brand_name: filter.name,
        category_version,
      },
      schema: brandPage,
    });
  for await (const { brands } of pages(search))
    if (brands.length > 0) yield brands.map(toBrand);
}
