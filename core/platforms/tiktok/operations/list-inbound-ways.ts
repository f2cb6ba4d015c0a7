import type { InboundWayFact } from "#core/domain/inbound-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toWay } from "../map/inbound.ts";
import { inboundMethods } from "../wire/inbound.ts";

/** Source: TikTok Shop Partner Center, page "List Available Inbound Method". */
export async function listInboundWays(
  client: TikTokClient,
  shop: ShopRef,
  planExternalId: string,
): Promise<InboundWayFact[]> {
  const found = await client.call(shop, "listInboundMethods", {
    body: { plan_id: planExternalId },
    schema: inboundMethods,
  });
  return found.available_inbound_method_list.map(toWay);
}
