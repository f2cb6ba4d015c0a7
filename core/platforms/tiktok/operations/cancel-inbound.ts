import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { bareInboundId } from "../map/inbound.ts";
import { nothing } from "../wire/common.ts";
import { fetchOneInbound } from "./fetch-inbound.ts";

/** Read first, sent once only. Source: TikTok Shop Partner Center, page "Cancel Inbound Order". */
export async function cancelInbound(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, reason }: { orderExternalId: string; reason: string },
): Promise<void> {
  const { status } = await fetchOneInbound(client, shop, orderExternalId);
  if (status === "CANCELLED") return;
  await client.call(shop, "cancelInbound", {
    body: { order_id: bareInboundId(orderExternalId), cancel_reason: reason },
    schema: nothing,
  });
}
