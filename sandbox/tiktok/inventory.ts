import { codeOfPartialStockFailure } from "./assumed.ts";
import { findProduct, type Listed } from "./catalogue.ts";
import { Refusal, refuse } from "./envelope.ts";
import {
  faultsOfStock,
  type StockLine,
  type WarehouseFault,
} from "./inventory-faults.ts";
import type { Handlers, Platform } from "./platform.ts";
import type { Product, Sku, TikTokState } from "./state.ts";
import { shiftStock } from "./stock.ts";
import { committedOf, sellable, stockOf } from "./stock-levels.ts";

type SkuStock = { id: string; inventory: StockLine[] };

/** Stock. Source: pages `update-inventory-202309`, `inventory-search-202309`. */
export const inventoryHandlers: Handlers = {
  "POST /product/202309/products/{product_id}/inventory/update": ({
    platform,
    path,
    body,
  }) => {
    const product = findProduct(platform.state, path.product_id ?? "");
    if (product.status === "DELETED" || product.status === "FREEZE")
      refuse(12_052_901, `The status ${product.status} forbids stock changes`);
    return updateStock(platform, product, body.skus as SkuStock[]);
  },
  "POST /product/202309/inventory/search": ({ platform: { state }, body }) => {
    const skuIds = (body.sku_ids as string[] | undefined) ?? [];
    const productIds = (body.product_ids as string[] | undefined) ?? [];
    if (skuIds.length > 600 || productIds.length > 100)
      refuse(12_019_120, "At most 100 product_ids or 600 sku_ids");
    if (skuIds.length + productIds.length === 0)
      refuse(
        12_052_910,
        "Invalid parameter: product_ids or sku_ids is required",
      );
    // sku_ids win where both are given.
    const products =
      skuIds.length > 0
        ? skuIds.flatMap((id) => [...state.products.by("sku", id)])
        : productIds.flatMap((id) => state.products.get(id) ?? []);
    return {
      inventory: [...new Set(products)].map((product) => ({
        product_id: product.id,
        skus: product.skus
          .filter((sku) => skuIds.length === 0 || skuIds.includes(sku.id))
          .map((sku) => viewStock(state, sku)),
      })),
    };
  },
};

function viewStock(state: TikTokState, sku: Sku) {
  const stock = stockOf(state, sku);
  const available = sellable(state, sku);
  return {
    id: sku.id,
    seller_sku: sku.sellerSku,
    total_available_quantity: available,
    total_committed_quantity: committedOf(state, sku),
    warehouse_inventory: stock.map((s) => ({
      warehouse_id: s.warehouseId,
      available_quantity: s.quantity,
      committed_quantity: s.committed,
    })),
    total_available_inventory_distribution: {
      campaign_inventory: sku.campaign
        ? [
            {
              quantity: sku.campaign.quantity,
              campaign_name: sku.campaign.name,
            },
          ]
        : [],
      creator_inventory: [],
      in_shop_inventory: {
        quantity: available - (sku.campaign?.quantity ?? 0),
      },
    },
  };
}

/** Each SKU is taken or refused by itself; the answer is HTTP 200 either way, with the refusals in `data.errors`. */
function updateStock(platform: Platform, product: Product, skus: SkuStock[]) {
  if (skus.length === 0) refuse(12_052_902, "skus is empty");
  if (new Set(skus.map((s) => s.id)).size < skus.length)
    refuse(12_052_553, "A SKU id is named twice");
  const errors: unknown[] = [];
  for (const { id, inventory } of skus) {
    const sku = product.skus.find((s) => s.id === id);
    const extra: WarehouseFault[] = sku
      ? faultsOfStock(platform.state, sku, inventory)
      : [
          {
            warehouse_id: "",
            code: 12_052_557,
            message: `SKU ${id} is not part of this product`,
          },
        ];
    if (sku && extra.length === 0)
      applyStock(platform, { product, sku }, inventory);
    else
      errors.push({
        code: 12_052_990,
        message: "Check failed",
        detail: { sku_id: id, extra_errors: extra },
      });
  }
  platform.state.products.touch(product, platform.now());
  if (errors.length === 0) return { errors };
  const applied = errors.length < skus.length;
  const code = codeOfPartialStockFailure[applied ? "some" : "none"];
  if (code === 0) return { errors };
  throw new Refusal(code, "Some stock could not be set, see data.errors", 200, {
    errors,
  });
}

/** Sets the sellable number (absolute); committed units stay outside it. */
export function applyStock(
  platform: Platform,
  listed: Listed,
  lines: StockLine[],
): void {
  for (const row of listed.sku.stock) {
    const line = lines.find(
      (l) => (l.warehouse_id ?? row.warehouseId) === row.warehouseId,
    );
    if (line)
      shiftStock(
        platform,
        listed,
        row.warehouseId,
        { available: line.quantity - row.available, committed: 0 },
        "api_sync",
      );
  }
}
