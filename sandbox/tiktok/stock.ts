import { lowStockBelow } from "./assumed.ts";
import { findSkuById, type Listed } from "./catalogue.ts";
import type { Platform } from "./platform.ts";
import type { LinePart } from "./state.ts";
import {
  type StockCause,
  tellLowStock,
  tellStockChange,
} from "./stock-letters.ts";
import { countParts, sellable } from "./stock-levels.ts";

/** Moves units at one of the seller's own warehouses, and tells it. */
export function shiftStock(
  platform: Platform,
  { product, sku }: Listed,
  warehouseId: string,
  change: { available: number; committed: number },
  cause: StockCause,
): void {
  if (change.available === 0 && change.committed === 0) return;
  const row = sku.stock.find((s) => s.warehouseId === warehouseId);
  if (!row) return;
  const before = sellable(platform.state, sku);
  row.available += change.available;
  row.committed += change.committed;
  tellStockChange(platform, product, sku, change, cause);
  const after = sellable(platform.state, sku);
  if (before >= lowStockBelow && after < lowStockBelow)
    tellLowStock(platform, product, sku);
  else if (before > 0 && after === 0) tellLowStock(platform, product, sku);
}

/** Moves what some units take at a seller's warehouse. */
export function shiftParts(
  platform: Platform,
  parts: LinePart[],
  warehouseId: string,
  perUnit: { available: number; committed: number },
  cause: StockCause,
): void {
  for (const [skuId, count] of countParts(parts)) {
    const found = findSkuById(platform.state, skuId);
    if (found)
      shiftStock(
        platform,
        found,
        warehouseId,
        {
          available: perUnit.available * count,
          committed: perUnit.committed * count,
        },
        cause,
      );
  }
}
