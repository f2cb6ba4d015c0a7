import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { toOrder } from "../map/order.ts";
import { pageSize, pages } from "../paging.ts";
import { orderPage } from "../wire/orders.ts";

/** Pages of orders, oldest first by that time. Source: TikTok Shop Partner Center, page "Get Order List". */
export async function* searchOrders(
  client: TikTokCalls,
  shop: ShopRef,
  sort_field: "create_time" | "update_time",
  body: {
    order_status?: string;
    create_time_ge?: number;
    update_time_ge?: number;
  },
): AsyncGenerator<MarketplaceOrderFact[]> {
  const search = (page_token: string | null) =>
    client.call(shop, "searchOrders", {
      query: { page_size: pageSize, page_token, sort_field, sort_order: "ASC" },
      body,
      schema: orderPage,
    });
  for await (const { orders } of pages(search))
    if (orders.length > 0)
      yield orders.map((order) => toOrder(order, client.markRecipient));
}
