import type { GoodsFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { toGoods } from "../map/network.ts";
import { pageSize, pages } from "../paging.ts";
import { goodsPage } from "../wire/network.ts";

/** Source: TikTok Shop Partner Center, page "Search Goods Info". */
export async function* listGoods(
  client: TikTokCalls,
  shop: ShopRef,
): AsyncGenerator<GoodsFact[]> {
  const search = (page_token: string | null) =>
    client.call(shop, "searchGoods", {
      query: { page_size: pageSize, page_token },
      schema: goodsPage,
    });
  for await (const { goods } of pages(search))
    if (goods.length > 0) yield goods.map(toGoods);
}
