import type { Desk } from "../desk.ts";
import { productById } from "./lookups.ts";
import type { PlacedLine } from "./place-order.ts";
import {
  defaultOption,
  type StoredVariant,
  variantTitle,
} from "./product-records.ts";
import { routeLine } from "./routing.ts";

/** Units of a variant at its price of today, to be shipped from where there is enough. */
export function lineOfVariant(
  desk: Desk,
  variant: StoredVariant,
  quantity: number,
): PlacedLine {
  const product = productById(desk.store, variant.productId);
  const title = variantTitle(variant);
  return {
    variantId: variant.id,
    productId: product.id,
    title: product.title,
    variantTitle: title === defaultOption.value ? null : title,
    sku: variant.sku,
    vendor: product.vendor,
    quantity,
    price: variant.price,
    taxLines: [],
    requiresShipping: variant.item.requiresShipping,
    taxable: true,
    customAttributes: [],
    locationId: routeLine(desk, variant, quantity),
  };
}
