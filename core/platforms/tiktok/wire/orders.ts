import { z } from "zod";
import {
  count,
  flag,
  id,
  instant,
  list,
  nextPage,
  optionalAmount,
  optionalInstant,
  optionalText,
  word,
} from "./common.ts";

const line = z.object({
  id,
  sku_id: id,
  seller_sku: optionalText,
  product_name: optionalText,
  sku_name: optionalText,
  original_price: optionalAmount,
  sale_price: optionalAmount,
  seller_discount: optionalAmount,
  platform_discount: optionalAmount,
  item_tax: list(
    z.object({ tax_amount: optionalAmount, tax_rate: optionalAmount }),
  ),
  is_gift: flag,
  combined_listing_skus: list(
    z.object({ sku_id: id, sku_count: count, seller_sku: optionalText }),
  ),
  currency: optionalText,
  display_status: word.nullish(),
  package_id: optionalText,
  tracking_number: optionalText,
  shipping_provider_name: optionalText,
});

const payment = z.object({
  currency: optionalText,
  total_amount: optionalAmount,
  sub_total: optionalAmount,
  original_total_product_price: optionalAmount,
  seller_discount: optionalAmount,
  platform_discount: optionalAmount,
  product_tax: optionalAmount,
  shipping_fee: optionalAmount,
  original_shipping_fee: optionalAmount,
  shipping_fee_seller_discount: optionalAmount,
  shipping_fee_platform_discount: optionalAmount,
  shipping_fee_cofunded_discount: optionalAmount,
  shipping_fee_tax: optionalAmount,
  payment_platform_discount: optionalAmount,
  small_order_fee: optionalAmount,
  retail_delivery_fee: optionalAmount,
  buyer_service_fee: optionalAmount,
  handling_fee: optionalAmount,
  shipping_insurance_fee: optionalAmount,
  item_insurance_fee: optionalAmount,
  item_insurance_tax: optionalAmount,
  distance_shipping_fee: optionalAmount,
  distance_fee: optionalAmount,
});
export type PaymentWire = z.output<typeof payment>;

/** Of the order only its region and a mark are kept; the rest is read where a label needs it. */
const recipient = z.object({
  name: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  phone_number: optionalText,
  region_code: optionalText,
  postal_code: optionalText,
  address_detail: optionalText,
  address_line1: optionalText,
  address_line2: optionalText,
  post_town: optionalText,
  district_info: list(
    z.object({
      address_level: optionalText,
      address_level_name: optionalText,
      address_name: optionalText,
    }),
  ),
});
export type RecipientWire = z.output<typeof recipient>;

const order = z.object({
  id,
  status: word,
  fulfillment_type: word.nullish(),
  warehouse_id: optionalText,
  create_time: instant,
  update_time: instant,
  rts_sla_time: optionalInstant,
  tts_sla_time: optionalInstant,
  shipping_due_time: optionalInstant,
  cancel_order_sla_time: optionalInstant,
  order_type: word.nullish(),
  is_buyer_request_cancel: flag,
  cancel_reason: optionalText,
  cancellation_initiator: optionalText,
  is_sample_order: flag,
  is_replacement_order: flag,
  replaced_order_id: optionalText,
  release_date: optionalInstant,
  rts_time: optionalInstant,
  collection_time: optionalInstant,
  delivery_time: optionalInstant,
  recipient_address: recipient.nullish(),
  payment: payment.nullish(),
  line_items: list(line),
});
export type OrderWire = z.output<typeof order>;

/** `POST /order/202309/orders/search`. */
export const orderPage = z.object({ ...nextPage, orders: list(order) });
/** `GET /order/202507/orders`. */
export const orders = z.object({ orders: list(order) });

/** The same answer, read for what a shipment needs. */
export const ordersToShip = z.object({
  orders: list(
    z.object({
      id,
      warehouse_id: optionalText,
      delivery_option_id: optionalText,
      packages: list(z.object({ id })),
      line_items: list(
        z.object({
          package_id: optionalText,
          tracking_number: optionalText,
          shipping_provider_name: optionalText,
        }),
      ),
    }),
  ),
});

/** The same answer, read for the label only: personal data. */
export const ordersWithRecipient = z.object({
  orders: list(
    z.object({
      id,
      buyer_email: optionalText,
      recipient_address: recipient.nullish(),
    }),
  ),
});

/** `POST /fulfillment/202309/orders/{order_id}/packages`. */
export const packageMade = z.object({ package_id: id });
