import type { ShopRef } from "#core/world/storefront.ts";
import { shopifyCarrier } from "./carriers.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchFulfillment } from "./operations/fetch-fulfillment.ts";
import { updateTracking } from "./operations/update-tracking.ts";

/** Replaces a parcel's tracking unless it reads so already: looking costs a tenth of writing, and sends no second mail. */
export async function changeTracking(
  client: AdminClient,
  shop: ShopRef,
  change: Parameters<typeof updateTracking>[2],
): Promise<void> {
  const { trackingInfo } = await fetchFulfillment(client, shop, change.id);
  const { carrier, number, url } = change.tracking;
  const wanted = [number, ...(change.moreNumbers ?? [])];
  const company = shopifyCarrier(carrier);
  const isSo =
    trackingInfo.length === wanted.length &&
    wanted.every((one) =>
      trackingInfo.some(
        (told) => told.number === one && told.company === company,
      ),
    ) &&
    (url === null || wanted.length > 1 || trackingInfo[0]?.url === url);
  if (!isSo) await updateTracking(client, shop, change);
}
