import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { toOrder } from "../map/order.ts";
import { pageSize, pages, unixSeconds } from "../paging.ts";
import { orderPage } from "../wire/orders.ts";

/** Orders that were placed from that moment on, oldest first. Source: TikTok Shop Partner Center, page "Get Order List". */
export async function* listPlaced(
  client: TikTokCalls,
  shop: ShopRef,
  { placedSince }: { placedSince: Date },
): AsyncGenerator<MarketplaceOrderFact[]> {
  const search = (page_token: string | null) =>
    client.call(shop, "searchOrders", {
      query: {
        page_size: pageSize,
        page_token,
        sort_field: "create_time",
        sort_order: "ASC",
      },
      body: { create_time_ge: unixSeconds(placedSince) },
      schema: orderPage,
    });
  for await (const { orders } of pages(search))
    if (orders.length > 0)
      yield orders.map((order) => toOrder(order, client.markRecipient));
}
