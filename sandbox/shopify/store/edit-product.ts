import { type Desk, now } from "../desk.ts";
import type { ProductStatus, StoredProduct } from "../state.ts";
import { postProduct } from "../webhooks/letters.ts";

export type ProductEdit = {
  title?: string | null | undefined;
  descriptionHtml?: string | null | undefined;
  handle?: string | null | undefined;
  vendor?: string | null | undefined;
  productType?: string | null | undefined;
  status?: ProductStatus | null | undefined;
  tags?: string[] | null | undefined;
};

/** Changes what is given and tells the app, whoever made the change: Shopify echoes an app's own writes as well. */
export function editProduct(
  desk: Desk,
  product: StoredProduct,
  edit: ProductEdit,
): void {
  product.title = edit.title ?? product.title;
  product.descriptionHtml = edit.descriptionHtml ?? product.descriptionHtml;
  product.handle = edit.handle ?? product.handle;
  product.vendor = edit.vendor ?? product.vendor;
  product.productType = edit.productType ?? product.productType;
  product.status = edit.status ?? product.status;
  if (edit.tags) product.tags = [...edit.tags].sort();
  product.updatedAt = now(desk);
  desk.store.products.refile(product);
  postProduct(desk, product);
}
