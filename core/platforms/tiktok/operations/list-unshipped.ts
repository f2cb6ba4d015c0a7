import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { searchOrders } from "./search-orders.ts";

/** The states of an order that reserves units and has not left. The search takes one at a time. */
const unshipped = ["UNPAID", "ON_HOLD", "AWAITING_SHIPMENT"] as const;

/** Every order that is still to be shipped, oldest first. */
export async function* listUnshipped(
  client: TikTokCalls,
  shop: ShopRef,
): AsyncGenerator<MarketplaceOrderFact[]> {
  for (const order_status of unshipped)
    yield* searchOrders(client, shop, "create_time", { order_status });
}
