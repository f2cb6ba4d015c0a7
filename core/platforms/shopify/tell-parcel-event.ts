import type { ParcelEvent } from "#core/domain/shipments/parcel-event.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { eventPrecisionMs } from "./assumed.ts";
import type { AdminClient } from "./client.server.ts";
import { createFulfillmentEvent } from "./operations/create-fulfillment-event.ts";
import { fetchFulfillment } from "./operations/fetch-fulfillment.ts";

/**
 * Adds a step of a parcel's journey unless it is there already; that also makes it safe to repeat. A parcel goes its way once
 * and never back: a step of it that a carrier or an app has told, whatever time it was given, or that lies behind one, is not
 * told any more.
 */
export async function tellParcelEvent(
  client: AdminClient,
  shop: ShopRef,
  told: { fulfillmentId: string; event: ParcelEvent },
): Promise<void> {
  const { events } = await fetchFulfillment(client, shop, told.fulfillmentId);
  const place = placeOnWay(told.event.status);
  const isThere = events.nodes.some(({ status, happenedAt }) =>
    place < 0
      ? status === told.event.status &&
        isSameTime(happenedAt, told.event.happenedAt)
      : placeOnWay(status) >= place,
  );
  if (!isThere) await createFulfillmentEvent(client, shop, told);
}

const way = [
  "CARRIER_PICKED_UP",
  "IN_TRANSIT",
  "OUT_FOR_DELIVERY",
  "DELIVERED",
];

/** Negative for what may happen anywhere on the way, and more than once. */
const placeOnWay = (status: string): number => way.indexOf(status);

const isSameTime = (a: Date, b: Date) =>
  Math.floor(a.getTime() / eventPrecisionMs) ===
  Math.floor(b.getTime() / eventPrecisionMs);
