import type { Desk } from "../desk.ts";
import { ownLocation } from "./lookups.ts";
import type { StoredVariant } from "./product-records.ts";
import { activeLevel } from "./stock.ts";

/**
 * The location from which a line will be shipped: a fulfillment service's where it has enough to sell, otherwise the
 * merchant's first, otherwise another of his own that has enough; his first where nobody has. (A real store follows the
 * merchant's order routing rules; these are "prefer the service" and "where there is enough".)
 */
export function routeLine(
  desk: Desk,
  variant: StoredVariant | undefined,
  units: number,
): number {
  const { store } = desk;
  const first = ownLocation(store).id;
  if (!variant) return first;
  const enough = (id: number) =>
    (activeLevel(store, variant.item.id, id)?.quantities.available ?? 0) >=
    units;
  const services = store.services.all().map(({ locationId }) => locationId);
  const others = store.locations
    .all()
    .filter(
      ({ serviceId, isActive, fulfillsOnlineOrders = true }) =>
        serviceId === null && isActive && fulfillsOnlineOrders,
    )
    .map(({ id }) => id);
  return [...services, first, ...others].find(enough) ?? first;
}
