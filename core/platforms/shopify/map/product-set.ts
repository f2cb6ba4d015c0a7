import type { ProductSetting } from "#core/world/storefront-products.ts";
import type { Documents } from "../wire/documents.generated.ts";
import { toVariantFields, toWeight } from "./variants-update.ts";

/** The variables of `productSet`. source: https://shopify.dev/docs/api/admin-graphql/2026-10/input-objects/ProductSetInput */
export const toProductSet = (
  product: ProductSetting & { currency: string },
): Documents["SetProduct"]["variables"] => ({
  identifier:
    "handle" in product.identifier
      ? { handle: product.identifier.handle }
      : { id: product.identifier.externalId },
  input: {
    title: product.title,
    ...("handle" in product.identifier && {
      handle: product.identifier.handle,
    }),
    ...(product.descriptionHtml !== undefined && {
      descriptionHtml: product.descriptionHtml,
    }),
    ...(product.vendor !== undefined && { vendor: product.vendor }),
    ...(product.productType !== undefined && {
      productType: product.productType,
    }),
    status: product.status,
    productOptions: product.options.map(({ name, values }) => ({
      name,
      values: values.map((value) => ({ name: value })),
    })),
    variants: product.variants.map((variant) => ({
      ...toVariantFields(variant, product.currency),
      ...(variant.sku !== undefined && { sku: variant.sku }),
      ...(variant.weightGrams !== undefined && {
        inventoryItem: toWeight(variant.weightGrams),
      }),
      optionValues: variant.optionValues.map(({ option, value }) => ({
        optionName: option,
        name: value,
      })),
    })),
  },
});
