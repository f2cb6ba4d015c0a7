import type { ShopRef } from "#core/world/storefront.ts";
import { smallestStock } from "../assumed.ts";
import type { TikTokClient } from "../client.server.ts";
import { partialFailure } from "../error-codes.ts";
import { outcomesOf } from "../partial-failure.ts";
import {
  type InventoryWire,
  inventoryFound,
  inventoryUpdated,
} from "../wire/products.ts";

type Change = {
  listingExternalId: string;
  warehouseId: string;
  skus: {
    skuExternalId: string;
    quantity: number;
    elsewhere?: { warehouseId: string; quantity: number }[];
  }[];
};

/**
 * Sets stock at one of the seller's warehouses, or at several. The platform wants every warehouse of a SKU in the call (12052533), so
 * the others are read first and sent as they were; `own` keeps the platform's centres out of it.
 *
 * Sources: TikTok Shop Partner Center, pages "Inventory Search" and "Update Inventory".
 */
export async function setStock(
  client: TikTokClient,
  shop: ShopRef,
  { listingExternalId, warehouseId, skus }: Change,
  own: Set<string>,
): Promise<Record<string, "set" | { refused: string }>> {
  if (skus.length === 0) return {};
  const body = { product_ids: [listingExternalId] };
  const found = await client.call(shop, "searchInventory", {
    body,
    schema: inventoryFound,
  });

  const answer = await client.ask(shop, "updateInventory", {
    path: { product_id: listingExternalId },
    body: {
      skus: skus.map(({ skuExternalId, quantity, elsewhere = [] }) => {
        const told = [
          { warehouseId, quantity },
          // One that was closed of late would have the platform refuse the whole SKU.
          ...elsewhere.filter((at) => own.has(at.warehouseId)),
        ];
        return {
          id: skuExternalId,
          inventory: [
            ...told.map((at) => ({
              warehouse_id: at.warehouseId,
              quantity: Math.max(smallestStock, at.quantity),
            })),
            ...othersOf(
              found,
              skuExternalId,
              new Set(told.map((at) => at.warehouseId)),
              own,
            ),
          ],
        };
      }),
    },
    schema: inventoryUpdated,
    accept: [partialFailure],
  });
  return outcomesOf(
    skus.map(({ skuExternalId }) => skuExternalId),
    { code: answer.code, errors: answer.data?.errors ?? [] },
    ({ detail }) => detail?.sku_id,
    "set",
  );
}

const othersOf = (
  { inventory }: InventoryWire,
  skuId: string,
  told: Set<string>,
  own: Set<string>,
) =>
  inventory
    .flatMap((product) => product.skus)
    .filter((sku) => sku.id === skuId)
    .flatMap((sku) => sku.warehouse_inventory)
    .filter((row) => !told.has(row.warehouse_id) && own.has(row.warehouse_id))
    .map((row) => ({
      warehouse_id: row.warehouse_id,
      quantity: row.available_quantity,
    }));
