import { expect, test } from "vitest";
import { importTopic } from "#core/domain/letters.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { workInLives } from "../support/work-in-lives.ts";

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

const importInLives = (town: SmallTown) =>
  workInLives(town, "shop.import", () => importsThatWait(town));

test("P2 an import whose worker is killed at each of its deeds in turn knows in the end what one knows that nobody disturbed", async () => {
  await using undisturbed = await openSmallTown();
  await undisturbed.connect();
  await using town = await openSmallTown();
  await town.install();
  const lives = await importInLives(town);
  await town.settle();
  await town.connectTikTok();
  expect(lives + (await importInLives(town))).toBeGreaterThan(40);
  await town.settle();
  expect(await known(town)).toEqual(await known(undisturbed));
});
