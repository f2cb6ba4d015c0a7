import { afterAll, beforeAll, expect, test } from "vitest";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import {
  closeAtNetwork,
  loseNumber,
  orderInShopify,
} from "./trials/requests.ts";
import { shopOf } from "./trials/returns.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const orderTwo = async () => {
  const { id } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 2 }],
    buyersHome,
  );
  await town.settle();
  return id;
};
/** The merchant takes units off an order that have not been told as sent. */
const refundUnits = async (id: string, quantity = 1) => {
  const order = await orderInShopify(town, id);
  const [request] = order.fulfillmentOrders;
  await town.nextSecond();
  await town.world.storefront.refundOrder(shopOf(town), {
    orderExternalId: id,
    reference: `by hand ${id}`,
    key: `by-hand:${id}`,
    note: "Changed her mind",
    lines: [
      {
        orderLineExternalId: order.lines[0]?.id ?? "",
        quantity,
        restock: "cancel",
        locationId: request?.locationId ?? "",
      },
    ],
    amountMinor: 100,
  });
  await town.settle();
};
/** What the network ships for an order: units of each of its orders there that are not closed. */
const atNetwork = async (id: string) => {
  const request = (await orderInShopify(town, id)).fulfillmentOrders[0];
  const reference = `QS-${request?.id.split("/").at(-1)}`;
  const { mcfOrders } = await town.control.network();
  return mcfOrders
    .filter(({ externalOrderId }) => externalOrderId.startsWith(reference))
    .flatMap(({ consignOrders }) => consignOrders)
    .filter(({ status }) => status !== "CLOSED")
    .map(({ goods }) => goods.reduce((sum, one) => sum + one.quantity, 0));
};
const questions = async (id: string) => {
  const { name } = await orderInShopify(town, id);
  const open = await town.prisma.conflict.findMany({
    where: { state: "open", subject: `Order ${name}` },
  });
  return open.map(({ cause }) => cause);
};

test("O2 O3 units that are refunded while the network has the order are not sent: it is asked anew for what is left", async () => {
  await town.control.holdDock();
  const id = await orderTwo();
  expect(await atNetwork(id)).toEqual([2]);
  await refundUnits(id);
  expect(await atNetwork(id)).toEqual([1]);
  await town.control.workDock();
  await town.settle();
  const { fulfillments, fulfillmentOrders } = await orderInShopify(town, id);
  expect(fulfillments).toMatchObject([{ lines: [{ quantity: 1 }] }]);
  expect(fulfillmentOrders).toMatchObject([{ status: "CLOSED" }]);
  expect(await questions(id)).toEqual([]);
});

test("O2 units that left before they were refunded in Shopify are a question", async () => {
  await town.control.holdDock();
  const id = await orderTwo();
  // Nobody has heard yet that the parcel has left.
  await town.control.weather({ loseOneIn: 1 });
  await town.control.workDock();
  await town.control.weather({ loseOneIn: 0 });
  await refundUnits(id);
  expect(await questions(id)).toEqual(["stuck:sent-too-many"]);
  expect(await atNetwork(id)).toEqual([2]);
});

test("O2 O4 units refunded while the network has not told the number of its order are asked about; cancelled there by hand, it is asked anew", async () => {
  await town.control.holdDock();
  await loseNumber(town);
  const id = await orderTwo();
  await refundUnits(id);
  expect(await atNetwork(id)).toEqual([2]);
  expect(await questions(id)).toEqual(["stuck:change-unnumbered"]);
  await closeAtNetwork(town, id);
  await town.settle();
  expect(await atNetwork(id)).toEqual([1]);
  expect(await questions(id)).toEqual([]);
});

test("O2 all units refunded, and the order not cancelled: nothing is sent", async () => {
  await town.control.holdDock();
  const id = await orderTwo();
  expect(await atNetwork(id)).toEqual([2]);
  await refundUnits(id, 2);
  expect(await atNetwork(id)).toEqual([]);
  await town.control.workDock();
  await town.settle();
  expect((await orderInShopify(town, id)).fulfillments).toEqual([]);
  expect(await questions(id)).toEqual([]);
});
