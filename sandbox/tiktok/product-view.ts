import { availableOf, rowOf } from "../fbt/stock.ts";
import { fbtWarehousesShownInProductInventory } from "./assumed.ts";
import { seconds } from "./platform.ts";
import type { Product, Sku, TikTokState } from "./state.ts";

export type WarehouseStock = {
  warehouseId: string;
  quantity: number;
  committed: number;
};

/** Stock of a SKU per shop-side warehouse: the seller's own first, then the FBT centres that hold its goods. */
export function stockOf(state: TikTokState, sku: Sku): WarehouseStock[] {
  const own = {
    warehouseId: state.shop.warehouse.id,
    quantity: sku.stock.available,
    committed: sku.stock.committed,
  };
  const goods = state.fbt.goods.find((g) => g.skuIds.includes(sku.id));
  if (!goods || !fbtWarehousesShownInProductInventory) return [own];
  const centres = state.fbt.centres.map((centre) => {
    const row = rowOf(state.fbt, goods.id, centre.id);
    return {
      warehouseId: centre.shopWarehouseId,
      quantity: row.available,
      committed: row.reserved,
    };
  });
  return [own, ...centres];
}

/** Units a buyer could order now, from all warehouses. */
export function sellable(state: TikTokState, sku: Sku): number {
  const goods = state.fbt.goods.find((g) => g.skuIds.includes(sku.id));
  return sku.stock.available + (goods ? availableOf(state.fbt, goods.id) : 0);
}

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
      sales_attributes:
        sku.optionName === "" || sku.optionValue === "Default Title"
          ? []
          : [
              {
                id: "100000",
                name: sku.optionName,
                value_id: sku.id,
                value_name: sku.optionValue,
              },
            ],
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
