import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { importedOrder } from "./trials/orders.ts";
import {
  act,
  orderInShopify,
  ownLocation,
  requestedOrder,
  requestOf,
} from "./trials/requests.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.settle();
  await town.control.holdDock();
});
afterAll(() => town[Symbol.asyncDispose]());

const consignmentsOf = async (externalId: string) => {
  const made = await town.prisma.networkOrder.findMany({
    where: { request: { order: { externalId } } },
  });
  const references = new Set(made.map(({ reference }) => reference));
  const { mcfOrders } = await town.control.network();
  return mcfOrders
    .filter((order) => references.has(order.externalOrderId))
    .flatMap((order) => order.consignOrders.map(({ status }) => status));
};

test("O3 H2 an order that the network has goes to the merchant's own location once the network has stopped it", async () => {
  const id = await requestedOrder(town);
  await town.settle();
  const moveTo = await ownLocation(town);
  // The network's answer to the stop is lost: it is looked up, not taken for a yes.
  await town.fault({
    kind: "dropped",
    afterApplying: true,
    times: 1,
    platform: "tiktok",
    operation: "POST /fbt/202601/mcf_outbound_orders/cancel",
  });
  expect(await act(town, id, { deed: "move", moveTo })).toMatchObject({
    outcome: "acted",
  });
  await town.settle();
  const { fulfillmentOrders } = await orderInShopify(town, id);
  const open = fulfillmentOrders.filter(({ status }) => status !== "CLOSED");
  expect(open.map(({ locationId }) => locationId)).toEqual([moveTo]);
  expect(await consignmentsOf(id)).toEqual(["CLOSED"]);
  const [line] = await town.prisma.auditLine.findMany({
    where: { action: "Give the order to another location" },
  });
  expect(line?.actor).toBe("merchant:1");

  // Drawn before it went: nothing is done on stale columns.
  expect(await act(town, id, { deed: "hold" })).toEqual({ outcome: "moved" });
});

test("O3 what has left the network stays there, whatever a person wants", async () => {
  const id = await requestedOrder(town);
  await town.settle();
  await town.control.weather({ loseOneIn: 1 });
  await town.control.workDock();
  await town.control.weather({ loseOneIn: 0 });
  await act(town, id, { deed: "move", moveTo: await ownLocation(town) });
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect((await requestOf(town, id))?.locationId).not.toBe(
    await ownLocation(town),
  );
  expect(
    (await orderInShopify(town, id)).fulfillments.flatMap(({ lines }) => lines),
  ).toMatchObject([{ quantity: 1 }]);
  // Nothing more is offered.
  expect(await act(town, id, { deed: "hold" })).toEqual({ outcome: "moved" });
});

test("an order is held before it is sent, released, and held once more", async () => {
  const id = await requestedOrder(town);
  await town.deliver();
  await town.work("shop.plan");
  await act(town, id, { deed: "hold" });
  await town.settle();
  expect(await requestOf(town, id)).toMatchObject({
    status: "ON_HOLD",
    requestStatus: "REJECTED",
  });
  expect(await consignmentsOf(id)).toEqual([]);
  for (const status of ["OPEN", "ON_HOLD", "OPEN"]) {
    await act(town, id, { deed: status === "OPEN" ? "release" : "hold" });
    await town.settle();
    expect((await requestOf(town, id))?.status).toBe(status);
    town.wait(1_000);
  }
});

test("O2 an order is cancelled by hand, and all that hangs on it with it", async () => {
  const id = await requestedOrder(town);
  await town.settle();
  await act(town, id, { deed: "cancel" });
  await town.settle();
  expect((await orderInShopify(town, id)).cancelledAt).not.toBeNull();
  expect(await consignmentsOf(id)).toEqual(["CLOSED"]);

  const tiktokId = await importedOrder(town);
  await town.settle();
  await act(town, tiktokId, { deed: "cancel", reason: "out-of-stock" });
  await town.settle();
  const { orders } = await town.control.tiktok();
  expect(orders.find((order) => order.id === tiktokId)?.status).toBe(
    "CANCELLED",
  );
});
