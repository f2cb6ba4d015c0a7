import { afterAll, beforeAll, expect, test } from "vitest";
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
  await sweep();
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
    { feed: "storefront-products", compared: products.length + 1, found: 1 },
  ]);
  // Within the hour only changes are looked at.
  await sweep();
  expect(await town.prisma.sweep.count({ where: { isWhole: true } })).toBe(2);
});
