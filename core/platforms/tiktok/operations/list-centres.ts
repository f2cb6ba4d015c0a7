import type { CentreFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toCentre } from "../map/network.ts";
import { fbtWarehouses } from "../wire/network.ts";

/** Source: TikTok Shop Partner Center, page "Get FBT Warehouse List". */
export async function listCentres(
  client: TikTokClient,
  shop: ShopRef,
): Promise<CentreFact[]> {
  const found = await client.call(shop, "getFbtWarehouses", {
    schema: fbtWarehouses,
  });
  return found.warehouses.map(toCentre);
}
