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
