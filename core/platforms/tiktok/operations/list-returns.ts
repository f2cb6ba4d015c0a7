import type { ReturnFact } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toReturn } from "../map/aftersale.ts";
import { chunks, pages, shortPage, unixSeconds } from "../paging.ts";
import { returnPage } from "../wire/aftersales.ts";

/** By time of change, oldest first, or by id, or by order. Source: TikTok Shop Partner Center, page "Search Returns". */
export async function* listReturns(
  client: TikTokClient,
  shop: ShopRef,
  filter:
    | { updatedSince: Date }
    | { externalIds: string[] }
    | { orderExternalIds: string[] },
): AsyncGenerator<ReturnFact[]> {
  const body =
    "updatedSince" in filter
      ? { update_time_ge: unixSeconds(filter.updatedSince) }
      : "externalIds" in filter
        ? { return_ids: filter.externalIds }
        : { order_ids: filter.orderExternalIds };
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
export const fetchReturns = (
  client: TikTokClient,
  shop: ShopRef,
  externalIds: string[],
): Promise<ReturnFact[]> =>
  inParts(externalIds, (some) =>
    listReturns(client, shop, { externalIds: some }),
  );

/** Of orders, whatever became of the requests. */
export const fetchReturnsOf = (
  client: TikTokClient,
  shop: ShopRef,
  orderExternalIds: string[],
): Promise<ReturnFact[]> =>
  inParts(orderExternalIds, (some) =>
    listReturns(client, shop, { orderExternalIds: some }),
  );

async function inParts(
  ids: string[],
  list: (some: string[]) => AsyncIterable<ReturnFact[]>,
): Promise<ReturnFact[]> {
  const facts: ReturnFact[] = [];
  for (const some of chunks([...new Set(ids)], shortPage))
    for await (const page of list(some)) facts.push(...page);
  return facts;
}
