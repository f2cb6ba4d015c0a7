import { expect, test } from "vitest";
import { importTopic } from "#core/domain/letters.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";

const rowId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** All that an import has found out, in the platforms' own words. */
async function known({ prisma }: SmallTown) {
  const listings = await prisma.listing.findMany({
    include: {
      product: true,
      skus: {
        include: { link: { include: { variant: true } } },
        orderBy: { externalId: "asc" },
      },
    },
    orderBy: { externalId: "asc" },
  });
  const levels = await prisma.stockLevel.findMany();
  const goods = await prisma.goodsLink.findMany({
    include: { variant: true, goods: true },
  });
  const told = await prisma.publication.findMany();
  const bases = await prisma.baseSnapshot.findMany();
  return {
    listings: listings.map(({ externalId, product, skus }) => ({
      externalId,
      product: product?.externalId,
      skus: skus.map((sku) => [sku.externalId, sku.link?.variant.externalId]),
    })),
    goods: goods
      .map(({ variant, goods: of }) => `${variant.externalId} ${of.externalId}`)
      .sort(),
    units: levels.reduce((sum, { onHand }) => sum + onHand, 0),
    levels: levels.length,
    told: told
      .map(({ placeId, published }) => `${placeId} ${published}`)
      .sort(),
    agreed: bases
      .map(({ field, storefront }) =>
        `${field} ${storefront}`.replaceAll(rowId, "a row"),
      )
      .sort(),
    questions: await prisma.conflict.count({ where: { state: "open" } }),
    waiting: await prisma.journalEntry.count({ where: { plannedAt: null } }),
  };
}

const importsThatWait = ({ prisma }: SmallTown) =>
  prisma.journalEntry.count({ where: { topic: importTopic, plannedAt: null } });

/**
 * Works off the imports that wait, each by workers of whom every one is killed a deed later than the one before, until one
 * gets to the end. @returns how many were killed.
 */
async function importInLives(town: SmallTown): Promise<number> {
  const before = town.killed();
  let left = await importsThatWait(town);
  for (let deeds = 1; left > 0; deeds++) {
    await town.world.bell.ring("shop.import", town.shopId);
    // Nobody rings for the next life, so that each can be cut short elsewhere.
    town.bell.setDeaf(true);
    town.befall({ what: "kill", when: "after", nth: deeds });
    await town.work("shop.import");
    town.spare();
    town.bell.setDeaf(false);
    const still = await importsThatWait(town);
    if (still < left) deeds = 0;
    left = still;
  }
  return town.killed() - before;
}

test("E1 an import whose worker is killed at each of its deeds in turn knows in the end what one knows that nobody disturbed", async () => {
  await using undisturbed = await openSmallTown();
  await undisturbed.connect();
  await using town = await openSmallTown();
  await town.install();
  const lives = await importInLives(town);
  await town.sweep();
  await town.settle();
  await town.connectTikTok();
  expect(lives + (await importInLives(town))).toBeGreaterThan(40);
  await town.sweep();
  await town.settle();
  expect(await known(town)).toEqual(await known(undisturbed));
});
