import type { ParcelEvent } from "#core/domain/shipments/parcel-event.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { eventPrecisionMs } from "./assumed.ts";
import type { AdminClient } from "./client.server.ts";
import { createFulfillmentEvent } from "./operations/create-fulfillment-event.ts";
import { fetchFulfillment } from "./operations/fetch-fulfillment.ts";

/**
 * Adds a step of a parcel's journey unless it is there already; that also makes it safe to repeat. A parcel arrives once:
 * where a carrier or an app has said so, it is not said again, whatever time it was given.
 */
export async function tellParcelEvent(
  client: AdminClient,
  shop: ShopRef,
  told: { fulfillmentId: string; event: ParcelEvent },
): Promise<void> {
  const { events } = await fetchFulfillment(client, shop, told.fulfillmentId);
  const isThere = events.nodes.some(
    ({ status, happenedAt }) =>
      status === told.event.status &&
      (status === "DELIVERED" || isSameTime(happenedAt, told.event.happenedAt)),
  );
  if (!isThere) await createFulfillmentEvent(client, shop, told);
}

const isSameTime = (a: Date, b: Date) =>
  Math.floor(a.getTime() / eventPrecisionMs) ===
  Math.floor(b.getTime() / eventPrecisionMs);
