import { productSearchCeiling } from "./assumed.ts";
import { findProduct } from "./catalogue.ts";
import { refuse } from "./envelope.ts";
import { createProduct, editProduct } from "./listing.ts";
import type { ListingBody } from "./listing-body.ts";
import { listed, pageBounds } from "./paging.ts";
import type { Call, Handlers } from "./platform.ts";
import { updatePrices } from "./prices.ts";
import { viewProduct, viewProductRow, viewSkuIds } from "./product-view.ts";
import { search } from "./search.ts";
import type { Product, TikTokState } from "./state.ts";

/** Products. Source: pages `search-products-202502`, `get-product-202309`, `create-product-202309`, `edit-product-202509`, `partial-edit-product-202509`, `update-price-202309`. */
export const productHandlers: Handlers = {
  "POST /product/202502/products/search": searchProducts,
  "GET /product/202309/products/{product_id}": getProduct,
  "POST /product/202309/products": ({ platform, body }) => {
    const product = createProduct(platform, body as ListingBody);
    return {
      product_id: product.id,
      skus: product.skus.map(viewSkuIds),
      warnings: [],
    };
  },
  "PUT /product/202509/products/{product_id}": (call) => ({
    ...edit(call, false),
    warnings: [],
  }),
  "PUT /product/202309/products/{product_id}": (call) => ({
    ...edit(call, false),
    warnings: [],
  }),
  "POST /product/202509/products/{product_id}/partial_edit": (call) =>
    edit(call, true),
  "POST /product/202309/products/{product_id}/partial_edit": (call) =>
    edit(call, true),
  "POST /product/202309/products/{product_id}/prices/update": updatePrices,
};

function searchProducts({ platform: { state }, query, body }: Call) {
  const codes = (body.seller_skus as string[] | undefined) ?? [];
  const ids = (body.sku_ids as string[] | undefined) ?? [];
  if (codes.length > 10) refuse(12_019_027, "At most 10 seller_skus");
  if (ids.length > 10) refuse(12_019_087, "At most 10 sku_ids");
  const { start } = pageBounds(query, 1, Number.MAX_SAFE_INTEGER);
  if (start >= productSearchCeiling)
    refuse(12_052_180, "A search reaches 10,000 products at most");
  const among =
    codes.length > 0
      ? codes.flatMap((code) => [...state.products.by("sellerSku", code)])
      : ids.length > 0
        ? ids.flatMap((id) => [...state.products.by("sku", id)])
        : undefined;
  const audits = body.audit_status as string[] | undefined;
  const ofStatus = byStatus(state, body.status);
  const { rows, ...rest } = search(ofStatus ?? state.products, {
    query,
    body,
    order: "DESC",
    ...(among && { among: [...new Set(among)] }),
    // Whoever only pages through a status pays for the page alone.
    ...(!(ofStatus && !among && !audits?.length) && {
      keep: (p: Product) =>
        statusMatches(p, body.status) &&
        listed(audits, p.audit.status) &&
        listed(codes, ...p.skus.map((s) => s.sellerSku)) &&
        listed(ids, ...p.skus.map((s) => s.id)),
    }),
  });
  const drafts = body.return_draft_version === true;
  return {
    ...rest,
    products: rows.map((p) => viewProductRow(state, p, drafts)),
  };
}

/** The products of one status, or all while none is deleted, in the order of their times. */
function byStatus({ products }: TikTokState, wanted: unknown) {
  if (wanted !== undefined && wanted !== "ALL")
    return products.group(wanted as string);
  return products.group("DELETED").created.size() === 0 ? products : undefined;
}

function statusMatches(product: Product, wanted: unknown): boolean {
  if (wanted === undefined || wanted === "ALL")
    return product.status !== "DELETED";
  return product.status === wanted;
}

/** Frozen and deleted products are not shown; the version under review and the draft only where they are asked for. */
function getProduct({ platform: { state }, path, query }: Call) {
  const product = findProduct(state, path.product_id);
  if (product.status === "FREEZE" || product.status === "DELETED")
    refuse(12_052_901, `The product is ${product.status}`);
  const review = query.return_under_review_version === "true";
  const draft = query.return_draft_version === "true";
  if (review && draft)
    refuse(12_052_910, "Ask for the draft or for the version under review");
  if (review && !product.underReview && product.audit.status !== "AUDITING")
    refuse(12_052_547, "No version is under review");
  const version =
    (review && product.underReview) || (draft && product.draft) || product;
  return viewProduct(state, product, version);
}

function edit({ platform, path, body }: Call, partial: boolean) {
  const product = findProduct(platform.state, path.product_id);
  const version = editProduct(platform, product, {
    body: body as ListingBody,
    partial,
    source: "OPEN_API",
  });
  return {
    product_id: product.id,
    skus: version.skus.map(viewSkuIds),
    audit: { status: product.audit.status },
  };
}
