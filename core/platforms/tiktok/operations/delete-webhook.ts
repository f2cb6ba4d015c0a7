import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { nothing } from "../wire/common.ts";

/** Succeeds too where nothing was set. Source: TikTok Shop Partner Center, page "Delete Shop Webhook". */
export async function deleteWebhook(
  client: TikTokClient,
  shop: ShopRef,
  event: string,
): Promise<void> {
  await client.call(shop, "deleteWebhook", {
    body: { event_type: event },
    schema: nothing,
  });
}
