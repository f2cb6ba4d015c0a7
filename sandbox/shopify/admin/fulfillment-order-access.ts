import { serviceAt } from "../store/lookups.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import type { Visit } from "./view.ts";

/**
 * Fulfillment orders are open to an app by where they are assigned: to its own service, or to the merchant's location.
 * source: shopify.dev, "Fulfillment order access scopes".
 */
export function mayRead(
  { desk, scopes }: Visit,
  part: StoredFulfillmentOrder,
): boolean {
  const service = serviceAt(desk.store, part.locationId);
  return service
    ? scopes.has("read_assigned_fulfillment_orders") ||
        scopes.has("read_third_party_fulfillment_orders")
    : scopes.has("read_merchant_managed_fulfillment_orders");
}
