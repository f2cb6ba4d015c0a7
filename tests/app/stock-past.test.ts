import { afterAll, beforeAll, expect, test } from "vitest";
import { readReplay } from "#app/queries/replay.server.ts";
import { readStockHistory } from "#app/queries/stock-history.server.ts";
import { momentsOf, stockAt } from "#core/domain/stock/stock-at.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "./fill-shop.ts";

const now = new Date("2026-11-20T12:00:00Z");
const minutesAgo = (minutes: number) =>
  new Date(now.getTime() - minutes * 60_000);

let database: TestDatabase;
let prisma: PrismaClient;
let shopId: string;
let item: { variantId: string; goodsId: string | null };

/** Six units lay at the merchant's own place; both channels sold in the same minutes, and news took five. */
beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  const filled = await fillShop(prisma, "ours");
  const other = await fillShop(prisma, "other");
  shopId = filled.shopId;
  item = await fillPast(shopId, filled.entryId);
  await fillPast(other.shopId, other.entryId);
});

afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

async function fillPast(shop: string, entryId: string) {
  const cause = { shopId: shop, entryId };
  const variant = await prisma.variant.findFirstOrThrow({
    where: { shopId: shop },
    include: { goodsLink: true },
  });
  const pool = await prisma.pool.findFirstOrThrow({
    where: { shopId: shop, kind: "own" },
  });
  await prisma.stockMovement.createMany({
    data: [
      [600, 4],
      [500, 2],
    ].map(([minutes = 0, quantity = 0], index) => ({
      ...cause,
      poolId: pool.id,
      itemId: variant.id,
      quantity,
      causeKind: index === 0 ? "opening" : "storefront_level",
      causeRef: "item",
      key: `m${index}`,
      occurredAt: minutesAgo(minutes),
      recordedAt: minutesAgo(minutes - 1),
    })),
  });
  const entry = await prisma.journalEntry.create({
    data: {
      shopId: shop,
      source: "shopify",
      deliveryId: "level",
      topic: "inventory_levels/update",
      asOf: minutesAgo(500),
      receivedAt: minutesAgo(499),
    },
  });
  await prisma.toldNumber.create({
    data: {
      shopId: shop,
      entryId: entry.id,
      channel: "marketplace",
      variantId: variant.id,
      itemId: variant.id,
      placeId: "W1",
      kind: "told",
      quantity: 6,
      derivation: [{ term: "on hand at Harbor", quantity: 6, ref: pool.id }],
      at: minutesAgo(495),
    },
  });
  for (const [channel, minutes, quantity] of [
    ["storefront", 100, 5],
    ["marketplace", 99, 3],
  ] as const)
    await prisma.order.create({
      data: {
        shopId: shop,
        channel,
        externalId: `past-${channel}`,
        name: `past-${channel}`,
        state: "to_ship",
        channelState: "",
        fulfilledBy: "merchant",
        currency: "USD",
        totalMinor: 100,
        placedAt: minutesAgo(minutes),
        sourceUpdatedAt: minutesAgo(minutes),
        lines: {
          create: {
            shopId: shop,
            externalId: "1",
            variantId: variant.id,
            title: "Mug",
            quantity,
            unitPriceMinor: 100,
          },
        },
      },
    });
  return {
    variantId: variant.id,
    goodsId: variant.goodsLink?.goodsId ?? null,
  };
}

test("S1 S4 the stock of a variant at a past moment is a read", async () => {
  const past = await readStockHistory(prisma, shopId, item, now);
  const poolAt = (minutes: number) =>
    stockAt(past, minutesAgo(minutes)).pools[0];
  expect(poolAt(601)).toMatchObject({ onHand: null });
  expect(poolAt(550)).toMatchObject({ onHand: 4, knownThen: 4 });
  expect(poolAt(500)).toMatchObject({ onHand: 6, knownThen: 4 });
  expect(stockAt(past, minutesAgo(496)).shown).toEqual([]);
  const then = stockAt(past, minutesAgo(99));
  expect(then.shown).toMatchObject([{ channel: "marketplace", quantity: 6 }]);
  expect(
    then.waiting.filter(({ name }) => name.startsWith("past")),
  ).toMatchObject([{ units: 3 }, { units: 5 }]);
  expect(momentsOf(past).at(-1)).toEqual(now);
});

test("a past week is played again under another buffer, with the shop's own lag", async () => {
  const limits = (bufferUnits: number) => ({
    bufferUnits,
    cap: null,
    floor: 0,
  });
  const asked = {
    channel: "marketplace",
    days: 7,
    limits: limits(5),
    today: limits(0),
    now,
  } as const;
  const replay = await readReplay(prisma, shopId, item, asked);
  expect(replay).toMatchObject({
    tried: { oversold: 0, lost: 2, lostSales: 1 },
    today: { replayed: { oversold: 2, lost: 0 } },
    lag: { marketplace: { ms: 300_000, of: 1 }, storefront: { ms: 0, of: 0 } },
    sales: 2,
    beginsLater: true,
  });
  // Split between both, neither sells what the other one has.
  const split = await readReplay(prisma, shopId, item, {
    ...asked,
    limits: { ...limits(0), promise: "guaranteed" },
  });
  expect(split?.tried).toMatchObject({ oversold: 0 });
  expect(split?.tried.lost).toBeGreaterThan(0);
  const strangers = { variantId: crypto.randomUUID(), goodsId: null };
  expect(await readReplay(prisma, shopId, strangers, asked)).toBeNull();
});
