import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import {
  orderInShopify,
  ownLocation,
  requestedOrder,
  setRule,
} from "./trials/requests.ts";

const hourMs = 60 * 60_000;

test.each([
  ["longer than the merchant waits", { wait: 1, pack: 24, by: null }],
  ["until it would be late", { wait: 72, pack: 5, by: 6 }],
])(
  "O3 O4 an order that the network leaves lying %s is asked about, called off, and leaves from the merchant's own location alone",
  async (_what, { wait, pack, by }) => {
    await using town = await (await openSmallTown()).connect();
    await town.control.holdDock();
    await choose(town, "MUG-NVY-12");
    await town.settle();
    await setRule(town, "move", wait, pack);
    if (by !== null) mustLeave(town, by);
    const id = await requestedOrder(town);
    await town.settle();
    const overdue = () =>
      town.prisma.conflict.findFirst({
        where: { key: { startsWith: "overdue:" } },
        orderBy: { openedAt: "desc" },
      });
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect(await overdue()).toBeNull();

    // A question about something else takes nothing from the watch.
    await askAboutRefund(town);
    town.wait((by === null ? 2 : 4) * hourMs);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect(await overdue()).toMatchObject({ field: "parcel" });

    const { fulfillmentOrders } = await orderInShopify(town, id);
    const open = fulfillmentOrders.filter(({ status }) => status !== "CLOSED");
    expect(open.map(({ locationId }) => locationId)).toEqual([
      await ownLocation(town),
    ]);
    const { mcfOrders } = await town.control.network();
    expect(
      mcfOrders.flatMap((order) =>
        order.consignOrders.map(({ status }) => status),
      ),
    ).toEqual(["CLOSED"]);

    // The merchant ships; what the network had is not shipped again, and the question ends.
    await town.control.shipFromShopify(id, {
      trackingNumber: "1Z999AA10123456784",
      company: "UPS",
    });
    await town.control.workDock();
    await town.settle();
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    const { fulfillments } = await orderInShopify(town, id);
    expect(fulfillments.flatMap(({ lines }) => lines)).toMatchObject([
      { quantity: 1 },
    ]);
    expect(await overdue()).toMatchObject({ state: "closed" });
    expect(await town.prisma.fulfillmentRequest.findMany()).toMatchObject([
      { locationId: await ownLocation(town), status: "CLOSED" },
    ]);
  },
);

/** Asks about a refund of the one order. */
async function askAboutRefund({ prisma, shopId }: SmallTown): Promise<void> {
  const order = await prisma.order.findFirstOrThrow();
  await prisma.conflict.create({
    data: {
      shopId,
      kind: "stuck",
      key: "refund-untold:elsewhere",
      cause: "stuck:refund-without-units",
      subject: `Order ${order.name}`,
      subjectKind: "order",
      subjectId: order.id,
      reason: "The refund names no units.",
      state: "open",
      version: "1",
      openedBy: randomUUID(),
      openedAt: order.placedAt,
    },
  });
}

/** The merchant's promise in Shopify wants every order sent within these hours. */
function mustLeave({ world }: SmallTown, hours: number): void {
  const fulfillBy = new Date(world.clock.now().getTime() + hours * hourMs);
  const read = world.storefront.fetchOrders;
  world.storefront.fetchOrders = async (...asked) =>
    (await read(...asked)).map((fact) => ({
      ...fact,
      fulfillmentOrders: fact.fulfillmentOrders.map((one) => ({
        ...one,
        fulfillBy,
      })),
    }));
}
