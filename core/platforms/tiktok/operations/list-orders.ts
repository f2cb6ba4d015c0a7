import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toOrder } from "../map/order.ts";
import { pageSize, pages, unixSeconds } from "../paging.ts";
import { orderPage } from "../wire/orders.ts";

/**
 * Orders by time of change, oldest first. An order that changes while we page moves to the end and is read again,
 * never missed. Source: TikTok Shop Partner Center, page "Get Order List".
 */
export async function* listOrders(
  client: TikTokClient,
  shop: ShopRef,
  { updatedSince }: { updatedSince: Date },
): AsyncGenerator<MarketplaceOrderFact[]> {
  const search = (page_token: string | null) =>
    client.call(shop, "searchOrders", {
      query: {
        page_size: pageSize,
        page_token,
        sort_field: "update_time",
        sort_order: "ASC",
      },
      body: { update_time_ge: unixSeconds(updatedSince) },
      schema: orderPage,
    });
  for await (const { orders } of pages(search))
    if (orders.length > 0)
      yield orders.map((order) => toOrder(order, client.markRecipient));
}
