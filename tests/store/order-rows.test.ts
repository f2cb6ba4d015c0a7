import type { Prisma } from "@prisma/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { readOrderRows } from "#core/store/records/order-rows.server.ts";
import { fillShop } from "../app/fill-shop.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let prisma: PrismaClient;
let filled: Awaited<ReturnType<typeof fillShop>>;
beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  filled = await fillShop(prisma, "north");
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const hanging = {
  lines: { orderBy: { externalId: "asc" } },
  requests: {
    orderBy: { externalId: "asc" },
    include: { networkOrders: { orderBy: { part: "asc" } } },
  },
  shipments: { orderBy: { externalId: "asc" } },
  marketplaceReturns: { orderBy: [{ openedAt: "asc" }, { externalId: "asc" }] },
  storefrontReturns: { orderBy: [{ createdAt: "asc" }, { externalId: "asc" }] },
  storefrontRefunds: { orderBy: [{ createdAt: "asc" }, { externalId: "asc" }] },
} satisfies Prisma.OrderInclude;

/** Everything that can hang on an order, twice, the later one first. */
async function hangAll({ shopId, orderId }: typeof filled): Promise<void> {
  const at = new Date("2026-11-24T10:00:00.250Z");
  const own = { shopId, orderId };
  for (const externalId of ["52", "51"]) {
    const { id: requestId } = await prisma.fulfillmentRequest.create({
      data: {
        ...{ ...own, externalId, status: "OPEN", requestStatus: "SUBMITTED" },
        ...{ lines: [{ quantity: 1, of: null }], kits: {}, wish: [1.5] },
        sourceUpdatedAt: at,
      },
    });
    for (const part of [2, 1])
      await prisma.networkOrder.create({
        data: {
          ...{ shopId, requestId, round: 0, part, state: "asked", lines: [] },
          reference: `${externalId}-${part}`,
        },
      });
    await prisma.shipment.create({
      data: {
        ...{ ...own, origin: "network", externalId, status: "shipped" },
        ...{ condition: "live", lines: [], moreNumbers: ["B", 'A"\\'] },
      },
    });
    await prisma.marketplaceReturn.create({
      data: {
        ...{ ...own, externalId, kind: "return", status: "asked" },
        ...{ askedBy: "buyer", cause: "other", openedAt: at },
        ...{ sourceUpdatedAt: at, lineExternalIds: ["2", "1"] },
      },
    });
    await prisma.storefrontReturn.create({
      data: {
        ...{ ...own, externalId, name: "#1-R1", status: "OPEN", lines: [] },
        createdAt: at,
      },
    });
    await prisma.storefrontRefund.create({
      data: {
        ...{ ...own, externalId, createdAt: at, currency: "USD" },
        ...{ totalMinor: 1, lines: [{ note: "é\n\u2028" }] },
      },
    });
  }
  const instants = await prisma.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name::text AS table, column_name::text AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type LIKE 'timestamp%' AND table_name IN ('order', 'order_line',
      'fulfillment_request', 'network_order', 'shipment', 'marketplace_return', 'storefront_return', 'storefront_refund')`;
  expect(instants.length).toBeGreaterThan(20);
  // A time of day that another time zone or whole seconds would change.
  for (const { table, column } of instants)
    await prisma.$executeRawUnsafe(
      `UPDATE "${table}" SET "${column}" = '2026-11-24 23:30:00.007'`,
    );
}

test("one statement reads an order with all that hangs on it as Prisma reads it in many", async () => {
  const { shopId, orderId } = filled;
  const inPrisma = () =>
    prisma.order.findUnique({ where: { id: orderId }, include: hanging });
  const bare = await readOrderRows(prisma, shopId, orderId);
  expect(bare?.order).toStrictEqual(await inPrisma());
  await hangAll(filled);
  const read = await readOrderRows(prisma, shopId, orderId);
  const known = await inPrisma();
  expect(read?.order).toStrictEqual(known);
  for (const many of Object.keys(hanging) as (keyof typeof hanging)[])
    expect(known?.[many].length, many).toBeGreaterThan(0);
});

test("T1 the order of another shop is none, and neither are its parcels", async () => {
  const other = await fillShop(prisma, "south");
  expect(await readOrderRows(prisma, other.shopId, filled.orderId)).toBeNull();
});

test("each number of the merchant's is told with how many other TikTok orders have it", async () => {
  const { shopId, orderId } = filled;
  const kind = { shopId, condition: "live", status: "shipped", lines: [] };
  const mine = { ...kind, origin: "merchant", trackingNumber: "1Z" };
  await prisma.shipment.create({
    data: { ...mine, orderId, externalId: "mine" },
  });
  const { id: _, ...like } = await prisma.order.findUniqueOrThrow({
    where: { id: orderId },
  });
  for (const [name, change, parcel] of [
    ["a", {}, {}],
    ["b", {}, {}],
    ["called off", { state: "cancelled" }, {}],
    ["Shopify's", { channel: "storefront" }, {}],
    ["another number", {}, { trackingNumber: "2Z" }],
    ["taken back", {}, { condition: "taken_back" }],
    ["the network's", {}, { origin: "network" }],
  ] as const) {
    const { id } = await prisma.order.create({
      data: {
        ...{ ...like, channel: "marketplace", state: "to_ship" },
        ...{ externalId: name, money: [], ...change },
      },
    });
    for (const half of [1, 2])
      await prisma.shipment.create({
        data: { ...mine, orderId: id, externalId: name + half, ...parcel },
      });
  }
  const read = await readOrderRows(prisma, shopId, orderId);
  expect([...(read?.ordersUnderNumber ?? [])]).toEqual([["1Z", 2]]);
});

test("what a kit on it is put together from is told with who has goods, the parts among them", async () => {
  const { shopId, orderId } = filled;
  const { productId } = await prisma.variant.findFirstOrThrow({
    where: { shopId },
  });
  const variant = async (sku: string) => {
    const { id } = await prisma.variant.create({
      data: {
        ...{ shopId, productId, externalId: sku, inventoryItemId: sku, sku },
        ...{ title: sku, priceMinor: 1, position: 9 },
      },
    });
    return id;
  };
  const [kit, bowl, plate] = [
    await variant("KIT"),
    await variant("BOWL"),
    await variant("PLATE"),
  ];
  const entry = await prisma.journalEntry.findFirstOrThrow({
    where: { shopId },
  });
  for (const [partVariantId, count] of [
    [plate, 1],
    [bowl, 2],
  ] as const)
    await prisma.kitPart.create({
      data: {
        ...{ shopId, kitVariantId: kit, partVariantId, count },
        ...{ actor: "merchant", entryId: entry.id },
      },
    });
  const { id: goodsId } = await prisma.fbtGoods.findFirstOrThrow({
    where: { shopId },
  });
  await prisma.goodsLink.create({
    data: {
      shopId,
      variantId: plate,
      goodsId,
      entryId: entry.id,
      reason: "linked",
    },
  });
  await prisma.fulfillmentRequest.updateMany({
    where: { orderId },
    data: { lines: [{ variantId: kit }] },
  });
  const read = await readOrderRows(prisma, shopId, orderId);
  expect(read?.kitParts).toEqual([
    { kitId: kit, variantId: bowl, count: 2 },
    { kitId: kit, variantId: plate, count: 1 },
  ]);
  expect([...(read?.withGoods ?? [])]).toContain(plate);
  expect([...(read?.withGoods ?? [])]).not.toContain(bowl);
});
