import { z } from "zod";
import { count, id, list, optionalText } from "./common.ts";
import { productParts, skuParts } from "./products.ts";

const picture = z.object({ uri: z.string() });
const yesOrNo = z.boolean().nullish();
const texts = list(z.string());

const salesAttribute = z.object({
  id: optionalText,
  name: optionalText,
  value_id: optionalText,
  value_name: optionalText,
  sku_img: picture.extend({ urls: texts }).nullish(),
  supplementary_sku_images: list(picture),
});

const wholeSku = skuParts.extend({
  sales_attributes: list(salesAttribute),
  combined_skus: list(
    z.object({ product_id: id, sku_id: id, sku_count: count }),
  ),
  external_sku_id: optionalText,
  sku_unit_count: optionalText,
  external_urls: texts,
  extra_identifier_codes: texts,
  pre_sale: z
    .object({
      type: optionalText,
      fulfillment_type: z
        .object({
          handling_duration_days: count.nullish(),
          release_date: count.nullish(),
        })
        .nullish(),
    })
    .nullish(),
  external_list_prices: list(
    z.object({
      source: z.string(),
      amount: z.string(),
      currency: z.string(),
    }),
  ),
  fees: list(
    z.object({
      type: z.string(),
      amount: z.string(),
      additional_attribute: optionalText,
    }),
  ),
});

/**
 * `GET /product/202309/products/{product_id}` with every block that an edit of the whole product takes: what it does not
 * name is wiped.
 */
export const wholeProduct = productParts.extend({
  skus: list(wholeSku),
  video: z.object({ id: optionalText }).nullish(),
  certifications: list(
    z.object({
      id,
      images: list(picture),
      files: list(z.object({ id, name: optionalText, format: optionalText })),
      expiration_date: count.nullish(),
    }),
  ),
  is_cod_allowed: yesOrNo,
  is_pre_owned: yesOrNo,
  delivery_options: list(z.object({ id, is_available: yesOrNo })),
  external_product_id: optionalText,
  manufacturer_ids: texts,
  responsible_person_ids: texts,
  integrated_platform_statuses: list(z.object({ platform: optionalText })),
  shipping_insurance_requirement: optionalText,
  minimum_order_quantity: count.nullish(),
  shipping_template_id: optionalText,
  scheduled_sale: z
    .object({
      is_enabled_scheduled_sale: yesOrNo,
      schedule_sale_time: count.nullish(),
    })
    .nullish(),
  subscribe_info: z
    .object({
      subscribe_status: optionalText,
      subscribe_discount_details: list(
        z.object({ discount_level: z.string(), discount_value: count }),
      ),
    })
    .nullish(),
  search_terms: texts,
  key_product_features: texts,
});
export type WholeProductWire = z.output<typeof wholeProduct>;
