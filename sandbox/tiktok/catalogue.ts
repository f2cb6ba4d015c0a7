import { refuse } from "./envelope.ts";
import type { Product, Sku, TikTokState } from "./state.ts";

export function findProduct(state: TikTokState, id: string): Product {
  return (
    state.products.find((p) => p.id === id) ??
    refuse(12_052_260, `Product ${id} does not exist`)
  );
}

export function findSku(product: Product, id: unknown): Sku {
  return (
    product.skus.find((s) => s.id === id) ??
    refuse(12_052_557, `SKU ${id} is not part of product ${product.id}`)
  );
}

/** A SKU wherever it is listed, by the seller's code or by id. */
export function lookUpSku(
  state: TikTokState,
  wanted: { sellerSku?: string; skuId?: string },
): { product: Product; sku: Sku } | undefined {
  for (const product of state.products)
    for (const sku of product.skus)
      if (
        wanted.skuId
          ? sku.id === wanted.skuId
          : sku.sellerSku === wanted.sellerSku
      )
        return { product, sku };
  return undefined;
}
