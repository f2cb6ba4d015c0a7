import { expect, test } from "vitest";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { choose } from "./trials/catalog.ts";
import { orderInShopify } from "./trials/requests.ts";

test("a request of 120 units becomes three network orders, each once, and every parcel lands on it", async () => {
  await using town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  const { id: skuId } = await town.prisma.listingSku
    .findFirstOrThrow({ where: { sellerSku: "MUG-NVY-12" } })
    .then((sku) => ({ id: sku.externalId }));
  const { goods } = await town.control.network();
  const mug = goods.find((thing) => thing.skuIds.includes(skuId));
  await town.ask("POST", "/fbt/receive", {
    goodsId: mug?.id,
    centreId: mug?.stock[0]?.centreId,
    quantity: 200,
  });
  await town.settle();
  // The answer about the first one is lost: it must not be ordered again under another name.
  await town.control.holdDock();
  await town.fault({
    kind: "dropped",
    afterApplying: true,
    times: 1,
    platform: "tiktok",
    operation: "POST /fbt/202601/mcf_outbound_orders",
  });
  const { id } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 120 }],
    buyersHome,
  );
  await town.settle();

  const { mcfOrders } = await town.control.network();
  const references = mcfOrders.map((order) => order.externalOrderId);
  expect(new Set(references).size).toBe(3);
  expect(references).toHaveLength(3);
  expect(
    (await orderInShopify(town, id)).fulfillmentOrders.map(
      ({ requestStatus }) => requestStatus,
    ),
  ).toEqual(["ACCEPTED"]);

  await town.control.workDock();
  await town.settle();
  const { fulfillments, fulfillmentOrders } = await orderInShopify(town, id);
  const shipped = fulfillments.flatMap(({ lines }) => lines);
  expect(shipped.reduce((sum, line) => sum + line.quantity, 0)).toBe(120);
  expect(fulfillmentOrders.map(({ status }) => status)).toEqual(["CLOSED"]);
  const numbers = fulfillments.flatMap(({ tracking }) =>
    tracking.map(({ number }) => number),
  );
  const sent = (await town.control.network()).mcfOrders.flatMap((order) =>
    order.consignOrders.map(({ trackingNumber }) => trackingNumber),
  );
  expect(numbers.toSorted()).toEqual(sent.toSorted());
});
