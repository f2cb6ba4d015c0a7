import { codeOfPartialStockFailure, stockQuantityRange } from "./assumed.ts";
import { findProduct } from "./catalogue.ts";
import { Refusal, refuse } from "./envelope.ts";
import type { Handlers, Platform } from "./platform.ts";
import { sellable, stockOf } from "./product-view.ts";
import type { Product, Sku, TikTokState } from "./state.ts";

export type StockLine = { warehouse_id?: string; quantity: number };
type SkuStock = { id: string; inventory: StockLine[] };
type ExtraError = { warehouse_id: string; code: number; message: string };

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
    const wanted = (product: Product, sku: Sku) =>
      skuIds.length > 0
        ? skuIds.includes(sku.id)
        : productIds.includes(product.id);
    return {
      inventory: state.products
        .map((product) => ({
          product,
          skus: product.skus.filter((s) => wanted(product, s)),
        }))
        .filter(({ skus }) => skus.length > 0)
        .map(({ product, skus }) => ({
          product_id: product.id,
          skus: skus.map((sku) => viewStock(state, sku)),
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
    total_committed_quantity: stock.reduce((sum, s) => sum + s.committed, 0),
    warehouse_inventory: stock.map((s) => ({
      warehouse_id: s.warehouseId,
      available_quantity: s.quantity,
      committed_quantity: s.committed,
    })),
    total_available_inventory_distribution: {
      campaign_inventory: [],
      creator_inventory: [],
      in_shop_inventory: { quantity: available },
    },
  };
}

/** Each SKU is taken or refused by itself; the answer is HTTP 200 either way, with the refusals in `data.errors`. */
function updateStock(
  { state, context }: Platform,
  product: Product,
  skus: SkuStock[],
) {
  if (skus.length === 0) refuse(12_052_902, "skus is empty");
  if (new Set(skus.map((s) => s.id)).size < skus.length)
    refuse(12_052_553, "A SKU id is named twice");
  const errors: unknown[] = [];
  for (const { id, inventory } of skus) {
    const sku = product.skus.find((s) => s.id === id);
    const extra: ExtraError[] = sku
      ? faultsOfStock(state, inventory)
      : [
          {
            warehouse_id: "",
            code: 12_052_557,
            message: `SKU ${id} is not part of this product`,
          },
        ];
    if (sku && extra.length === 0) applyStock(state, sku, inventory);
    else
      errors.push({
        code: 12_052_990,
        message: "Check failed",
        detail: { sku_id: id, extra_errors: extra },
      });
  }
  product.updatedAt = context.clock.now();
  if (errors.length === 0) return { errors };
  const applied = errors.length < skus.length;
  const code = codeOfPartialStockFailure[applied ? "some" : "none"];
  if (code === 0) return { errors };
  throw new Refusal(code, "Some stock could not be set, see data.errors", 200, {
    errors,
  });
}

function faultsOfStock(state: TikTokState, lines: StockLine[]): ExtraError[] {
  const faults: ExtraError[] = [];
  const own = state.shop.warehouse.id;
  for (const { warehouse_id: given, quantity } of lines) {
    const id = given ?? own;
    const fault = (code: number, message: string) =>
      faults.push({ warehouse_id: id, code, message });
    if (isCentre(state, id))
      fault(12_052_144, "Stock of a platform warehouse cannot be edited");
    else if (id !== own) fault(12_052_097, "The warehouse does not exist");
    else if (
      quantity < stockQuantityRange.min ||
      quantity > stockQuantityRange.max
    )
      fault(12_052_055, `Quantity ${quantity} is outside the allowed range`);
  }
  if (!lines.some((l) => (l.warehouse_id ?? own) === own))
    faults.push({
      warehouse_id: own,
      code: 12_019_028,
      message: "List every warehouse of the SKU",
    });
  return faults;
}

const isCentre = (state: TikTokState, warehouseId: string) =>
  state.fbt.centres.some((c) => c.shopWarehouseId === warehouseId);

/** FBT stock belongs to the platform; nobody writes it over the product API. */
export function refuseFbtStock(
  state: TikTokState,
  warehouseId: string | undefined,
): void {
  if (warehouseId && isCentre(state, warehouseId))
    refuse(12_052_144, "Stock of a platform warehouse cannot be edited");
  if (warehouseId && warehouseId !== state.shop.warehouse.id)
    refuse(12_052_097, "The warehouse does not exist");
}

/** Sets the sellable number (absolute); committed units stay outside it. */
export function applyStock(
  state: TikTokState,
  sku: Sku,
  lines: StockLine[],
): void {
  const own = state.shop.warehouse.id;
  const line = lines.find((l) => (l.warehouse_id ?? own) === own);
  if (line) sku.stock.available = line.quantity;
}
