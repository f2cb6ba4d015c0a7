import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { unixSeconds } from "../paging.ts";
import { searchOrders } from "./search-orders.ts";

/**
 * Orders by time of change, oldest first. An order that changes while we page moves to the end and is read again,
 * never missed.
 */
export const listOrders = (
  client: TikTokCalls,
  shop: ShopRef,
  { updatedSince }: { updatedSince: Date },
): AsyncGenerator<MarketplaceOrderFact[]> =>
  searchOrders(client, shop, "update_time", {
    update_time_ge: unixSeconds(updatedSince),
  });
