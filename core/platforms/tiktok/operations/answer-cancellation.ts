import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { nothing } from "../wire/common.ts";

/** The key makes a repeat harmless. Source: TikTok Shop Partner Center, page "Approve Cancellation". */
export async function approveCancellation(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
  { key }: { key: string },
): Promise<void> {
  await client.call(shop, "approveCancellation", {
    path: { cancel_id: externalId },
    query: { idempotency_key: key },
    schema: nothing,
  });
}

/** The key makes a repeat harmless. Source: TikTok Shop Partner Center, page "Reject Cancellation". */
export async function rejectCancellation(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
  { key, reason, comment }: { key: string; reason: string; comment?: string },
): Promise<void> {
  await client.call(shop, "rejectCancellation", {
    path: { cancel_id: externalId },
    query: { idempotency_key: key },
    body: { reject_reason: reason, comment },
    schema: nothing,
  });
}
