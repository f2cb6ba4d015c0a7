import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { unixSeconds } from "../paging.ts";
import { searchOrders } from "./search-orders.ts";

/** Orders that were placed from that moment on, oldest first. */
export const listPlaced = (
  client: TikTokCalls,
  shop: ShopRef,
  { placedSince }: { placedSince: Date },
): AsyncGenerator<MarketplaceOrderFact[]> =>
  searchOrders(client, shop, "create_time", {
    create_time_ge: unixSeconds(placedSince),
  });
