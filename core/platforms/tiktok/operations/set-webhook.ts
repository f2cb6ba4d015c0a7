import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { nothing } from "../wire/common.ts";

/** Replaces the address of one event type. Source: TikTok Shop Partner Center, page "Update Shop Webhook". */
export async function setWebhook(
  client: TikTokClient,
  shop: ShopRef,
  webhook: { event: string; address: string },
): Promise<void> {
  const body = { address: webhook.address, event_type: webhook.event };
  await client.call(shop, "setWebhook", { body, schema: nothing });
}
