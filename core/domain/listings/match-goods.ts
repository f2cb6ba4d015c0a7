import { groupBy } from "../../kit/group-by.ts";
import { normalizeCode } from "./match-skus.ts";

export type GoodsMatch = {
  variantId: string;
  goodsId: string;
  reason: "listing_sku" | "reference_code" | "barcode";
};

type Goods = {
  id: string;
  referenceCode: string | null;
  barcodes: string[];
  skuExternalIds: string[];
};

/**
 * Finds the variants that are shipped out of each goods: first by the network's own binding to TikTok SKUs, then by
 * reference code, then by barcode; only where there is exactly one answer. Goods without an answer stay unlinked and
 * block nothing.
 * @param variantOfSku variant by TikTok SKU id, from the SKU links.
 */
export function matchGoods(
  goods: Goods[],
  variants: { id: string; sku: string | null; barcode: string | null }[],
  variantOfSku: Map<string, string>,
): GoodsMatch[] {
  const taken = new Set<string>();
  const matches: GoodsMatch[] = [];
  const add = (made: GoodsMatch) => {
    if (taken.has(made.variantId)) return;
    taken.add(made.variantId);
    matches.push(made);
  };
  for (const thing of goods)
    for (const sku of thing.skuExternalIds) {
      const variantId = variantOfSku.get(sku);
      if (variantId)
        add({ variantId, goodsId: thing.id, reason: "listing_sku" });
    }
  const linked = new Set(matches.map((made) => made.goodsId));
  const ofSku = groupBy(variants, ({ sku }) => normalizeCode(sku));
  const ofBarcode = groupBy(variants, ({ barcode }) => normalizeCode(barcode));
  for (const thing of goods) {
    if (linked.has(thing.id)) continue;
    const bySku = ofSku.get(normalizeCode(thing.referenceCode) ?? "") ?? [];
    const codes = new Set(thing.barcodes.map((code) => normalizeCode(code)));
    const byBarcode = [...codes].flatMap(
      (code) => ofBarcode.get(code ?? "") ?? [],
    );
    if (bySku.length === 1 && bySku[0])
      add({
        variantId: bySku[0].id,
        goodsId: thing.id,
        reason: "reference_code",
      });
    else if (bySku.length === 0 && byBarcode.length === 1 && byBarcode[0])
      add({ variantId: byBarcode[0].id, goodsId: thing.id, reason: "barcode" });
  }
  return matches;
}
