import { seconds } from "./platform.ts";
import type { Product, Sku, TikTokState } from "./state.ts";
import { stockOf } from "./stock-levels.ts";

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
    inventory: stockOf(state, sku).map((s) => ({
      warehouse_id: s.warehouseId,
      quantity: s.quantity,
    })),
    status_info: { status: "NORMAL" },
  };
}

/** A row of Search Products: no description, no sales attributes, no barcode. */
export function viewProductRow(state: TikTokState, product: Product) {
  return {
    id: product.id,
    title: product.title,
    status: product.status,
    skus: product.skus.map((sku) => viewSku(state, sku)),
    sales_regions: [state.shop.region],
    create_time: seconds(product.createdAt),
    update_time: seconds(product.updatedAt),
    product_sync_fail_reasons: [],
    is_not_for_sale: false,
    audit: { status: "NONE" },
    has_draft: false,
  };
}

/** The full product of Get Product. */
export function viewProduct(state: TikTokState, product: Product) {
  return {
    id: product.id,
    status: product.status,
    title: product.title,
    description: product.description,
    main_images: [],
    skus: product.skus.map((sku) => ({
      ...viewSku(state, sku),
      ...(sku.barcode && {
        identifier_code: { code: sku.barcode, type: barcodeType(sku.barcode) },
      }),
      sales_attributes: sku.attributes.map((a) => ({
        id: a.id,
        name: a.name,
        value_id: a.valueId,
        value_name: a.value,
      })),
    })),
    is_cod_allowed: false,
    create_time: seconds(product.createdAt),
    update_time: seconds(product.updatedAt),
    is_not_for_sale: false,
    audit: { status: "NONE" },
    has_draft: false,
    product_status: product.status,
    is_replicated: false,
  };
}

const barcodeType = (code: string) =>
  code.length === 12 ? "UPC" : code.length === 13 ? "EAN" : "GTIN";
