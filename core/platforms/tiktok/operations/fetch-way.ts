import type { ParcelEventFact } from "#core/domain/parcel-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { wayFound } from "../wire/parcels.ts";

/** Newest first. Source: TikTok Shop Partner Center, page "Get Tracking". */
export async function fetchWay(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
): Promise<ParcelEventFact[]> {
  const { tracking } = await client.call(shop, "getTracking", {
    path: { order_id: orderExternalId },
    schema: wayFound,
  });
  return tracking
    .map((event) => ({
      at: new Date(event.update_time_millis),
      text: event.description ?? "",
      code: event.action_code ?? null,
    }))
    .sort((one, other) => other.at.getTime() - one.at.getTime());
}
