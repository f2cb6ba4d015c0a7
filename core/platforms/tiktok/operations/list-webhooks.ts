import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { list } from "../wire/common.ts";

const webhooks = z.object({
  webhooks: list(z.object({ event_type: z.string(), address: z.string() })),
});

/** Source: TikTok Shop Partner Center, page "Get Shop Webhooks". */
export async function listWebhooks(
  client: TikTokClient,
  shop: ShopRef,
): Promise<{ event: string; address: string }[]> {
  const found = await client.call(shop, "getWebhooks", { schema: webhooks });
  return found.webhooks.map(({ event_type, address }) => ({
    event: event_type,
    address,
  }));
}
