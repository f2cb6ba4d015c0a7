import type { NetworkRecordFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toRecord } from "../map/network.ts";
import { chunks, pageSize, pages, unixSeconds } from "../paging.ts";
import { recordPage } from "../wire/network.ts";

const mostIds = 100;

/** Source: TikTok Shop Partner Center, page "Search FBT Inventory Record". */
export async function* listRecords(
  client: TikTokClient,
  shop: ShopRef,
  {
    since,
    goodsExternalIds,
  }: { since: Date | null; goodsExternalIds?: string[] },
): AsyncGenerator<NetworkRecordFact[]> {
  for (const goods_ids of goodsExternalIds
    ? chunks(goodsExternalIds, mostIds)
    : [undefined]) {
    const search = (page_token: string | null) =>
      client.call(shop, "searchFbtRecords", {
        query: { page_size: pageSize, page_token },
        body: {
          goods_ids,
          create_time_ge: since ? unixSeconds(since) : undefined,
        },
        schema: recordPage,
      });
    for await (const { inventory_records } of pages(search))
      if (inventory_records.length > 0) yield inventory_records.map(toRecord);
  }
}
