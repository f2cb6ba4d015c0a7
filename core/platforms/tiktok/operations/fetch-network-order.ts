import type { NetworkOrderFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toNetworkOrder } from "../map/network.ts";
import { nullWhereUnknown } from "../null-where-unknown.ts";
import { mcfOrderFound } from "../wire/network.ts";

/** Source: TikTok Shop Partner Center, page "Get FBF MCF Order Status". */
export const fetchNetworkOrder = (
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
): Promise<NetworkOrderFact | null> =>
  nullWhereUnknown(async () => {
    const { mcf_order } = await client.call(shop, "getMcfOrder", {
      query: { mcf_order_id: externalId },
      schema: mcfOrderFound,
    });
    return mcf_order ? toNetworkOrder(mcf_order) : null;
  });
