import type {
  ArrivalWindow,
  InboundWay,
  PlacementFact,
} from "#core/domain/inbound-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toPlacement, writeWay } from "../map/inbound.ts";
import { placement } from "../wire/inbound.ts";

type Wish = { planExternalId: string; way: InboundWay; window: ArrivalWindow };

/** The first asking starts the work. Source: TikTok Shop Partner Center, page "Get Inbound Method Detail". */
export async function fetchPlacement(
  client: TikTokClient,
  shop: ShopRef,
  { planExternalId, way, window }: Wish,
): Promise<PlacementFact> {
  const found = await client.call(shop, "getInboundMethod", {
    body: { plan_id: planExternalId, ...writeWay(way, window) },
    schema: placement,
  });
  return toPlacement(found);
}
