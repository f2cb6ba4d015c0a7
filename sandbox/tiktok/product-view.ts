import { findBrand } from "./brands.ts";
import { findSkuById } from "./catalogue.ts";
import { chainOf } from "./categories.ts";
import { showImage } from "./images.ts";
import { diagnose, tierOf } from "./listing-quality.ts";
import { seconds } from "./platform.ts";
import type { Product, ProductVersion, Sku, TikTokState } from "./state.ts";
import { sellable, stockOf } from "./stock-levels.ts";

function viewSku(state: TikTokState, sku: Sku) {
  return {
    id: sku.id,
    seller_sku: sku.sellerSku,
    // What a local seller writes as `amount` is read back as `sale_price`.
    price: {
      currency: "USD",
      tax_exclusive_price: sku.price,
      sale_price: sku.price,
    },
    ...(sku.listPrice && {
      list_price: { amount: sku.listPrice, currency: "USD" },
    }),
    inventory: inventoryOf(state, sku),
    status_info: sku.deactivatedBy
      ? { status: "DEACTIVATED", deactivation_source: sku.deactivatedBy }
      : { status: "NORMAL" },
    ...pick(sku.details, ["external_list_prices", "pre_sale", "fees"]),
  };
}

/** A bundle shows what its parts allow, at the seller's first warehouse. */
function inventoryOf(state: TikTokState, sku: Sku) {
  if (sku.parts.length > 0)
    return [
      {
        warehouse_id: state.shop.warehouses[0]?.id ?? "",
        quantity: sellable(state, sku),
      },
    ];
  return stockOf(state, sku).map((s) => ({
    warehouse_id: s.warehouseId,
    quantity: s.quantity,
  }));
}

const pick = (from: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(
    names.filter((n) => from[n] !== undefined).map((n) => [n, from[n]]),
  );

/** A row of Search Products: no description, no sales attributes, no barcode. */
export function viewProductRow(
  state: TikTokState,
  product: Product,
  draft: boolean,
) {
  const shown = (draft && product.draft) || product;
  return {
    id: product.id,
    title: shown.title,
    status: product.status,
    skus: shown.skus.map((sku) => viewSku(state, sku)),
    sales_regions: [state.shop.region],
    create_time: seconds(product.createdAt),
    update_time: seconds(product.updatedAt),
    product_sync_fail_reasons: [],
    is_not_for_sale: product.details.is_not_for_sale === true,
    listing_quality_tier: tierOf(diagnose(shown)),
    audit: viewAudit(product),
    has_draft: product.draft !== null,
  };
}

/** The full product of Get Product: the live version, the one under review, or the draft. */
export function viewProduct(
  state: TikTokState,
  product: Product,
  version: ProductVersion,
) {
  const brand = version.brandId && findBrand(state, version.brandId);
  const { details } = version;
  return {
    id: product.id,
    status: product.status,
    title: version.title,
    description: version.description,
    category_chains: chainOf(version.categoryId).map((c) => ({
      id: c.id,
      parent_id: c.parentId,
      local_name: c.name,
      is_leaf: c.isLeaf,
    })),
    ...(brand && { brand: { id: brand.id, name: brand.name } }),
    main_images: version.images.map((uri) => showImage(state, uri)),
    ...details,
    is_cod_allowed: details.is_cod_allowed === true,
    is_not_for_sale: details.is_not_for_sale === true,
    product_attributes: version.attributes.map((a) => ({
      id: a.id,
      values: a.values,
    })),
    skus: version.skus.map((sku) => viewFullSku(state, sku)),
    product_types: version.skus.some((s) => s.parts.length > 0)
      ? ["COMBINED_PRODUCT"]
      : [],
    create_time: seconds(product.createdAt),
    update_time: seconds(product.updatedAt),
    listing_quality_tier: tierOf(diagnose(version)),
    audit: viewAudit(product),
    ...(product.audit.status === "FAILED" && {
      audit_failed_reasons: product.audit.failedReasons.map((reason) => ({
        position: "title",
        reasons: [reason],
        suggestions: ["Change it and submit the product again"],
        listing_platform: "TIKTOK_SHOP",
      })),
    }),
    has_draft: product.draft !== null,
    product_status: statusWithoutAudit(product),
    is_replicated: false,
  };
}

const viewAudit = ({ audit }: Product) => ({
  status: audit.status,
  pre_approved_reasons: [],
});

/** `product_status` leaves the audit out of it. */
function statusWithoutAudit({ status, firstPassedAt }: Product): string {
  if (status !== "PENDING" && status !== "FAILED") return status;
  return firstPassedAt === null ? "INITIAL" : "SELLER_DEACTIVATED";
}

function viewFullSku(state: TikTokState, sku: Sku) {
  return {
    ...viewSku(state, sku),
    ...(sku.barcode && {
      identifier_code: {
        code: sku.barcode,
        type: sku.barcodeType ?? barcodeType(sku.barcode),
      },
    }),
    sales_attributes: sku.attributes.map((a) => ({
      id: a.id,
      name: a.name,
      value_id: a.valueId,
      value_name: a.value,
      ...(a.image && { sku_img: showImage(state, a.image) }),
    })),
    ...(sku.parts.length > 0 && {
      combined_skus: sku.parts.map((part) => {
        const found = findSkuById(state, part.skuId);
        return {
          product_id: part.productId,
          sku_id: part.skuId,
          sku_count: part.count,
          seller_sku: found?.sku.sellerSku ?? "",
          title: found?.product.title ?? "",
        };
      }),
    }),
    ...sku.details,
  };
}

export const viewSkuIds = (sku: Sku) => ({
  id: sku.id,
  seller_sku: sku.sellerSku,
  sales_attributes: sku.attributes.map((a) => ({
    id: a.id,
    value_id: a.valueId,
  })),
  ...pick(sku.details, ["external_sku_id"]),
});

const barcodeType = (code: string) =>
  code.length === 12 ? "UPC" : code.length === 13 ? "EAN" : "GTIN";
