import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { deliveryOptions } from "../wire/logistics.ts";

/** Ids of a warehouse's delivery options. Source: TikTok Shop Partner Center, page "Get Warehouse Delivery Options". */
export async function listDeliveryOptions(
  client: TikTokClient,
  shop: ShopRef,
  warehouseId: string,
): Promise<string[]> {
  const path = { warehouse_id: warehouseId };
  const found = await client.call(shop, "getDeliveryOptions", {
    path,
    schema: deliveryOptions,
  });
  return found.delivery_options.map(({ id }) => id);
}
