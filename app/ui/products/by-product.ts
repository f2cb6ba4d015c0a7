import type { VariantRow } from "../../queries/products.server.ts";

export type Row = VariantRow & { id: string };

export type ProductGroup = { product: Row; variants: Row[]; first: number };

/** Consecutive rows of one product, with the position of the first. */
export function byProduct(rows: Row[]): ProductGroup[] {
  const groups: ProductGroup[] = [];
  rows.forEach((row, index) => {
    const last = groups.at(-1);
    if (last?.product.productId === row.productId) last.variants.push(row);
    else groups.push({ product: row, variants: [row], first: index });
  });
  return groups;
}
