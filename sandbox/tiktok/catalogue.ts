import { refuse } from "./envelope.ts";
import type { Product, Sku, TikTokState } from "./state.ts";

export function findProduct(
  state: TikTokState,
  id: string | undefined,
): Product {
  return (
    state.products.get(id) ?? refuse(12_052_260, `Product ${id} does not exist`)
  );
}

export function findSku(product: Product, id: unknown): Sku {
  return (
    product.skus.find((s) => s.id === id) ??
    refuse(12_052_557, `SKU ${id} is not part of product ${product.id}`)
  );
}

export type Listed = { product: Product; sku: Sku };

export function findSkuById(
  state: TikTokState,
  id: string,
): Listed | undefined {
  return first(state.products.by("sku", id), (sku) => sku.id === id);
}

/** A SKU wherever it is listed, by the seller's code or by id. */
export function lookUpSku(
  state: TikTokState,
  {
    sellerSku,
    skuId,
  }: { sellerSku?: string | undefined; skuId?: string | undefined },
): Listed | undefined {
  if (skuId) return findSkuById(state, skuId);
  return first(
    state.products.by("sellerSku", sellerSku),
    (sku) => sku.sellerSku === sellerSku,
  );
}

/** What a buyer reads: the values of the SKU, or `Default` where there is nothing to choose. */
export function nameOf(sku: Sku): string {
  return sku.attributes.map((a) => a.value).join(", ") || "Default";
}

function first(
  products: readonly Product[],
  is: (sku: Sku) => boolean,
): Listed | undefined {
  for (const product of products) {
    const sku = product.skus.find(is);
    if (sku) return { product, sku };
  }
  return undefined;
}
