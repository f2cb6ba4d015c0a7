import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { shippingProviders } from "../wire/logistics.ts";

export type Provider = { id: string; name: string };

/** The carriers of a delivery option. Source: TikTok Shop Partner Center, page "Get Shipping Providers". */
export async function listProviders(
  client: TikTokClient,
  shop: ShopRef,
  deliveryOptionId: string,
): Promise<Provider[]> {
  const path = { delivery_option_id: deliveryOptionId };
  return (
    await client.call(shop, "getShippingProviders", {
      path,
      schema: shippingProviders,
    })
  ).shipping_providers;
}
