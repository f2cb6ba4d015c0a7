import { afterAll, beforeAll, expect, test } from "vitest";
import { setKit } from "#core/flows/set-kit.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { orderInShopify } from "./trials/requests.ts";

const actor = "merchant:ada";
const address = {
  name: "Robin Alder",
  line1: "12 Pier Street",
  city: "Portland",
  state: "ME",
  postalCode: "04101",
};

let town: SmallTown;
beforeAll(async () => {
  town = await (await openSmallTown()).connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const idOf = async (sku: string) =>
  (await town.prisma.variant.findFirstOrThrow({ where: { sku } })).id;
const goodsOf = async (sku: string) => {
  const { goodsLink } = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
    include: { goodsLink: { include: { goods: true } } },
  });
  const id = goodsLink?.goods.externalId ?? "";
  const { goods } = await town.control.network();
  return { id, stock: goods.find((thing) => thing.id === id)?.stock ?? [] };
};
const makeKit = async (sku: string, parts: Record<string, number>) =>
  setKit(town.world, town.shopId, {
    variantId: await idOf(sku),
    parts: await Promise.all(
      Object.entries(parts).map(async ([part, count]) => ({
        variantId: await idOf(part),
        count,
      })),
    ),
    actor,
  });
const toldToShopify = async (sku: string) =>
  (
    await town.prisma.publication.findFirstOrThrow({
      where: { variantId: await idOf(sku), channel: "storefront" },
    })
  ).desired;

test("S2 O3 a kit that the network ships is sent as its parts, and is one fulfillment when the last of them has left", async () => {
  const [kit, mug, tote] = ["TEE-L", "MUG-NVY-12", "TOTE-NAT-01"] as const;
  await makeKit(kit, { [mug]: 2, [tote]: 1 });
  await choose(town, kit);
  await town.settle();
  // No centre has both parts.
  const [first, second] = (await goodsOf(mug)).stock;
  for (const [sku, centreId] of [
    [mug, second?.centreId],
    [tote, first?.centreId],
  ] as const) {
    const { id, stock } = await goodsOf(sku);
    const there = stock.find((row) => row.centreId === centreId);
    await town.ask("POST", "/fbt/stock", {
      type: "DISPOSAL",
      goodsId: id,
      centreId,
      quantity: there?.available,
    });
  }
  await town.settle();
  const left = async (sku: string) =>
    (await goodsOf(sku)).stock.reduce(
      (sum, { available }) => sum + available,
      0,
    );
  const allowed = async () =>
    Math.min(Math.floor((await left(mug)) / 2), await left(tote));
  expect(await toldToShopify(kit)).toBe(await allowed());

  await town.control.holdDock();
  const before = { mug: await left(mug), tote: await left(tote) };
  const { id } = await town.control.buyOnShopify(
    [{ sku: kit, quantity: 2 }],
    address,
  );
  await town.settle();
  expect(await left(mug)).toBe(before.mug - 4);
  expect(await left(tote)).toBe(before.tote - 2);
  expect(await toldToShopify(kit)).toBe(await allowed());

  await town.control.workDock();
  await town.settle();
  const { fulfillments, fulfillmentOrders } = await orderInShopify(town, id);
  const { mcfOrders } = await town.control.network();
  const numbers = mcfOrders.flatMap(({ consignOrders }) =>
    consignOrders.map(({ trackingNumber }) => trackingNumber),
  );
  expect(numbers).toHaveLength(2);
  expect(fulfillmentOrders.map(({ status }) => status)).toEqual(["CLOSED"]);
  expect(fulfillments).toHaveLength(1);
  expect(fulfillments[0]?.lines).toMatchObject([{ quantity: 2 }]);
  const told = fulfillments.flatMap(({ tracking }) =>
    tracking.map(({ number }) => number),
  );
  expect(told.toSorted()).toEqual(numbers.toSorted());
  expect(mcfOrders).toHaveLength(1);
});
