import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchFulfillmentOrderPlace } from "./operations/fetch-fulfillment-order-place.ts";
import { moveFulfillmentOrder } from "./operations/move-fulfillment-order.ts";

/** Gives a fulfillment order to a location unless it is there already; that also makes it safe to repeat. */
export async function moveRequest(
  client: AdminClient,
  shop: ShopRef,
  move: { id: string; locationId: string },
): Promise<void> {
  const place = await fetchFulfillmentOrderPlace(client, shop, move.id);
  if (place !== move.locationId) await moveFulfillmentOrder(client, shop, move);
}
