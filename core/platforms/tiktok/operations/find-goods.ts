import type { GoodsFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toGoods } from "../map/network.ts";
import { chunks, pageSize, pages } from "../paging.ts";
import { goodsPage } from "../wire/network.ts";

const mostIds = 100;

/** Goods by the SKUs they serve, or by their own ids. Source: TikTok Shop Partner Center, page "Search Goods Info". */
export async function findGoods(
  client: TikTokClient,
  shop: ShopRef,
  by: { sku_ids: string[] } | { goods_ids: string[] },
): Promise<GoodsFact[]> {
  const [name, ids] = Object.entries(by)[0] ?? ["", []];
  const facts: GoodsFact[] = [];
  for (const some of chunks([...new Set(ids)], mostIds)) {
    const search = (page_token: string | null) =>
      client.call(shop, "searchGoods", {
        query: { page_size: pageSize, page_token },
        body: { [name]: some },
        schema: goodsPage,
      });
    for await (const { goods } of pages(search))
      facts.push(...goods.map(toGoods));
  }
  return facts;
}
