import { availableOf, rowOf } from "../fbt/levels.ts";
import { fbtWarehousesShownInProductInventory } from "./assumed.ts";
import { findSkuById, type Listed } from "./catalogue.ts";
import { total } from "./money.ts";
import type { LinePart, Sku, TikTokState } from "./state.ts";

export type WarehouseStock = {
  warehouseId: string;
  quantity: number;
  committed: number;
};

/** Stock of a SKU per shop-side warehouse: the seller's own first, then the FBT centres that hold its goods. */
export function stockOf(state: TikTokState, sku: Sku): WarehouseStock[] {
  const own = sku.stock.map((s) => ({
    warehouseId: s.warehouseId,
    quantity: s.available,
    committed: s.committed,
  }));
  const [goods] = state.fbt.goods.by("sku", sku.id);
  if (!goods || !fbtWarehousesShownInProductInventory) return own;
  const centres = state.fbt.centres.map((centre) => {
    const row = rowOf(state.fbt, goods.id, centre.id);
    return {
      warehouseId: centre.shopWarehouseId,
      quantity: row.available,
      committed: row.reserved,
    };
  });
  return [...own, ...centres];
}

/** Units a buyer could order now, from all warehouses; of a bundle, as many as its scarcest part allows. */
export function sellable(state: TikTokState, sku: Sku): number {
  if (sku.parts.length > 0)
    return Math.min(
      ...sku.parts.map((part) => {
        const found = findSkuById(state, part.skuId);
        return found ? Math.floor(sellable(state, found.sku) / part.count) : 0;
      }),
    );
  const [goods] = state.fbt.goods.by("sku", sku.id);
  return (
    total(sku.stock.map((s) => s.available)) +
    (goods ? availableOf(state.fbt, goods.id) : 0)
  );
}

export const committedOf = (state: TikTokState, sku: Sku): number =>
  total(stockOf(state, sku).map((s) => s.committed));

/** What a unit takes from the shelves: itself, or the parts of a bundle. */
export function partsOf(
  state: TikTokState,
  { product, sku }: Listed,
): LinePart[] {
  if (sku.parts.length === 0)
    return [
      {
        productId: product.id,
        skuId: sku.id,
        sellerSku: sku.sellerSku,
        count: 1,
      },
    ];
  return sku.parts.map((part) => ({
    ...part,
    sellerSku: findSkuById(state, part.skuId)?.sku.sellerSku ?? "",
  }));
}

/** Units per SKU of some parts together. */
export function countParts(parts: LinePart[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { skuId, count } of parts)
    counts.set(skuId, (counts.get(skuId) ?? 0) + count);
  return counts;
}
