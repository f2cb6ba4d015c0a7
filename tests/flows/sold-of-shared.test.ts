import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Term } from "#core/domain/stock/derivation.ts";
import { nothingHeld } from "#core/domain/stock/split.ts";
import { changeLink } from "#core/flows/change-link.ts";
import type { Records } from "#core/world/records.ts";
import { readSplit } from "../../app/queries/split.server.ts";
import { readVariantStock } from "../../app/queries/variant-stock.server.ts";
import { toldBySku } from "../../app/ui/stock/told-by-sku.ts";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { skuOnTikTok, twinsOf } from "./trials/orders.ts";

const sku = "TEE-M";
const minute = 60_000;
// Patience for a machine that has other work too.
const timeout = 240_000;

let town: SmallTown;
let variantId: string;
let skuId: string;
beforeAll(async () => {
  town = await openConnectedTown();
  const variant = { where: { sku } };
  ({ id: variantId } = await town.prisma.variant.findFirstOrThrow(variant));
  ({ id: skuId } = await skuOnTikTok(town, sku));
});
afterAll(() => town[Symbol.asyncDispose]());
beforeEach(async () => {
  await town.ask("POST", "/shopify/harbor-goods/stock", { sku, available: 10 });
  await town.settle();
  expect(await seen()).toMatchObject({ available: 10, aside: 0, shown: 10 });
});

/** The pool as both platforms themselves show it. */
async function seen() {
  const { products, locations } = await town.control.shopify();
  const own = locations.filter((at) => !at.isFulfillmentService);
  const levels = products
    .flatMap(({ variants }) => variants)
    .filter((variant) => variant.sku === sku)
    .flatMap((variant) => variant.levels)
    .filter((level) => own.some(({ id }) => id === level.locationId));
  const sum = (of: (level: (typeof levels)[number]) => number) =>
    levels.reduce((total, level) => total + of(level), 0);
  const { placeId } = await told();
  const { inventory } = await skuOnTikTok(town, sku);
  return {
    available: sum((at) => at.available),
    aside: sum((at) => at.onHand - at.available - at.committed),
    shown: inventory.find((at) => at.warehouseId === placeId)?.quantity ?? 0,
  };
}

const told = () =>
  town.prisma.publication.findFirstOrThrow({
    where: { variantId, channel: "marketplace" },
  });

const buyOnTikTok = async (quantity: number, isPaid = true) => {
  const { id } = await town.ask("POST", "/tiktok/orders", {
    lines: [{ skuId, quantity }],
    fulfillment: "BY_SELLER",
    paid: isPaid,
  });
  await town.settle();
  return id as string;
};

const questions = () =>
  town.prisma.conflict.count({ where: { field: "oversold", state: "open" } });

test("S2 S4 the last units of a shared pool that TikTok Shop has sold are held back in Shopify until their order stands there", {
  timeout,
}, async () => {
  const id = await buyOnTikTok(10);
  expect(await twinsOf(town, id)).toEqual([]);
  expect(await seen()).toEqual({ available: 0, aside: 10, shown: 0 });
  const terms = (await told()).derivation as Term[];
  expect(terms).toMatchObject([
    { term: expect.stringMatching(/^on hand at /), quantity: 10 },
    {
      term: expect.stringMatching(/^set aside by the platform/),
      quantity: -10,
    },
    { term: "of these, held back in Shopify by Quayside", quantity: 10 },
    { term: "TikTok orders not yet in Shopify", quantity: -10 },
  ]);
  expect(
    await readSplit(town.prisma, town.shopId, variantId, "shared"),
  ).toMatchObject({
    state: "sold",
    held: 10,
    demand: null,
    terms: [{ term: "TikTok orders not yet in Shopify", quantity: 10 }],
  });

  await town.control.advance(61 * minute);
  await town.settle();
  expect(await twinsOf(town, id)).toHaveLength(1);
  expect(await seen()).toEqual({ available: 0, aside: 0, shown: 0 });
  expect(await town.prisma.split.count()).toBe(0);
  expect(await questions()).toBe(0);
});

test("S2 E2 an order costs one request to hold and one to give back, and none where it stands in Shopify as soon as it is heard of", {
  timeout,
}, async () => {
  const moves = async () => {
    const { calls } = await town.ask("GET", "/calls?limit=10000");
    return (calls as { operations: string[] }[]).filter(({ operations }) =>
      operations.includes("inventoryMoveQuantities"),
    ).length;
  };
  await town.ask("DELETE", "/calls");
  await buyOnTikTok(1);
  expect(await moves()).toBe(1);
  await town.control.advance(61 * minute);
  await town.settle();
  expect(await moves()).toBe(2);

  await town.control.weather({ loseOneIn: 1 });
  const { id } = await town.ask("POST", "/tiktok/orders", {
    lines: [{ skuId, quantity: 1 }],
    fulfillment: "BY_SELLER",
  });
  await town.control.weather({ loseOneIn: 0 });
  await town.control.advance(61 * minute);
  await town.settle();
  expect(await twinsOf(town, id)).toHaveLength(1);
  expect(await seen()).toEqual({ available: 8, aside: 0, shown: 8 });
  expect(await moves()).toBe(2);
});

test("S2 they are given back when the order is cancelled, and an unpaid one keeps them as well", {
  timeout,
}, async () => {
  const unpaid = await buyOnTikTok(3, false);
  expect(await seen()).toEqual({ available: 7, aside: 3, shown: 7 });
  const paid = await buyOnTikTok(2);
  expect(await seen()).toEqual({ available: 5, aside: 5, shown: 5 });
  await town.ask("POST", `/tiktok/orders/${paid}/cancel`, { by: "seller" });
  await town.settle();
  expect(await seen()).toEqual({ available: 7, aside: 3, shown: 7 });
  // Nobody pays it within its two days.
  await town.control.advance(49 * 60 * minute);
  await town.settle();
  expect(await twinsOf(town, unpaid)).toEqual([]);
  expect(await seen()).toEqual({ available: 10, aside: 0, shown: 10 });
  expect(await town.prisma.split.count()).toBe(0);
});

test("S2 E2 many orders and a lost answer hold each unit once, and what is sold on both sides meanwhile is told once", {
  timeout,
}, async () => {
  await town.fault({
    kind: "dropped",
    afterApplying: true,
    times: 1,
    platform: "shopify",
    operation: "inventoryMoveQuantities",
  });
  await buyOnTikTok(1);
  await buyOnTikTok(1);
  await town.control.buyOnShopify([{ sku, quantity: 3 }], buyersHome, false);
  for (let round = 0; round < 3; round++) {
    town.wait(15_000);
    await town.sweep();
    await town.settle();
  }
  expect(await seen()).toEqual({ available: 5, aside: 2, shown: 5 });
  await town.control.advance(61 * minute);
  town.wait(61 * minute);
  await town.settle();
  expect(await seen()).toEqual({ available: 5, aside: 0, shown: 5 });
  expect(await questions()).toBe(0);
});

test("S6 E2 what is held is written by its carrier alone: who knows an older state of it weighs its shares and ends no row that holds something", async () => {
  const inShop = <T>(work: (records: Records) => Promise<T>) =>
    town.world.store.inShop(town.shopId, work);
  const known = async () =>
    (await inShop((records) => records.splits([variantId]))).get(variantId);
  await inShop(async (records) => {
    await records.weighSplits(new Map([[variantId, nothingHeld]]));
    await records.saveSplits(
      new Map([[variantId, { ...nothingHeld, held: { home: 2 }, owed: 1 }]]),
    );
  });
  const at = new Date("2026-11-20T12:00:00Z");
  await inShop((records) =>
    records.weighSplits(
      new Map([[variantId, { ...nothingHeld, weighedAt: at, inForceAt: at }]]),
    ),
  );
  await inShop((records) => records.endSplit(variantId));
  expect(await known()).toMatchObject({
    held: { home: 2 },
    owed: 1,
    weighedAt: at,
    inForceAt: at,
  });
  await inShop(async (records) => {
    await records.saveSplits(new Map([[variantId, nothingHeld]]));
    await records.endSplit(variantId);
  });
  expect(await known()).toBeUndefined();
});

test("S2 S4 what one of several SKUs has sold is held back once, and each shows the number of the whole pool under its name", {
  timeout,
}, async () => {
  const { prisma, shopId, world } = town;
  const other = await prisma.listingSku.findFirstOrThrow({
    where: { shopId, sellerSku: "TEE-L" },
    include: { listing: true },
  });
  await changeLink(world, shopId, {
    listingSkuId: other.id,
    variantId,
    actor: "merchant:test",
    reason: "Sold under both.",
  });
  await town.settle();
  await town.ask("POST", "/tiktok/orders", {
    lines: [{ skuId: other.externalId, quantity: 4 }],
    fulfillment: "BY_SELLER",
  });
  await town.settle();
  expect(await seen()).toEqual({ available: 6, aside: 4, shown: 6 });
  const stockOf = await readVariantStock(prisma, shopId, [
    { variantId, goodsId: null },
  ]);
  const told = stockOf(variantId).told.filter(
    ({ channel }) => channel === "marketplace",
  );
  const shows = (sku: string) =>
    toldBySku(told).find((one) => one.sku?.endsWith(` · ${sku}`));
  expect(toldBySku(told)).toHaveLength(2);
  expect(shows("TEE-M")).toMatchObject({ desired: 6, published: 6 });
  expect(shows("TEE-L")).toMatchObject({ desired: 6, published: 6 });
});
