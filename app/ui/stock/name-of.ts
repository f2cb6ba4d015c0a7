import type { VariantRow } from "../../queries/products.server.ts";

/** `Harbor Mug · Navy` */
export const nameOf = ({
  productTitle,
  title,
}: Pick<VariantRow, "productTitle" | "title">): string =>
  title ? `${productTitle} · ${title}` : productTitle;
