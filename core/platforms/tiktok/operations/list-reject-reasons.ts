import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { rejectReasons } from "../wire/aftersales.ts";

/** Source: TikTok Shop Partner Center, page "Get Reject Reasons". */
export async function listRejectReasons(
  client: TikTokClient,
  shop: ShopRef,
  requestExternalId: string,
): Promise<{ name: string; text: string }[]> {
  const { reasons } = await client.call(shop, "getRejectReasons", {
    query: { return_or_cancel_id: requestExternalId },
    schema: rejectReasons,
  });
  return reasons.map(({ name, text }) => ({ name, text: text ?? name }));
}
