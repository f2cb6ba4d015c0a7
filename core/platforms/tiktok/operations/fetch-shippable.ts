import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { chunks } from "../paging.ts";
import { shippable } from "../wire/goods.ts";

const mostIds = 50;

/** Source: TikTok Shop's OpenAPI files, operation QueryGoodsInventoryForMCF; the Partner Center has no page for it. */
export async function fetchShippable(
  client: TikTokClient,
  shop: ShopRef,
  goodsExternalIds: string[],
): Promise<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const ids of chunks([...new Set(goodsExternalIds)], mostIds)) {
    const { goods_inventory_list } = await client.call(shop, "searchMcfStock", {
      body: { goods: ids.map((goods_id) => ({ goods_id })) },
      schema: shippable,
    });
    for (const row of goods_inventory_list)
      units[row.goods_id] = row.available_qty;
  }
  return units;
}
