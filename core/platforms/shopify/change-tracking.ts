import type { Tracking } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { shopifyCarrier } from "./carriers.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchFulfillment } from "./operations/fetch-fulfillment.ts";
import { updateTracking } from "./operations/update-tracking.ts";

/** Replaces a parcel's tracking unless it reads so already: looking costs a tenth of writing, and sends no second mail. */
export async function changeTracking(
  client: AdminClient,
  shop: ShopRef,
  change: { id: string; tracking: Tracking; notifyCustomer: boolean },
): Promise<void> {
  const { trackingInfo } = await fetchFulfillment(client, shop, change.id);
  const { carrier, number, url } = change.tracking;
  const [only, second] = trackingInfo;
  const isSo =
    !second &&
    only?.number === number &&
    only.company === shopifyCarrier(carrier) &&
    (url === null || only.url === url);
  if (!isSo) await updateTracking(client, shop, change);
}
