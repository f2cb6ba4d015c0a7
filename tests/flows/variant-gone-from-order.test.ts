import { afterAll, beforeAll, expect, test } from "vitest";
import { buyersHome } from "../stories/main-job/cast.ts";
import { shopHandle } from "../stories/main-job/control.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { skuOnTikTok, twinsOf } from "./trials/orders.ts";
import { orderInShopify } from "./trials/requests.ts";

// Shopify's orders forget the variant of a line once it is deleted; buyers are still to be served.
let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const deleteVariant = async (sku: string) => {
  await town.nextSecond();
  await town.ask("POST", `/shopify/${shopHandle}/variants/delete`, { sku });
  await town.settle();
};

const buyTwo = async (sku: string) => {
  const { id: skuId } = await skuOnTikTok(town, sku);
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 2 }],
    "BY_SELLER",
  );
  await town.control.advance(61 * 60_000);
  return id;
};

/** The numbers that TikTok Shop has, line by line, of an order that the merchant has sent. */
const numbersOnTikTok = async (id: string, trackingNumber: string) => {
  const [twin] = await twinsOf(town, id);
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber,
    company: "UPS",
  });
  await town.settle();
  const { orders } = await town.control.tiktok();
  const { lines } = orders.find((order) => order.id === id) ?? { lines: [] };
  return lines.map((line) => line.trackingNumber);
};

const linesHeld = async (id: string) => {
  const { lines } = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
    select: { lines: { select: { storefrontLineId: true } } },
  });
  return lines.map(({ storefrontLineId }) => storefrontLineId);
};

test("O5 C3 the number of a parcel reaches TikTok Shop though its variant was deleted in Shopify since it was ordered", async () => {
  const sku = "CAN-FIG-08";
  const id = await buyTwo(sku);
  await town.settle();
  await deleteVariant(sku);
  const number = "1Z999AA10123456784";
  expect(await numbersOnTikTok(id, number)).toEqual([number, number]);
});

test("O5 on which lines of the Shopify order its units are is known from Shopify's answer, before the order is read", async () => {
  const id = await buyTwo("CAN-CED-08");
  await town.deliver();
  await town.work("shop.plan");
  await town.work("shop.carry");
  const [line, ...rest] = await linesHeld(id);
  expect(line).toContain("LineItem");
  expect(rest).toEqual([line]);
  await town.settle();
});

test("O5 E1 the number reaches it too where the variant was deleted before the order was read, and the worker killed before it wrote Shopify's answer down", async () => {
  const sku = "MUG-SND-12";
  const { storefront } = town.world;
  const { importOrder } = storefront;
  storefront.importOrder = async (...asked) => {
    const made = await importOrder(...asked);
    await town.ask("POST", `/shopify/${shopHandle}/variants/delete`, { sku });
    return made;
  };
  town.killAfter("storefront.importOrder");
  const id = await buyTwo(sku);
  await town.settle();
  storefront.importOrder = importOrder;
  expect(town.killed()).toBe(1);
  expect(await twinsOf(town, id)).toHaveLength(1);
  const number = "1Z999AA10123456792";
  expect(await numbersOnTikTok(id, number)).toEqual([number, number]);
  expect(
    await town.prisma.conflict.findMany({
      where: { state: "open", field: "tracking" },
    }),
  ).toEqual([]);
});

test("O3 C3 the network sends what was ordered before its variant was deleted in Shopify", async () => {
  const sku = "TEE-M";
  await choose(town, sku);
  await town.settle();
  await town.control.holdDock();
  const { id } = await town.control.buyOnShopify(
    [{ sku, quantity: 2 }],
    buyersHome,
  );
  await town.settle();
  await deleteVariant(sku);
  // The order is read once more, as any change of it would have it.
  await town.ask(
    "POST",
    `/shopify/${shopHandle}/orders/${id.split("/").at(-1)}/address`,
    { address1: "2 Corrected Street" },
  );
  await town.settle();
  const { variantId } = await town.prisma.orderLine.findFirstOrThrow({
    where: { order: { externalId: id } },
  });
  expect(variantId).toBe(
    (await town.prisma.variant.findFirstOrThrow({ where: { sku } })).id,
  );
  await town.control.workDock();
  await town.settle();
  const { fulfillments } = await orderInShopify(town, id);
  expect(fulfillments).toMatchObject([
    { status: "SUCCESS", lines: [{ quantity: 2 }] },
  ]);
});
