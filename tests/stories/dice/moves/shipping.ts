import { numberField } from "#core/domain/shipments/missing-number.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
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
  "the merchant ships": move({
    weight: 3,
    draw: always,
    play: (scene) => shipOwn(scene),
  }),
  "the merchant ships without numbers": move({
    weight: 2,
    draw: always,
    play: (scene) => shipOwn(scene, 0),
  }),
  "the merchant ships under several numbers": move<{ numbers: number }>({
    weight: 1,
    draw: (_, dice) => ({ numbers: dice.between(2, 3) }),
    play: (scene, { numbers }) => shipOwn(scene, numbers),
  }),
  "the merchant writes down the number of a parcel": move<{
    nth: number;
    numbers: number;
  }>({
    weight: 3,
    draw: (_, dice) => ({
      nth: dice.between(0, 5),
      numbers: dice.pick([1, 1, 2]),
    }),
    async play(scene, { nth, numbers }) {
      const { town } = scene;
      const { orders } = await town.control.shopify();
      const bare = orders.filter(({ fulfillments }) =>
        fulfillments.some(
          ({ status, tracking }) =>
            status === "SUCCESS" && tracking.every(({ number }) => !number),
        ),
      );
      const order = bare[nth % Math.max(1, bare.length)];
      if (!order) return null;
      const written = await where(() =>
        town.ask(
          "POST",
          `/shopify/${town.handle}/orders/${order.id.split("/").at(-1)}/tracking`,
          nextParcel(scene, numbers),
        ),
      );
      return written === null ? null : order.name;
    },
  }),
  "the merchant answers with the number of a parcel": move<{ nth: number }>({
    weight: 2,
    draw: (_, dice) => ({ nth: dice.between(0, 5) }),
    async play(scene, { nth }) {
      const { town } = scene;
      const asked = await town.prisma.conflict.findMany({
        where: { field: numberField, state: "open" },
        orderBy: { key: "asc" },
      });
      const one = asked[nth % Math.max(1, asked.length)];
      if (!one) return null;
      const { trackingNumber } = nextParcel(scene, 1);
      const { outcome } = await resolveConflict(town.world, town.shopId, {
        conflictId: one.id,
        version: one.version,
        choice: { kind: "value", value: `${trackingNumber}, UPS` },
        actor: "merchant:dice",
        reason: null,
      });
      return outcome === "settled" ? one.subject : null;
    },
  }),
};

/** What is written on the next parcel: so many numbers of its own. */
function nextParcel(scene: Scene, numbers: number) {
  const [trackingNumber, ...furtherNumbers] = Array.from(
    { length: numbers },
    () => `1Z999AA1${String(10_000_000 + ++scene.parcels)}`,
  );
  return { trackingNumber, furtherNumbers, company: "UPS" };
}

/** The merchant ships by hand what lies open at his own locations. @param numbers on each parcel. */
export async function shipOwn(
  scene: Scene,
  numbers = 1,
): Promise<string | null> {
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
    const number = order.id.split("/").at(-1);
    const parcel = nextParcel(scene, numbers);
    if (
      await where(() =>
        town.ask(
          "POST",
          `/shopify/${town.handle}/orders/${number}/fulfill`,
          numbers === 0 ? {} : parcel,
        ),
      )
    )
      shipped++;
  }
  return shipped > 0 ? `${shipped} parcels` : null;
}
