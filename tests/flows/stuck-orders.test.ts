import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { SyncError } from "#core/errors/sync-error.ts";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
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
    await using town = await openConnectedTown();
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

test("O3 O4 of a request in two orders at the network, the one that lies there leaves from the merchant's own location", async () => {
  await using town = await openConnectedTown();
  await town.control.holdDock();
  await choose(town, "MUG-NVY-12");
  await receiveMugs(town, 60);
  await town.settle();
  await setRule(town, "move", 1);
  await town.fault({
    kind: "network_issue",
    issue: "stuck",
    times: 1,
    platform: "tiktok",
  });
  const { id } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 60 }],
    buyersHome,
  );
  await town.settle();
  await town.control.workDock();
  await town.settle();
  const sent = async () =>
    (await orderInShopify(town, id)).fulfillments
      .flatMap(({ lines }) => lines)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  const first = await sent();
  expect([10, 50]).toContain(first);

  town.wait(2 * hourMs);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(
    await town.prisma.conflict.findFirst({
      where: { key: { startsWith: "overdue:" } },
    }),
  ).toMatchObject({
    field: "parcel",
    reason: expect.stringMatching(/^A part/),
  });
  const { fulfillmentOrders } = await orderInShopify(town, id);
  const open = fulfillmentOrders.filter(({ status }) => status !== "CLOSED");
  expect(open.map(({ locationId }) => locationId)).toEqual([
    await ownLocation(town),
  ]);
  const { mcfOrders } = await town.control.network();
  expect(
    mcfOrders
      .flatMap((order) => order.consignOrders.map(({ status }) => status))
      .sort(),
  ).toEqual(["CLOSED", "SHIPPED"]);

  await town.control.shipFromShopify(id, {
    trackingNumber: "1Z999AA10123456784",
    company: "UPS",
  });
  await town.ask("POST", "/fbt/consignments/free", undefined);
  await town.control.workDock();
  await town.settle();
  expect(await sent()).toBe(60);
});

test("O3 O4 a request that the network never answered is asked for once more, called off, and leaves from the merchant's own location", async () => {
  await using town = await openConnectedTown();
  await town.control.holdDock();
  await choose(town, "MUG-NVY-12");
  await town.settle();
  await setRule(town, "move", 1);
  const { createOrder } = town.world.network;
  town.world.network.createOrder = async () => {
    throw new SyncError("platform_unreachable", { said: "away" });
  };
  const id = await requestedOrder(town);
  await town.settle();
  town.wait(2 * hourMs);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  // Whether the network has it is not known: it goes nowhere else.
  const [lies] = (await orderInShopify(town, id)).fulfillmentOrders;
  expect(lies).toMatchObject({ requestStatus: "SUBMITTED" });

  town.world.network.createOrder = createOrder;
  town.wait(hourMs);
  await town.settle();
  const { mcfOrders } = await town.control.network();
  expect(
    mcfOrders.flatMap((order) =>
      order.consignOrders.map(({ status }) => status),
    ),
  ).toEqual(["CLOSED"]);
  const { fulfillmentOrders } = await orderInShopify(town, id);
  expect(
    fulfillmentOrders
      .filter(({ status }) => status !== "CLOSED")
      .map(({ locationId }) => locationId),
  ).toEqual([await ownLocation(town)]);
});

async function receiveMugs(town: SmallTown, quantity: number): Promise<void> {
  const { externalId } = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: "MUG-NVY-12" },
  });
  const { goods } = await town.control.network();
  const mug = goods.find((thing) => thing.skuIds.includes(externalId));
  await town.ask("POST", "/fbt/receive", {
    goodsId: mug?.id,
    centreId: mug?.stock[0]?.centreId,
    quantity,
  });
}

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
