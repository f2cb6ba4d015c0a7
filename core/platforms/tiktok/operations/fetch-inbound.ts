import type { InboundOrderFact } from "#core/domain/inbound-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { bareInboundId, toInboundOrder } from "../map/inbound.ts";
import { chunks } from "../paging.ts";
import { inboundOrders } from "../wire/inbound.ts";

const mostIds = 10;

/** Orders with their cartons. Source: TikTok Shop Partner Center, page "Get Inbound Order" (202602). */
export async function fetchInbound(
  client: TikTokClient,
  shop: ShopRef,
  externalIds: string[],
): Promise<InboundOrderFact[]> {
  const facts: InboundOrderFact[] = [];
  for (const order_ids of chunks(
    [...new Set(externalIds.map(bareInboundId))],
    mostIds,
  )) {
    const found = await client.call(shop, "getInboundOrders", {
      query: { order_ids, include_carton_details: "true" },
      schema: inboundOrders,
    });
    facts.push(...found.inbound_orders.map(toInboundOrder));
  }
  return facts;
}

/** @throws SyncError subject_not_found. */
export async function fetchOneInbound(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
): Promise<InboundOrderFact> {
  const [order] = await fetchInbound(client, shop, [externalId]);
  if (order) return order;
  throw new SyncError("subject_not_found", {
    said: `inbound order ${externalId}`,
  });
}
