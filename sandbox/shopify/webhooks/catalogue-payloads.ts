import { gid } from "../gid.ts";
import type { Store, StoredLevel } from "../state.ts";
import { componentsOf } from "../store/components.ts";
import { variantsOf } from "../store/lookups.ts";
import {
  type StoredProduct,
  type StoredVariant,
  variantTitle,
} from "../store/product-records.ts";
import { levelGid } from "../store/shown-ids.ts";
import { restTime } from "./rest-time.ts";

/** source: shopify.dev, webhook topic INVENTORY_LEVELS_UPDATE. */
export function inventoryLevelPayload(store: Store, level: StoredLevel) {
  return {
    inventory_item_id: level.itemId,
    location_id: level.locationId,
    available: level.quantities.available,
    updated_at: restTime(level.updatedAt),
    admin_graphql_api_id: levelGid(store, level),
  };
}

/** source: shopify.dev, webhook topics PRODUCTS_CREATE and PRODUCTS_UPDATE. */
export function productPayload(store: Store, product: StoredProduct) {
  return {
    admin_graphql_api_id: gid("Product", product.id),
    id: product.id,
    title: product.title,
    handle: product.handle,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    status: product.status.toLowerCase(),
    tags: product.tags.join(", "),
    created_at: restTime(product.createdAt),
    updated_at: restTime(product.updatedAt),
    published_at: restTime(product.publishedAt),
    template_suffix: product.templateSuffix,
    has_variants_that_requires_components: variantsOf(store, product.id).some(
      (variant) => componentsOf(variant).length > 0,
    ),
    variants: variantsOf(store, product.id).map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      id: variant.id,
      product_id: product.id,
      title: variantTitle(variant),
      option1: variant.optionValues[0] ?? null,
      option2: variant.optionValues[1] ?? null,
      option3: variant.optionValues[2] ?? null,
      sku: variant.sku,
      barcode: variant.barcode,
      price: variant.price,
      compare_at_price: variant.compareAtPrice,
      taxable: variant.taxable,
      inventory_policy: variant.inventoryPolicy.toLowerCase(),
      position: variant.position,
      inventory_item_id: variant.item.id,
      created_at: restTime(variant.createdAt),
      updated_at: restTime(variant.updatedAt),
    })),
    options: product.options.map((option, index) => ({
      id: option.id,
      product_id: product.id,
      name: option.name,
      position: index + 1,
      values: option.values.map(({ name }) => name),
    })),
    images: product.media.map((media, index) => ({
      id: media.id,
      product_id: product.id,
      position: index + 1,
      alt: media.alt,
      src: media.source,
    })),
  };
}

/** source: shopify.dev, webhook topics INVENTORY_ITEMS_CREATE, _UPDATE and _DELETE. */
export function inventoryItemPayload(variant: StoredVariant) {
  const { item } = variant;
  return {
    admin_graphql_api_id: gid("InventoryItem", item.id),
    id: item.id,
    sku: variant.sku,
    tracked: item.tracked,
    requires_shipping: item.requiresShipping,
    cost: item.cost,
    harmonized_system_code: item.harmonizedSystemCode,
    country_code_of_origin: item.countryCodeOfOrigin,
    province_code_of_origin: item.provinceCodeOfOrigin,
    country_harmonized_system_codes: [],
    weight_value: item.weight.value,
    weight_unit: item.weight.unit.toLowerCase(),
    created_at: restTime(variant.createdAt),
    updated_at: restTime(item.updatedAt),
  };
}
