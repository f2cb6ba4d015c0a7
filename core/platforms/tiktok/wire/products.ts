import { z } from "zod";
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
  products: list(z.object({ id, status: word })),
});

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
  sales_attributes: list(z.object({ value_name: optionalText })),
});

/** `GET /product/202309/products/{product_id}`. */
export const product = z.object({
  id,
  title: z.string(),
  status: word,
  update_time: instant,
  skus: list(sku),
});
export type ProductWire = z.output<typeof product>;

/** `POST /product/202309/inventory/search`. */
export const inventoryFound = z.object({
  inventory: list(
    z.object({
      skus: list(
        z.object({
          id,
          warehouse_inventory: list(
            z.object({ warehouse_id: id, available_quantity: count }),
          ),
        }),
      ),
    }),
  ),
});
export type InventoryWire = z.output<typeof inventoryFound>;

const refusal = { code: count.nullish(), message: z.string() };

/** `POST /product/202309/products/{product_id}/inventory/update`: refusals may be listed although the code is 0. */
export const inventoryUpdated = z.object({
  errors: list(
    z.object({
      ...refusal,
      detail: z
        .object({
          sku_id: id.nullish(),
          extra_errors: list(z.object(refusal)),
        })
        .nullish(),
    }),
  ),
});
export type StockRefusal = z.output<typeof inventoryUpdated>["errors"][number];
