import { codeOfPartialStockFailure, stockQuantityRange } from "./assumed.ts";
import { findProduct, type Listed } from "./catalogue.ts";
import { Refusal, refuse } from "./envelope.ts";
import type { Handlers, Platform } from "./platform.ts";
import type { Product, Sku, TikTokState } from "./state.ts";
import { shiftStock } from "./stock.ts";
import { committedOf, sellable, stockOf } from "./stock-levels.ts";

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
      campaign_inventory: [],
      creator_inventory: [],
      in_shop_inventory: { quantity: available },
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
    const extra: ExtraError[] = sku
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

/** Every warehouse of the SKU must be listed, and no other; a bundle has no stock of its own. */
function faultsOfStock(
  state: TikTokState,
  sku: Sku,
  lines: StockLine[],
): ExtraError[] {
  const own = sku.stock.map((s) => s.warehouseId);
  const only = own.length === 1 ? (own[0] ?? "") : "";
  const faults: ExtraError[] = [];
  const fault = (warehouse_id: string, code: number, message: string) =>
    faults.push({ warehouse_id, code, message });
  if (sku.parts.length > 0)
    fault("", 12_052_850, "The stock of a bundle cannot be edited");
  for (const { warehouse_id: given, quantity } of lines) {
    const id = given ?? only;
    const refusal = faultOfWarehouse(state, id, own);
    if (refusal) fault(id, ...refusal);
    else if (
      quantity < stockQuantityRange.min ||
      quantity > stockQuantityRange.max
    )
      fault(
        id,
        12_052_055,
        `Quantity ${quantity} is outside the allowed range`,
      );
  }
  const named = lines.map((l) => l.warehouse_id ?? only);
  for (const missing of own.filter((id) => !named.includes(id)))
    fault(missing, 12_019_028, "List every warehouse of the SKU");
  return faults;
}

function faultOfWarehouse(
  { shop, fbt }: TikTokState,
  id: string,
  own: string[],
): [code: number, message: string] | undefined {
  if (own.includes(id)) {
    const enabled = shop.warehouses.find((w) => w.id === id)?.enabled;
    return enabled ? undefined : [12_052_531, "The warehouse is disabled"];
  }
  if (fbt.centres.some((c) => c.shopWarehouseId === id))
    return [12_052_144, "Stock of a platform warehouse cannot be edited"];
  if (id === shop.returnWarehouseId)
    return [12_052_532, "The warehouse only takes returns"];
  if (shop.warehouses.some((w) => w.id === id))
    return [12_052_533, "The warehouses of a SKU cannot be changed here"];
  if (id === "") return [12_052_096, "warehouse_id is missing"];
  return [12_052_097, "The warehouse does not exist"];
}

/** Refuses to write stock where the seller has none to write, before an edit touches anything. */
export function refuseForeignStock(
  state: TikTokState,
  sku: Sku,
  line: StockLine,
): void {
  const own = sku.stock.map((s) => s.warehouseId);
  const refusal = faultOfWarehouse(
    state,
    line.warehouse_id ?? own[0] ?? "",
    own,
  );
  if (refusal) refuse(...refusal);
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
