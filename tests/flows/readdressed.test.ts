import { expect, test } from "vitest";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";
import { loseNumber, orderInShopify } from "./trials/requests.ts";
import { shopOf } from "./trials/returns.ts";

test("O4 P2 O7 an address that a buyer corrected on TikTok Shop reaches Shopify though no letter told of it, once", async () => {
  await using town = await openConnectedTown();
  const id = await importedOrder(town);
  await town.settle();
  const streets = async () =>
    (await twinsOf(town, id)).map(({ shipTo }) => shipTo?.address1);
  const written = () =>
    town.prisma.effect.count({ where: { kind: "storefront.readdress-order" } });
  const correct = async (line1: string) => {
    await town.nextSecond();
    await town.ask("POST", `/tiktok/orders/${id}/address`, { line1 });
    await town.nextSecond();
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  };
  const [first] = await streets();
  expect(await written()).toBe(0);

  await town.control.weather({ loseOneIn: 1 });
  await correct("9 New Quay");
  expect(await streets()).toEqual(["9 New Quay"]);
  expect(await written()).toBe(1);
  // Back and forth: each correction counts, whatever had been written before.
  await correct(first ?? "");
  await correct("9 New Quay");
  expect(await streets()).toEqual(["9 New Quay"]);

  // When it was corrected is kept, and nothing of what it was.
  expect(await kept(town, id)).toEqual([null, null, null]);

  const before = await written();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await written()).toBe(before);

  // The address itself is kept nowhere.
  const row = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  expect(JSON.stringify(row)).not.toContain("New Quay");
});

/** What is kept of addresses that an order had before, each until it was corrected. */
async function kept(town: SmallTown, externalId: string) {
  const order = await town.prisma.order.findFirstOrThrow({
    where: { externalId },
  });
  const corrections = await town.prisma.pastValue.findMany({
    where: { itemId: order.id, field: "address" },
    orderBy: { until: "asc" },
  });
  return corrections.map(({ value }) => value);
}

/** An order in Shopify that the network has and has not sent; `correct` has the merchant write another street on it. */
async function orderAtNetwork(town: SmallTown) {
  await choose(town, "MUG-NVY-12");
  await town.settle();
  await town.control.holdDock();
  const { id } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 2 }],
    buyersHome,
  );
  await town.settle();
  const request = (await orderInShopify(town, id)).fulfillmentOrders[0];
  const known = await town.world.storefront.fetchDestination(
    shopOf(town),
    request?.id ?? "",
  );
  if (!known) throw new Error("it goes nowhere");
  return {
    id,
    correct: async (addressLine1: string) => {
      await town.nextSecond();
      await town.world.storefront.readdressOrder(shopOf(town), id, {
        ...known.to,
        addressLine1,
      });
      await town.settle();
    },
    /** Where the network sends it: of each of its orders there that is not closed. */
    streets: async () => {
      const reference = `QS-${request?.id.split("/").at(-1)}`;
      const { mcfOrders } = await town.control.network();
      return mcfOrders
        .filter(({ externalOrderId }) => externalOrderId.startsWith(reference))
        .filter(({ consignOrders }) =>
          consignOrders.some(({ status }) => status !== "CLOSED"),
        )
        .map(({ consignee }) => consignee.address.address_line_1);
    },
    questions: async () => {
      const open = await town.prisma.conflict.findMany({
        where: { state: "open", subjectKind: "order" },
      });
      return open.map(({ cause }) => cause);
    },
  };
}

test("O4 O3 an address that is corrected in Shopify while the network has the order is where it goes, once", async () => {
  await using town = await openConnectedTown();
  const { id, correct, streets, questions } = await orderAtNetwork(town);
  const [first = ""] = await streets();
  await correct("9 New Quay");
  expect(await streets()).toEqual(["9 New Quay"]);
  // Back and forth: each correction counts.
  await correct(first);
  expect(await streets()).toEqual([first]);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(
    await town.prisma.effect.count({ where: { kind: "network.create-order" } }),
  ).toBe(3);
  await town.control.workDock();
  await town.settle();
  const { fulfillments, fulfillmentOrders } = await orderInShopify(town, id);
  expect(fulfillments).toMatchObject([{ lines: [{ quantity: 2 }] }]);
  expect(fulfillmentOrders).toMatchObject([{ status: "CLOSED" }]);
  expect(await questions()).toEqual([]);
  expect(await kept(town, id)).toEqual([null, null]);
  const orders = await town.prisma.networkOrder.findMany();
  expect(JSON.stringify(orders)).not.toContain("New Quay");
});

test("O4 an address that is corrected when the parcel has left is a question", async () => {
  await using town = await openConnectedTown();
  const { correct, streets, questions } = await orderAtNetwork(town);
  const first = await streets();
  // Nobody has heard yet that the parcel has left.
  await town.control.weather({ loseOneIn: 1 });
  await town.control.workDock();
  await town.control.weather({ loseOneIn: 0 });
  await correct("9 New Quay");
  expect(await questions()).toEqual(["stuck:sent-elsewhere"]);
  expect(await streets()).toEqual(first);
});

test("O4 O3 E1 an order whose number was lost with the network's answer is asked about once its address is corrected, and goes there with the network's next word", async () => {
  await using town = await openConnectedTown();
  await loseNumber(town);
  const { id, correct, streets, questions } = await orderAtNetwork(town);
  const first = await streets();
  await correct("9 New Quay");
  expect(await questions()).toEqual(["stuck:change-unnumbered"]);
  expect(await streets()).toEqual(first);
  // The watch has nothing to add.
  town.wait(60 * 60_000);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await questions()).toEqual(["stuck:change-unnumbered"]);

  const { mcfOrders } = await town.control.network();
  for (const { id } of mcfOrders.flatMap((order) => order.consignOrders))
    await town.ask("POST", `/fbt/consignments/${id}/free`, {});
  await town.settle();
  expect(await streets()).toEqual(["9 New Quay"]);
  expect(await questions()).toEqual([]);
  await town.control.workDock();
  await town.settle();
  expect((await orderInShopify(town, id)).fulfillments).toMatchObject([
    { lines: [{ quantity: 2 }] },
  ]);
});
