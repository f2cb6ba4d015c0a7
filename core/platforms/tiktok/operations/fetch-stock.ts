import type { MarketplaceStockFact } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokCalls } from "../client.server.ts";
import { chunks } from "../paging.ts";
import { type InventoryWire, inventoryFound } from "../wire/products.ts";

const mostIds = 100;

/** Stock of all SKUs of these products; unknown ones are left out. Source: TikTok Shop Partner Center, page "Inventory Search". */
export async function fetchStock(
  client: TikTokCalls,
  shop: ShopRef,
  listingExternalIds: string[],
): Promise<MarketplaceStockFact[]> {
  const facts: MarketplaceStockFact[] = [];
  for (const product_ids of chunks([...new Set(listingExternalIds)], mostIds)) {
    const found = await client.call(shop, "searchInventory", {
      body: { product_ids },
      schema: inventoryFound,
    });
    facts.push(...found.inventory.flatMap(toStock));
  }
  return facts;
}

const toStock = (
  product: InventoryWire["inventory"][number],
): MarketplaceStockFact[] =>
  product.skus.map((sku) => ({
    listingExternalId: product.product_id,
    skuExternalId: sku.id,
    available:
      sku.total_available_quantity ??
      sumOf(sku.warehouse_inventory.map((row) => row.available_quantity)),
    committed:
      sku.total_committed_quantity ??
      sumOf(sku.warehouse_inventory.map((row) => row.committed_quantity ?? 0)),
    warehouses: sku.warehouse_inventory.map((row) => ({
      warehouseId: row.warehouse_id,
      available: row.available_quantity,
      committed: row.committed_quantity ?? 0,
    })),
    promotions: (
      sku.total_available_inventory_distribution?.campaign_inventory ?? []
    ).flatMap(({ quantity, campaign_name }) =>
      quantity > 0 ? [campaign_name ?? ""] : [],
    ),
  }));

const sumOf = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0);
