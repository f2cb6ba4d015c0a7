import { auditStatusAfterEdit, changedFieldOfPrice } from "./assumed.ts";
import { findProduct, findSku, type Listed } from "./catalogue.ts";
import { refuse } from "./envelope.ts";
import { applyStock, refuseForeignStock, type StockLine } from "./inventory.ts";
import { listed } from "./paging.ts";
import { type Handlers, type Platform, seconds } from "./platform.ts";
import { viewProduct, viewProductRow } from "./product-view.ts";
import { search } from "./search.ts";
import type { Product } from "./state.ts";
import { sendLetter } from "./webhooks.ts";

const maxPrice = 7_600;

type PriceEdit = { amount?: string; sale_price?: string; currency: string };
type SkuEdit = {
  id?: string;
  seller_sku?: string;
  price?: PriceEdit;
  identifier_code?: { code?: string };
  inventory?: StockLine[];
};
type ProductEdit = {
  title?: string | undefined;
  description?: string | undefined;
  skus?: SkuEdit[];
};

/** Products. Source: pages `search-products-202502`, `get-product-202309`, `partial-edit-product-202509`, `update-price-202309`. */
export const productHandlers: Handlers = {
  "POST /product/202502/products/search": ({
    platform: { state },
    query,
    body,
  }) => {
    if (((body.seller_skus as string[]) ?? []).length > 10)
      refuse(12_019_027, "At most 10 seller_skus");
    if (((body.sku_ids as string[]) ?? []).length > 10)
      refuse(12_019_087, "At most 10 sku_ids");
    const codes = body.seller_skus as string[] | undefined;
    const ids = body.sku_ids as string[] | undefined;
    const among = codes?.length
      ? codes.flatMap((code) => [...state.products.by("sellerSku", code)])
      : ids?.length
        ? ids.flatMap((id) => [...state.products.by("sku", id)])
        : undefined;
    const { rows, ...rest } = search(state.products, {
      query,
      body,
      order: "DESC",
      ...(among && { among: [...new Set(among)] }),
      keep: (p) =>
        statusMatches(p, body.status) &&
        listed(codes, ...p.skus.map((s) => s.sellerSku)) &&
        listed(ids, ...p.skus.map((s) => s.id)),
    });
    return { ...rest, products: rows.map((p) => viewProductRow(state, p)) };
  },
  "GET /product/202309/products/{product_id}": ({
    platform: { state },
    path,
  }) => viewProduct(state, findProduct(state, path.product_id ?? "")),
  "POST /product/202509/products/{product_id}/partial_edit": ({
    platform,
    path,
    body,
  }) => {
    const product = editable(
      findProduct(platform.state, path.product_id ?? ""),
    );
    editProduct(platform, product, body as ProductEdit, "OPEN_API");
    return {
      product_id: product.id,
      skus: product.skus.map((s) => ({ id: s.id, seller_sku: s.sellerSku })),
      audit: { status: auditStatusAfterEdit },
    };
  },
  "POST /product/202309/products/{product_id}/prices/update": ({
    platform,
    path,
    body,
  }) => {
    const product = findProduct(platform.state, path.product_id ?? "");
    if (product.status !== "ACTIVATE")
      refuse(12_052_901, `The status ${product.status} forbids a price change`);
    editProduct(
      platform,
      product,
      { skus: body.skus as SkuEdit[] },
      "OPEN_API",
    );
    return {};
  },
  "POST /product/202309/products/activate": ({ platform, body }) =>
    switchStatus(platform, body.product_ids as string[], "ACTIVATE"),
  "POST /product/202309/products/deactivate": ({ platform, body }) =>
    switchStatus(platform, body.product_ids as string[], "SELLER_DEACTIVATED"),
};

function statusMatches(product: Product, wanted: unknown): boolean {
  if (wanted === undefined || wanted === "ALL")
    return product.status !== "DELETED";
  return product.status === wanted;
}

function editable(product: Product): Product {
  if (product.status === "DELETED" || product.status === "FREEZE")
    refuse(12_052_901, `The status ${product.status} forbids changes`);
  return product;
}

/**
 * Applies an edit wholly or not at all: everything is checked before anything changes. Live edits take effect at once
 * and are told with webhook 15.
 */
export function editProduct(
  platform: Platform,
  product: Product,
  edit: ProductEdit,
  source: "OPEN_API" | "SELLER_CENTER",
): void {
  checkTexts(edit);
  const skus = (edit.skus ?? []).map((e) => ({
    sku: findSku(product, e.id),
    edit: e,
  }));
  for (const { sku, edit: e } of skus) {
    if (e.price) checkPrice(e.price);
    for (const line of e.inventory ?? [])
      refuseForeignStock(platform.state, sku, line);
  }
  const changed = new Set<string>();
  for (const field of ["title", "description"] as const) {
    const value = edit[field];
    if (value === undefined || value === product[field]) continue;
    product[field] = value;
    changed.add(field);
  }
  for (const { sku, edit: e } of skus) {
    if (applySkuEdit(platform, { product, sku }, e))
      changed.add(changedFieldOfPrice);
  }
  platform.state.products.touch(product, platform.now());
  if (changed.size > 0 && product.status === "ACTIVATE")
    sendLetter(platform, 15, {
      product_id: product.id,
      change_source: source,
      changed_fields: [...changed],
      update_time: seconds(product.updatedAt),
    });
}

/** @returns whether something other than stock has changed. */
function applySkuEdit(
  platform: Platform,
  listed: Listed,
  edit: SkuEdit,
): boolean {
  const { sku } = listed;
  const before = JSON.stringify([sku.price, sku.sellerSku, sku.barcode]);
  if (edit.price) sku.price = Number(edit.price.amount).toFixed(2);
  if (edit.seller_sku !== undefined) sku.sellerSku = edit.seller_sku;
  if (edit.identifier_code) sku.barcode = edit.identifier_code.code ?? null;
  if (edit.inventory) applyStock(platform, listed, edit.inventory);
  return before !== JSON.stringify([sku.price, sku.sellerSku, sku.barcode]);
}

function checkTexts({ title, description }: ProductEdit): void {
  if (title !== undefined && title.trim() === "")
    refuse(12_052_261, "The title is empty");
  if (title !== undefined && title.length > 255)
    refuse(12_052_051, "The title is longer than 255 characters");
  if (description !== undefined && description.length > 10_000)
    refuse(12_052_013, "The description is longer than 10,000 characters");
}

function checkPrice({ amount, currency }: PriceEdit): void {
  if (currency !== "USD")
    refuse(12_052_084, `The shop does not sell in ${currency}`);
  if (amount === undefined) refuse(12_052_571, "price.amount is missing");
  if (!/^\d+(\.\d{1,2})?$/.test(amount))
    refuse(12_052_012, `Price ${amount} is malformed`);
  if (Number(amount) < 0.01 || Number(amount) > maxPrice)
    refuse(12_052_570, `Price ${amount} is outside 0.01 and ${maxPrice}`);
}

function switchStatus(
  platform: Platform,
  productIds: string[],
  status: "ACTIVATE" | "SELLER_DEACTIVATED",
) {
  if (productIds.length > 20) refuse(12_019_120, "At most 20 product_ids");
  const errors: unknown[] = [];
  for (const id of productIds) {
    const product = platform.state.products.get(id);
    const error = (code: number, message: string) =>
      errors.push({ code, message, detail: { product_id: id } });
    if (!product) error(12_052_048, "The product is not listed in this shop");
    else if (product.status === "DELETED" || product.status === "FREEZE")
      error(12_052_901, `The status ${product.status} forbids this`);
    else if (product.status !== status) {
      product.status = status;
      platform.state.products.touch(product, platform.now());
      sendLetter(platform, 5, {
        product_id: product.id,
        status: "PRODUCT_STATUS_CHANGED",
        suspended_reason: "",
        update_time: seconds(product.updatedAt),
      });
    }
  }
  return { errors };
}
