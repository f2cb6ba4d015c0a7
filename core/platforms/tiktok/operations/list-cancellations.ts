import type { CancellationFact } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toCancellation } from "../map/aftersale.ts";
import { pages, shortPage, unixSeconds } from "../paging.ts";
import { cancellationPage } from "../wire/aftersales.ts";

/** By time of change, oldest first, or of certain orders. Source: TikTok Shop Partner Center, page "Search Cancellations". */
export async function* listCancellations(
  client: TikTokClient,
  shop: ShopRef,
  filter: { updatedSince: Date } | { orderExternalIds: string[] },
): AsyncGenerator<CancellationFact[]> {
  const body =
    "updatedSince" in filter
      ? { update_time_ge: unixSeconds(filter.updatedSince) }
      : { order_ids: filter.orderExternalIds };
  const search = (page_token: string | null) =>
    client.call(shop, "searchCancellations", {
      query: {
        page_size: shortPage,
        page_token,
        sort_field: "update_time",
        sort_order: "ASC",
      },
      body,
      schema: cancellationPage,
    });
  for await (const { cancellations } of pages(search))
    if (cancellations.length > 0) yield cancellations.map(toCancellation);
}
