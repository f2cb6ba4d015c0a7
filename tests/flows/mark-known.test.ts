import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { markKnown } from "#core/flows/reconcile/mark-known.ts";
import { shopHandle } from "../stories/main-job/control.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown();
  await town.install();
  await town.connectTikTok();
  // The shelves were filled long before they are read.
  await town.control.advance(2 * 60 * 60_000);
  town.wait(2 * 60 * 60_000);
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const sweptLetters = () =>
  town.prisma.journalEntry.count({
    where: {
      source: "sweep",
      OR: [
        { deliveryId: { startsWith: "product-changed:" } },
        { deliveryId: { startsWith: "listing-changed:" } },
      ],
    },
  });
const sweep = async () => {
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
};

describe("the first routine check after connecting", () => {
  test("reads no product and no listing again that the import has read", async () => {
    await sweep();
    expect(await sweptLetters()).toBe(0);
    const marks = await town.prisma.feedMark.findMany({
      where: { feed: { in: ["storefront-products", "marketplace-listings"] } },
    });
    expect(marks).toHaveLength(2);
    const hourAgo = town.world.clock.now().getTime() - 3 * 60 * 60_000;
    for (const { readUntil } of marks)
      expect(readUntil.getTime()).toBeGreaterThan(hourAgo);
  });

  test("J2 finds what was edited since and whose webhook was lost", async () => {
    const product = await town.prisma.product.findFirstOrThrow();
    await town.nextSecond();
    await town.control.weather({ loseOneIn: 1 });
    await town.control.editShopifyTitle(product.externalId, "Edited");
    await town.settle();
    await town.control.weather({ loseOneIn: 0 });
    await sweep();
    expect(await sweptLetters()).toBeGreaterThan(0);
    expect(
      await town.prisma.product.findUnique({ where: { id: product.id } }),
    ).toMatchObject({ title: "Edited" });
  });
});

test("J2 products that were read before a release reads more of them are read once more, though nobody has edited them", async () => {
  const variant = await town.prisma.variant.findFirstOrThrow({
    include: { product: true },
  });
  await town.ask("POST", `/shopify/${shopHandle}/costs`, {
    sku: variant.sku,
    cost: "7.25",
  });
  await town.settle();
  const wholeLook = async () => {
    town.wait(61 * 60_000);
    await sweep();
  };
  await wholeLook();
  const costs = async () =>
    (await town.prisma.variant.findUnique({ where: { id: variant.id } }))
      ?.unitCostMinor;
  expect(await costs()).toBe(725);
  // As the release before left it: the sweep had read this very version.
  await town.prisma.variant.updateMany({ data: { unitCostMinor: null } });
  await town.prisma.journalEntry.create({
    data: {
      shopId: town.shopId,
      source: "sweep",
      deliveryId: `product-changed:${variant.product.externalId}:${variant.product.sourceUpdatedAt.toISOString()}`,
      topic: "quayside",
      receivedAt: new Date(0),
      plannedAt: new Date(0),
      outcome: "planned",
    },
  });
  await wholeLook();
  expect(await costs()).toBeNull();
  await town.prisma.$executeRawUnsafe(
    readFileSync(
      new URL(
        "../../prisma/migrations/20261129001500_read_products_again/migration.sql",
        import.meta.url,
      ),
      "utf8",
    ),
  );
  await wholeLook();
  expect(await costs()).toBe(725);
  const letters = await sweptLetters();
  await wholeLook();
  expect(await sweptLetters()).toBe(letters);
});

test("J2 listings that were read before a release reads the pictures of their options are read once more, and begin where they are", async () => {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { skus: { some: { sellerSku: "MUG-NVY-12" } } },
    include: { product: true },
  });
  const where = { listingId: listing.id };
  await town.nextSecond();
  // Versions that no look has read by the shape of this release.
  await town.control.editShopifyTitle(
    listing.product?.externalId ?? "",
    "Harbor Mug",
  );
  await town.ask("POST", `/tiktok/products/${listing.externalId}`, {
    optionPictures: { Navy: "tos-of-the-seller" },
  });
  await town.settle();
  const wholeLook = async () => {
    town.wait(61 * 60_000);
    await sweep();
  };
  await wholeLook();
  const pictures = async () =>
    (await town.prisma.listingSku.findMany({ where })).flatMap(
      ({ optionPictures }) => optionPictures as { id: string }[] | null,
    );
  // As the release before left it.
  await town.prisma.$executeRaw`UPDATE listing_sku SET option_pictures = NULL`;
  await town.prisma.$executeRaw`UPDATE variant SET picture_id = NULL`;
  await town.prisma.$executeRaw`
    DELETE FROM base_snapshot WHERE shop_id = ${town.shopId}::uuid AND field = 'optionImages'`;
  await wholeLook();
  expect(await pictures()).toEqual([null, null]);
  await town.prisma.$transaction(
    readFileSync(
      new URL(
        "../../prisma/migrations/20261129062700_read_option_pictures/migration.sql",
        import.meta.url,
      ),
      "utf8",
    )
      .split(";")
      .filter((statement) => statement.includes("UPDATE"))
      .map((statement) => town.prisma.$executeRawUnsafe(statement)),
  );
  await wholeLook();
  expect((await pictures()).map((one) => one?.id)).toEqual([
    "tos-of-the-seller",
  ]);
  const about = { startsWith: "optionImages:" };
  expect(await town.prisma.effect.count({ where: { subject: about } })).toBe(0);
  expect(
    await town.prisma.conflict.count({
      where: { state: "open", field: "optionImages" },
    }),
  ).toBe(0);
  const base = await town.prisma.baseSnapshot.findFirst({
    where: { itemId: listing.id, field: "optionImages" },
  });
  expect(base?.marketplace).toContain("tos-of-the-seller");
});

test("P4 a version that was read in the second of its edit may hide another edit of that second", async () => {
  const product = await town.prisma.product.findFirstOrThrow();
  const at = new Date("2026-11-20T12:00:00Z");
  const isKnown = async (readAfterMs: number | null) => {
    await town.prisma.product.update({
      where: { id: product.id },
      data: {
        sourceUpdatedAt: at,
        readAt:
          readAfterMs === null ? null : new Date(at.getTime() + readAfterMs),
      },
    });
    const [marked] = await markKnown(
      town.world.store,
      { shopId: town.shopId, domain: "harbor-goods.myshopify.com" },
      "products",
      [{ externalId: product.externalId, updatedAt: at }],
    );
    return marked?.isKnown;
  };
  expect(await isKnown(500)).toBe(false);
  expect(await isKnown(null)).toBe(false);
  expect(await isKnown(10 * 60_000)).toBe(true);
});
