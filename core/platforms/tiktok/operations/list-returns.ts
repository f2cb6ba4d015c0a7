import type { ReturnFact } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toReturn } from "../map/aftersale.ts";
import { chunks, pages, shortPage, unixSeconds } from "../paging.ts";
import { returnPage } from "../wire/aftersales.ts";

/** By time of change, oldest first, or by id. Source: TikTok Shop Partner Center, page "Search Returns". */
export async function* listReturns(
  client: TikTokClient,
  shop: ShopRef,
  filter: { updatedSince: Date } | { externalIds: string[] },
): AsyncGenerator<ReturnFact[]> {
  const body =
    "updatedSince" in filter
      ? { update_time_ge: unixSeconds(filter.updatedSince) }
      : { return_ids: filter.externalIds };
  const search = (page_token: string | null) =>
    client.call(shop, "searchReturns", {
      query: {
        page_size: shortPage,
        page_token,
        sort_field: "update_time",
        sort_order: "ASC",
      },
      body,
      schema: returnPage,
    });
  for await (const { return_orders } of pages(search))
    if (return_orders.length > 0) yield return_orders.map(toReturn);
}

/** Unknown ids are left out. */
export async function fetchReturns(
  client: TikTokClient,
  shop: ShopRef,
  externalIds: string[],
): Promise<ReturnFact[]> {
  const facts: ReturnFact[] = [];
  for (const ids of chunks([...new Set(externalIds)], shortPage))
    for await (const some of listReturns(client, shop, { externalIds: ids }))
      facts.push(...some);
  return facts;
}
