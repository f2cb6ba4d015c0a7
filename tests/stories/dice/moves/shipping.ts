import type { Scene } from "../scene.ts";
import { always, type Moves, move, where } from "./move.ts";

/** Parcels leave. */
export const shippingMoves: Moves = {
  "the network ships": move({
    weight: 3,
    draw: always,
    async play({ town }) {
      const { consignments } = await town.control.workDock();
      return `${consignments} parcels`;
    },
  }),
  "the merchant ships": move({ weight: 3, draw: always, play: shipOwn }),
};

/** The merchant ships by hand what lies open at his own location. */
export async function shipOwn(scene: Scene): Promise<string | null> {
  const { town } = scene;
  const { orders, locations } = await town.control.shopify();
  const own = new Set(
    locations
      .filter((place) => !place.isFulfillmentService)
      .map((place) => place.id),
  );
  let shipped = 0;
  for (const order of orders) {
    if (order.cancelledAt !== null) continue;
    const open = order.fulfillmentOrders.some(
      (part) => own.has(part.locationId) && part.status === "OPEN",
    );
    if (!open) continue;
    scene.parcels++;
    const parcel = {
      trackingNumber: `1Z999AA1${String(10_000_000 + scene.parcels)}`,
      company: "UPS",
    };
    if (await where(() => town.control.shipFromShopify(order.id, parcel)))
      shipped++;
  }
  return shipped > 0 ? `${shipped} parcels` : null;
}
