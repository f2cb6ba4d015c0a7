import type { z } from "zod";
import type { MarketplaceOrderFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toOrder } from "../map/order.ts";
import { chunks } from "../paging.ts";
import { orders } from "../wire/orders.ts";

const mostIds = 50;

/** Orders by id; unknown ones are left out. Source: TikTok Shop Partner Center, page "Get Order Detail". */
export async function fetchOrders(
  client: TikTokClient,
  shop: ShopRef,
  externalIds: string[],
): Promise<MarketplaceOrderFact[]> {
  const facts: MarketplaceOrderFact[] = [];
  for (const ids of chunks([...new Set(externalIds)], mostIds))
    for (const order of await readOrders(client, shop, ids, orders))
      facts.push(toOrder(order, client.markRecipient));
  return facts;
}

/**
 * Reads the answer of at most 50 ids in the shape that the caller needs. One foreign id makes the platform refuse the
 * whole call, so it is halved until that id stands alone.
 */
export async function readOrders<Order>(
  client: TikTokClient,
  shop: ShopRef,
  ids: string[],
  schema: z.ZodType<{ orders: Order[] }>,
): Promise<Order[]> {
  try {
    return (await client.call(shop, "getOrders", { query: { ids }, schema }))
      .orders;
  } catch (error) {
    if (!(error instanceof SyncError && error.code === "subject_not_found"))
      throw error;
    if (ids.length === 1) return [];
    const halves = chunks(ids, Math.ceil(ids.length / 2));
    return (
      await Promise.all(
        halves.map((half) => readOrders(client, shop, half, schema)),
      )
    ).flat();
  }
}
