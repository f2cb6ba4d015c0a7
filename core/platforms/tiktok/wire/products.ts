import { z } from "zod";
import { plainRefusals, refusals } from "../partial-failure.ts";
import {
  count,
  id,
  instant,
  list,
  nextPage,
  optionalAmount,
  optionalText,
  word,
} from "./common.ts";

/** `POST /product/202502/products/search`. Names, barcodes and prices of variants are read from the detail. */
export const productPage = z.object({
  ...nextPage,
  total_count: count.nullish(),
  products: list(z.object({ id, status: word, update_time: instant })),
});
export type ProductRowWire = z.output<typeof productPage>["products"][number];

const sku = z.object({
  id,
  seller_sku: optionalText,
  price: z.object({
    currency: z.string(),
    /** What buyers see; it is written as `amount`. */
    sale_price: optionalAmount,
    tax_exclusive_price: optionalAmount,
  }),
  inventory: list(z.object({ warehouse_id: id, quantity: count })),
  identifier_code: z.object({ code: optionalText }).nullish(),
  sales_attributes: list(
    z.object({
      name: optionalText,
      value_name: optionalText,
      sku_img: z.object({ uri: z.string(), urls: list(z.string()) }).nullish(),
    }),
  ),
  combined_skus: list(z.object({ sku_id: id, sku_count: count })),
});

/** `GET /product/202309/products/{product_id}`. */
export const product = z.object({
  id,
  title: z.string(),
  status: word,
  update_time: instant,
  description: optionalText,
  main_images: list(z.object({ uri: z.string(), urls: list(z.string()) })),
  package_weight: z
    .object({ value: optionalAmount, unit: word.nullish() })
    .nullish(),
  audit: z.object({ status: word.nullish() }).nullish(),
  audit_failed_reasons: list(
    z.object({
      position: optionalText,
      reasons: list(z.string()),
      suggestions: list(z.string()),
    }),
  ),
  skus: list(sku),
});
export type ProductWire = z.output<typeof product>;

const listPrice = z
  .object({ amount: optionalAmount, currency: z.string() })
  .nullish();

const parts = {
  category_chains: list(
    z.object({ id, is_leaf: z.boolean().nullish(), local_name: optionalText }),
  ),
  brand: z.object({ id: optionalText, name: optionalText }).nullish(),
  product_attributes: list(
    z.object({
      id,
      values: list(z.object({ id: optionalText, name: optionalText })),
    }),
  ),
  package_dimensions: z
    .object({
      length: optionalAmount,
      width: optionalAmount,
      height: optionalAmount,
      unit: word.nullish(),
    })
    .nullish(),
  size_chart: z
    .object({
      image: z.object({ uri: optionalText }).nullish(),
      template: z.object({ id: optionalText }).nullish(),
    })
    .nullish(),
};

/** A SKU, with what it is besides. */
export const skuParts = sku.extend({
  list_price: listPrice,
  identifier_code: z
    .object({ code: optionalText, type: word.nullish() })
    .nullish(),
});

/** The same, with what a listing is besides. */
export const productParts = product.extend({ ...parts, skus: list(skuParts) });
export type ProductPartsWire = z.output<typeof productParts>;

/** `POST /product/202309/inventory/search`. */
export const inventoryFound = z.object({
  inventory: list(
    z.object({
      product_id: id,
      skus: list(
        z.object({
          id,
          total_available_quantity: count.nullish(),
          total_committed_quantity: count.nullish(),
          total_available_inventory_distribution: z
            .object({
              campaign_inventory: list(
                z.object({ quantity: count, campaign_name: optionalText }),
              ),
            })
            .nullish(),
          warehouse_inventory: list(
            z.object({
              warehouse_id: id,
              available_quantity: count,
              committed_quantity: count.nullish(),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type InventoryWire = z.output<typeof inventoryFound>;

/** `POST /product/202309/products/{product_id}/inventory/update`: refusals may be listed although the code is 0. */
export const inventoryUpdated = z.object({
  errors: refusals({ sku_id: id.nullish() }),
});

/** `POST /product/202309/products/activate`. */
export const productsActivated = z.object({
  errors: refusals({ product_id: id.nullish() }),
});

/** `POST /product/202309/products/deactivate`. */
export const productsDeactivated = z.object({
  errors: plainRefusals({ product_id: id.nullish() }),
});

/** `POST /product/202309/products`. */
export const productMade = z.object({
  product_id: id,
  skus: list(z.object({ id, seller_sku: optionalText })),
  warnings: list(z.object({ message: optionalText })),
});
export type ProductMadeWire = z.output<typeof productMade>;

/** `POST /product/202309/products/listing_check`. */
export const listingChecked = z.object({
  check_result: word,
  fail_reasons: list(
    z.object({ code: count.nullish(), message: optionalText }),
  ),
  warnings: z.object({ message: optionalText }).nullish(),
  listing_quality: z.object({ current_tier: word.nullish() }).nullish(),
  diagnoses: list(
    z.object({
      field: z.string(),
      diagnosis_results: list(z.object({ how_to_solve: optionalText })),
    }),
  ),
  pre_check_results: list(
    z.object({
      pre_check_details: list(
        z.object({ short_reason: optionalText, long_reason: optionalText }),
      ),
    }),
  ),
});
export type ListingCheckedWire = z.output<typeof listingChecked>;
