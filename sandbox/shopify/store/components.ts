import type { Desk } from "../desk.ts";
import type { Store } from "../state.ts";
import { levelsOfItem } from "./lookups.ts";
import type { StoredComponent, StoredVariant } from "./product-records.ts";

export const componentsOf = (variant: StoredVariant): StoredComponent[] =>
  variant.components ?? [];

/** Bundles that this variant is a component of. */
export const bundlesWith = (store: Store, variantId: number): StoredVariant[] =>
  [...store.variants].filter((one) =>
    componentsOf(one).some((part) => part.variantId === variantId),
  );

/**
 * Sellable units over all active locations. Of a bundle as many as its scarcest component allows.
 * source: help.shopify.com, "Product bundles": a bundle's inventory is worked out from its components'.
 */
export function stockOf(desk: Desk, variant: StoredVariant): number {
  const parts = componentsOf(variant);
  if (parts.length === 0)
    return levelsOfItem(desk.store, variant.item.id).reduce(
      (sum, level) => sum + level.quantities.available,
      0,
    );
  return Math.min(
    ...parts.map(({ variantId, quantity }) => {
      const part = desk.store.variants.get(variantId);
      return part ? Math.floor(stockOf(desk, part) / quantity) : 0;
    }),
  );
}
