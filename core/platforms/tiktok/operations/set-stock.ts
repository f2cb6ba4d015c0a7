import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { partialFailure } from "../error-codes.ts";
import {
  type InventoryWire,
  inventoryFound,
  inventoryUpdated,
  type StockRefusal,
} from "../wire/products.ts";

type Change = {
  listingExternalId: string;
  warehouseId: string;
  skus: { skuExternalId: string; quantity: number }[];
};

/**
 * Sets stock at one of the seller's warehouses. The platform wants every warehouse of a SKU in the call (12052533), so
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
      skus: skus.map(({ skuExternalId, quantity }) => ({
        id: skuExternalId,
        inventory: [
          { warehouse_id: warehouseId, quantity },
          ...othersOf(found, skuExternalId, warehouseId, own),
        ],
      })),
    },
    schema: inventoryUpdated,
    accept: [partialFailure],
  });
  // Refusals are listed in a successful answer too.
  const refusals = answer.data?.errors ?? [];
  if (answer.code === partialFailure && refusals.length === 0)
    throw new SyncError("request_refused");
  return Object.fromEntries(
    skus.map(({ skuExternalId }) => [
      skuExternalId,
      resultOf(skuExternalId, refusals),
    ]),
  );
}

const othersOf = (
  { inventory }: InventoryWire,
  skuId: string,
  warehouseId: string,
  own: Set<string>,
) =>
  inventory
    .flatMap((product) => product.skus)
    .filter((sku) => sku.id === skuId)
    .flatMap((sku) => sku.warehouse_inventory)
    .filter(
      (row) => row.warehouse_id !== warehouseId && own.has(row.warehouse_id),
    )
    .map((row) => ({
      warehouse_id: row.warehouse_id,
      quantity: row.available_quantity,
    }));

/** A refusal that names no SKU is about all of them. */
function resultOf(
  skuId: string,
  refusals: StockRefusal[],
): "set" | { refused: string } {
  const refusal = refusals.find(
    ({ detail }) => (detail?.sku_id ?? skuId) === skuId,
  );
  if (!refusal) return "set";
  const inner = refusal.detail?.extra_errors[0];
  return {
    refused: `${inner?.message ?? refusal.message} (${inner?.code ?? refusal.code ?? partialFailure})`,
  };
}
