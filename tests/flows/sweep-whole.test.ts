import { afterAll, beforeAll, expect, test } from "vitest";
import { readOverview } from "../../app/queries/overview.server.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown();
  // What stands in the catalog was there before.
  town.wait(10 * 60_000);
  await town.connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const sweep = async () => {
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
};
const deleted = async () => {
  const gone = { where: { deletedAt: { not: null } } };
  const [products, listings] = await Promise.all([
    town.prisma.product.findMany(gone),
    town.prisma.listing.findMany(gone),
  ]);
  return [...products, ...listings].map((row) => row.externalId);
};

test("J3 the routine check finds what was deleted without a word, and counts what it looked at", async () => {
  await sweep();
  // Both have been deleted at the platforms, and no webhook came.
  const { shopId } = town;
  const sourceUpdatedAt = new Date("2026-11-01T00:00:00Z");
  await town.prisma.product.create({
    data: {
      shopId,
      externalId: "gid://shopify/Product/999",
      title: "Gone",
      handle: "gone",
      status: "ACTIVE",
      vendor: "",
      productType: "",
      sourceUpdatedAt,
    },
  });
  await town.prisma.listing.create({
    data: {
      shopId,
      externalId: "1729000000000000999",
      title: "Gone",
      status: "ACTIVATE",
      sourceUpdatedAt,
    },
  });
  await town.prisma.collection.create({
    data: {
      shopId,
      externalId: "gid://shopify/Collection/999",
      title: "Gone",
      sourceUpdatedAt,
      readAt: sourceUpdatedAt,
      entryId: shopId,
    },
  });
  const collections = await town.prisma.collection.count();
  await sweep();
  expect(await town.prisma.collection.count()).toBe(collections - 1);
  expect((await deleted()).sort()).toEqual([
    "1729000000000000999",
    "gid://shopify/Product/999",
  ]);

  const whole = await town.prisma.sweep.findMany({
    where: { isWhole: true },
    orderBy: { feed: "asc" },
  });
  const { products } = await town.control.shopify();
  expect(whole).toMatchObject([
    { feed: "marketplace-listings", compared: products.length + 1, found: 1 },
    // Every listing, and the list of warehouses.
    { feed: "marketplace-numbers", compared: products.length + 1, found: 0 },
    // Orders that were read before their warehouse was kept: none.
    { feed: "marketplace-order-warehouses", compared: 0, found: 0 },
    { feed: "network-goods", found: 0 },
    { feed: "network-stock", found: 0 },
    { feed: "storefront-collections", compared: collections, found: 1 },
    { feed: "storefront-numbers", found: 0 },
    { feed: "storefront-products", compared: products.length + 1, found: 1 },
  ]);
  // Within the hour only changes are looked at.
  await sweep();
  expect(await town.prisma.sweep.count({ where: { isWhole: true } })).toBe(8);
});

test("S1 S2 every hour all numbers are compared on both sides: what no webhook and no feed of changes told is counted as drift and repaired", async () => {
  const { prisma, shopId } = town;
  const read = () => readOverview(prisma, shopId, town.world.clock.now());
  const sku = "TEE-M";
  const { id: variantId } = await prisma.variant.findFirstOrThrow({
    where: { shopId, sku },
  });
  const publication = () =>
    prisma.publication.findFirstOrThrow({
      where: { shopId, variantId, channel: "marketplace" },
    });
  const { placeId, published } = await publication();
  // One feed of changes after the other has been read past what comes now, and the letters are lost.
  const ahead = new Date(town.world.clock.now().getTime() + 24 * 60 * 60_000);
  await prisma.feedMark.updateMany({
    where: { feed: { in: ["storefront-stock", "marketplace-listings"] } },
    data: { readUntil: ahead, reachedAt: ahead, wholeAt: ahead },
  });
  await town.control.weather({ loseOneIn: 1 });
  await town.ask("POST", "/tiktok/stock", {
    sellerSku: sku,
    quantity: (published ?? 0) + 40,
    warehouseId: placeId,
  });
  await town.ask("POST", `/shopify/${town.handle}/stock`, {
    sku,
    available: 3,
  });
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  await sweep();
  expect((await publication()).published).toBe(published);

  const { drift } = (await read()).figures;
  await prisma.feedMark.updateMany({
    where: { feed: { endsWith: "-numbers" } },
    data: { wholeAt: new Date(0) },
  });
  await sweep();
  const found = await prisma.sweep.findMany({
    where: { isWhole: true, feed: { endsWith: "-numbers" } },
    orderBy: { at: "desc" },
    take: 2,
  });
  expect(found.sort((a, b) => a.feed.localeCompare(b.feed))).toMatchObject([
    { feed: "marketplace-numbers", found: 1 },
    { feed: "storefront-numbers", found: 1 },
  ]);
  expect((await read()).figures.drift.repaired).toBe(drift.repaired + 2);
  const { products } = await town.control.tiktok();
  const [at] = products
    .flatMap(({ skus }) => skus)
    .filter((one) => one.sellerSku === sku)
    .flatMap(({ inventory }) => inventory)
    .filter(({ warehouseId }) => warehouseId === placeId);
  expect(at?.quantity).toBe(3);
  // Looked at again, all is as it is known.
  await prisma.feedMark.updateMany({
    where: { feed: { endsWith: "-numbers" } },
    data: { wholeAt: new Date(0) },
  });
  await sweep();
  expect((await read()).figures).toMatchObject({
    drift: { repaired: drift.repaired + 2 },
  });
  await prisma.feedMark.updateMany({
    where: { readUntil: ahead },
    data: { readUntil: town.world.clock.now() },
  });
});

test("P4 collections are learned by the routine check with what they show, and an older reading changes nothing", async () => {
  const known = await town.prisma.collection.findMany({
    where: { title: "Drinkware" },
    include: { products: true },
  });
  expect(known).toHaveLength(1);
  const [drinkware] = known;
  if (!drinkware) return;
  const { products } = await town.control.shopify();
  const members = await town.prisma.product.findMany({
    where: { productType: "Drinkware" },
    select: { externalId: true },
  });
  expect(members.length).toBeGreaterThan(0);
  expect(members.length).toBeLessThan(products.length);
  expect(drinkware.products.map((one) => one.productExternalId).sort()).toEqual(
    members.map((one) => one.externalId).sort(),
  );
  await town.world.store.inShop(town.shopId, (records) =>
    records.learnCollection(
      {
        externalId: drinkware.externalId,
        title: "Older",
        updatedAt: new Date("2026-01-01T00:00:00Z"),
        productExternalIds: [],
      },
      { readAt: new Date(), entryId: drinkware.entryId },
    ),
  );
  expect(
    await town.prisma.collection.findUnique({
      where: { id: drinkware.id },
      include: { products: true },
    }),
  ).toEqual(drinkware);
});

test("S1 of a large network the check of every minute asks for what its history has moved, and the hourly one for all", async () => {
  const { prisma, shopId, world } = town;
  // The network has so many goods that reading all of them every minute would take most of our calls.
  await prisma.fbtGoods.createMany({
    data: Array.from({ length: 100 }, (_, n) => ({
      shopId,
      externalId: `4000${n}`,
      name: `Goods ${n}`,
    })),
  });
  const asked: (string[] | undefined)[] = [];
  const watching = {
    ...world,
    network: new Proxy(world.network, {
      get: (port, method) =>
        method === "listLevels"
          ? (...args: Parameters<typeof port.listLevels>) => {
              asked.push(args[1]);
              return port.listLevels(...args);
            }
          : Reflect.get(port, method),
    }),
  };
  const check = async () => {
    asked.length = 0;
    await town.runIn(watching, "shop.reconcile", { shopId });
    const seen = [...asked];
    await town.settle();
    return seen;
  };
  // A while after the import, and no webhook tells what is delivered.
  await town.control.advance(3 * 60 * 60_000);
  const { goods } = await town.control.network();
  const [moved] = goods;
  const [stock] = moved?.stock ?? [];
  await town.control.weather({ loseOneIn: 1 });
  await town.ask("POST", "/fbt/receive", {
    goodsId: moved?.id,
    centreId: stock?.centreId,
    quantity: 7,
  });
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  const [few] = await check();
  expect(few).toContain(moved?.id);
  const [centre, thing] = await Promise.all([
    prisma.pool.findFirstOrThrow({
      where: { externalId: stock?.centreId ?? "" },
    }),
    prisma.fbtGoods.findFirstOrThrow({
      where: { externalId: moved?.id ?? "" },
    }),
  ]);
  const level = await prisma.stockLevel.findFirstOrThrow({
    where: { poolId: centre.id, itemId: thing.id },
  });
  expect(level.onHand).toBe((stock?.total ?? 0) + 7);
  // Once it is learned, only the last hour of the history is looked at.
  expect(await check()).toEqual([[moved?.id]]);
  town.wait(61 * 60_000);
  expect(await check()).toEqual([undefined]);
});
