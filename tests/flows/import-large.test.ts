import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown({ scenario: "empty-harbor" });
  const shelf = { products: 300, variants: 2, seed: 7, prefix: "BIG" };
  await town.ask("POST", "/catalog", { channel: "shopify", ...shelf });
  await town.ask("POST", "/catalog", {
    channel: "tiktok",
    ...shelf,
    products: 40,
  });
  // What stands in the catalog was there before.
  town.wait(10 * 60_000);
  await town.connect();
});
afterAll(() => town[Symbol.asyncDispose]());

test("a store too large for pages is read as a file, its first products twice, and every thing is known once", async () => {
  const { prisma } = town;
  // Four products stand on the shelf from the start, eight variants in all.
  expect(await prisma.product.count()).toBe(304);
  expect(await prisma.variant.count()).toBe(608);
  const own = await prisma.pool.findMany({ where: { kind: "own" } });
  expect(
    await prisma.stockLevel.count({
      where: { poolId: { in: own.map(({ id }) => id) } },
    }),
  ).toBe(608);
  const imports = await prisma.journalEntry.findMany({
    where: { deliveryId: { contains: "import" } },
  });
  expect(imports.map(({ outcome }) => outcome)).not.toContain("failed");
  expect(await prisma.conflict.count()).toBe(0);
  expect(await prisma.skuLink.count()).toBe(80);
  const [ledger] = await prisma.$queryRaw<{ differing: bigint }[]>`
    SELECT count(*) AS differing FROM stock_level AS level
    WHERE level.on_hand <> (
      SELECT coalesce(sum(movement.quantity), 0) FROM stock_movement AS movement
      WHERE movement.pool_id = level.pool_id AND movement.item_id = level.item_id)`;
  expect(ledger?.differing).toBe(0n);
});

test("J3 what the import has read is no news for the routine check, neither products nor stock", async () => {
  const { prisma, shopId } = town;
  await town.run("shop.reconcile", { shopId });
  const sweeps = await prisma.sweep.findMany({
    where: { feed: { in: ["storefront-products", "storefront-stock"] } },
    orderBy: { feed: "asc" },
  });
  expect(sweeps).toMatchObject([
    { compared: 304, found: 0 },
    { compared: 608, found: 0 },
  ]);
  // A count that nobody told of is found.
  await town.control.weather({ loseOneIn: 1 });
  await town.ask("POST", "/shopify/harbor-goods/stock", {
    sku: "BIG-300-1",
    available: 5,
  });
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  await town.run("shop.reconcile", { shopId });
  await town.settle();
  const variant = await prisma.variant.findFirstOrThrow({
    where: { sku: "BIG-300-1" },
  });
  expect(
    await prisma.stockLevel.findFirst({
      where: { itemId: variant.id, available: 5 },
    }),
  ).not.toBeNull();
});
