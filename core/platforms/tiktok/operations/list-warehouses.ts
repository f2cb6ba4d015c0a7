import type { MarketplaceWarehouseFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { type WarehouseWire, warehouses } from "../wire/logistics.ts";

/** Source: TikTok Shop Partner Center, page "Get Warehouse List". */
export async function listWarehouses(
  client: TikTokClient,
  shop: ShopRef,
): Promise<MarketplaceWarehouseFact[]> {
  const found = await client.call(shop, "getWarehouses", {
    schema: warehouses,
  });
  return found.warehouses.map(toWarehouse);
}

const toWarehouse = (warehouse: WarehouseWire): MarketplaceWarehouseFact => ({
  externalId: warehouse.id,
  name: warehouse.name,
  isDefault: warehouse.is_default,
  isSales:
    warehouse.type === "SALES_WAREHOUSE" &&
    warehouse.effect_status !== "DISABLED",
});
