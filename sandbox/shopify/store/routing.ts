import type { Desk } from "../desk.ts";
import { ownLocation } from "./lookups.ts";
import type { StoredVariant } from "./product-records.ts";
import { activeLevel } from "./stock.ts";

/**
 * The location from which a line will be shipped: a fulfillment service's where it has enough to sell, otherwise the
 * merchant's own. (A real store follows the merchant's order routing rules; this is the rule "prefer the service".)
 */
export function routeLine(
  desk: Desk,
  variant: StoredVariant | undefined,
  units: number,
): number {
  const { store } = desk;
  if (variant)
    for (const { locationId } of store.services) {
      const level = activeLevel(store, variant.item.id, locationId);
      if (level && level.quantities.available >= units) return locationId;
    }
  return ownLocation(store).id;
}
