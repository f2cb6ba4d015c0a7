import type { NetworkOrderFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toNetworkOrder } from "../map/network.ts";
import { mcfOrderFound } from "../wire/network.ts";

/** Source: TikTok Shop Partner Center, page "Get FBF MCF Order Status". */
export async function fetchNetworkOrder(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
): Promise<NetworkOrderFact | null> {
  try {
    const query = { mcf_order_id: externalId };
    const { mcf_order } = await client.call(shop, "getMcfOrder", {
      query,
      schema: mcfOrderFound,
    });
    return mcf_order ? toNetworkOrder(mcf_order) : null;
  } catch (error) {
    if (error instanceof SyncError && error.code === "subject_not_found")
      return null;
    throw error;
  }
}
