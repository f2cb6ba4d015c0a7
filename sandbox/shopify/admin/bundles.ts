import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { componentsOf } from "../store/components.ts";
import type { StoredVariant } from "../store/product-records.ts";
import { type ConnectionArgs, connection } from "./connection.ts";
import type { View } from "./view.ts";

/** What a variant is put together from. source: Admin schema 2026-10, ProductVariantComponent. */
export const componentFields = (
  desk: Desk,
  variant: StoredVariant,
  view: (variant: StoredVariant) => View,
): View => ({
  requiresComponents: componentsOf(variant).length > 0,
  productVariantComponents: (args: ConnectionArgs) =>
    connection(componentsOf(variant), args, {
      id: (part) => part.id,
      view: (part) => {
        const component = desk.store.variants.get(part.variantId);
        return {
          __typename: "ProductVariantComponent",
          id: gid("ProductVariantComponent", part.id),
          quantity: part.quantity,
          productVariant: component ? view(component) : null,
        };
      },
    }),
});
