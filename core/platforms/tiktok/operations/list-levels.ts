import type { NetworkLevelFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toLevel } from "../map/network.ts";
import { chunks, pageSize, pages } from "../paging.ts";
import { levelPage } from "../wire/network.ts";

const mostIds = 100;

/** All goods where no ids are given; none for an empty list. Source: TikTok Shop Partner Center, page "Search FBT Inventory". */
export async function* listLevels(
  client: TikTokClient,
  shop: ShopRef,
  goodsExternalIds?: string[],
): AsyncGenerator<NetworkLevelFact[]> {
  for (const goods_ids of goodsExternalIds
    ? chunks(goodsExternalIds, mostIds)
    : [undefined]) {
    const search = (page_token: string | null) =>
      client.call(shop, "searchFbtInventory", {
        query: { page_size: pageSize, page_token },
        body: { goods_ids },
        schema: levelPage,
      });
    for await (const { inventory } of pages(search))
      if (inventory.length > 0) yield inventory.map(toLevel);
  }
}
