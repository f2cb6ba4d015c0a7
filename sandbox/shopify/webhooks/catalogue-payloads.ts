import { gid } from "../gid.ts";
import type { Store, StoredLevel, StoredProduct } from "../state.ts";
import { variantsOf } from "../store/lookups.ts";
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
    published_at: restTime(product.createdAt),
    variants: variantsOf(store, product.id).map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      id: variant.id,
      product_id: product.id,
      title: variant.optionValue,
      option1: variant.optionValue,
      sku: variant.sku,
      barcode: variant.barcode,
      price: variant.price,
      position: variant.position,
      inventory_item_id: variant.item.id,
      created_at: restTime(variant.createdAt),
      updated_at: restTime(variant.updatedAt),
    })),
    options: [
      {
        id: product.optionId,
        product_id: product.id,
        name: product.optionName,
        position: 1,
        values: variantsOf(store, product.id).map((v) => v.optionValue),
      },
    ],
    images: [],
  };
}
