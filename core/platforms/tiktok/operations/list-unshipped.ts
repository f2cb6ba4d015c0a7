import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { toOrder } from "../map/order.ts";
import { pageSize, pages } from "../paging.ts";
import { orderPage } from "../wire/orders.ts";

/** The states of an order that reserves units and has not left. The search takes one at a time. */
const unshipped = ["UNPAID", "ON_HOLD", "AWAITING_SHIPMENT"] as const;

/** Every order that is still to be shipped, oldest first. Source: TikTok Shop Partner Center, page "Get Order List". */
export async function* listUnshipped(
  client: TikTokCalls,
  shop: ShopRef,
): AsyncGenerator<MarketplaceOrderFact[]> {
  for (const order_status of unshipped) {
    const search = (page_token: string | null) =>
      client.call(shop, "searchOrders", {
        query: {
          page_size: pageSize,
          page_token,
          sort_field: "create_time",
          sort_order: "ASC",
        },
        body: { order_status },
        schema: orderPage,
      });
    for await (const { orders } of pages(search))
      if (orders.length > 0)
        yield orders.map((order) => toOrder(order, client.markRecipient));
  }
}
