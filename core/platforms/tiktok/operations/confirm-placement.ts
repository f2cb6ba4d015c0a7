import type { ArrivalWindow, InboundWay } from "#core/domain/inbound-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { bareInboundId, writeWay } from "../map/inbound.ts";
import { placementConfirmed } from "../wire/inbound.ts";

type Wish = {
  planExternalId: string;
  optionExternalId: string;
  way: InboundWay;
  window: ArrivalWindow;
};

/** Sent once only; the window must be one of those offered. Source: TikTok Shop Partner Center, page "Confirm Inbound Method". */
export async function confirmPlacement(
  client: TikTokClient,
  shop: ShopRef,
  { planExternalId, optionExternalId, way, window }: Wish,
): Promise<{ orderExternalIds: string[] }> {
  const { inbound_order_ids } = await client.call(
    shop,
    "confirmInboundMethod",
    {
      body: {
        plan_id: planExternalId,
        placement_option_id: optionExternalId,
        ...writeWay(way, window),
      },
      schema: placementConfirmed,
    },
  );
  return { orderExternalIds: inbound_order_ids.map(bareInboundId) };
}
