import { z } from "zod";
import {
  id,
  instant,
  list,
  nextPage,
  optionalAmount,
  optionalText,
  word,
} from "./common.ts";

const shared = {
  tracking_number: optionalText,
  shipping_provider_name: optionalText,
  orders: list(z.object({ id })),
  order_line_item_ids: list(id),
  create_time: instant,
  update_time: instant,
};

/** `POST /fulfillment/202309/packages/search`. */
export const packagePage = z.object({
  ...nextPage,
  packages: list(z.object({ id, status: word, ...shared })),
});
export type PackageWire = z.output<typeof packagePage>["packages"][number];

/** `GET /fulfillment/202309/packages/{package_id}`. */
export const packageFound = z.object({
  package_id: id,
  package_status: word,
  shipping_type: word.nullish(),
  ship_exception_reason: optionalText,
  ...shared,
});
export type PackageDetailWire = z.output<typeof packageFound>;

/** `GET /fulfillment/202309/packages/{package_id}/shipping_documents`. */
export const documentFound = z.object({
  doc_url: optionalText,
  tracking_number: optionalText,
});

/** `GET /fulfillment/202309/orders/{order_id}/tracking`. */
export const wayFound = z.object({
  tracking: list(
    z.object({
      description: optionalText,
      update_time_millis: z.coerce.number().int().positive(),
      action_code: z.coerce.number().nullish(),
    }),
  ),
});

// What is called vouchers there is a kind of voucher in the documentation's words and an amount in its samples: none is read.
const price = {
  sku_list_price: optionalAmount,
  sku_sale_price: optionalAmount,
  subtotal_deduction_seller: optionalAmount,
  subtotal_deduction_platform: optionalAmount,
  subtotal_tax_amount: optionalAmount,
  shipping_list_price: optionalAmount,
  shipping_fee_deduction_seller: optionalAmount,
  shipping_fee_deduction_platform: optionalAmount,
  shipping_sale_price: optionalAmount,
  tax_amount: optionalAmount,
  payment: optionalAmount,
};

/** `GET /order/202407/orders/{order_id}/price_detail`. */
export const priceDetail = z.object({
  currency: z.string(),
  ...price,
  line_items: list(z.object({ id, ...price })),
});
export type PriceDetailWire = z.output<typeof priceDetail>;
export type PriceWire = Omit<PriceDetailWire, "currency" | "line_items">;
