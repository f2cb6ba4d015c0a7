import { afterAll, beforeAll, expect, test } from "vitest";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { readNumberLag } from "#core/store/records/exposure.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const day = new Date("2026-11-20T00:00:00Z");
/** A moment of the day, by its seconds from nine o'clock. */
const nine = (seconds: number) =>
  new Date(day.getTime() + 9 * 3_600_000 + seconds * 1_000);
const lag = (shopId: string) =>
  prisma.$transaction((tx) => readNumberLag(tx, shopId, "marketplace", day));

/** A shop whose numbers were told so, each for an entry of its own. */
async function shopWith(
  name: string,
  told: { source: string; asOf: Date | null; received: Date; at: Date }[],
) {
  const { id: shopId } = await prisma.shop.create({
    data: {
      domain: `${name}.myshopify.com`,
      name,
      currency: "USD",
      installedAt: day,
      startedAt: nine(0),
    },
  });
  await prisma.connection.create({
    data: {
      shopId,
      kind: "tiktok_shop",
      status: "connected",
      connectedAt: nine(60),
    },
  });
  for (const [index, { source, asOf, received, at }] of told.entries()) {
    const { id: entryId } = await prisma.journalEntry.create({
      data: {
        ...{ shopId, source, asOf, receivedAt: received },
        ...{ deliveryId: `${index}`, topic: "news" },
      },
    });
    await prisma.toldNumber.create({
      data: {
        ...{ shopId, entryId, at, channel: "marketplace", kind: "told" },
        ...{ variantId: shopId, itemId: shopId, placeId: "1", quantity: 3 },
      },
    });
  }
  return shopId;
}
const heard = {
  source: "tiktok",
  asOf: nine(600),
  received: nine(601),
  at: nine(603),
};
const found = { ...heard, source: "sweep", received: nine(840) };

test("S2 a sale that the routine check found counts with the time since it happened at its platform", async () => {
  expect(
    await lag(
      await shopWith("found", [heard, heard, { ...found, at: nine(845) }]),
    ),
  ).toEqual({ p50Ms: 3_000, p99Ms: 245_000, of: 3 });
});

test("S2 a platform whose clock is ahead makes no delay less than nothing", async () => {
  expect(
    await lag(await shopWith("ahead", [{ ...found, asOf: nine(900) }])),
  ).toEqual({ p50Ms: 0, p99Ms: 0, of: 1 });
});

test("S2 what nobody dates, and what happened before the start, the connection or the day, says nothing of how long numbers take", async () => {
  const before = [null, nine(-1), nine(59), new Date(day.getTime() - 1)];
  const shopId = await shopWith(
    "before",
    before.map((asOf) => ({ ...found, asOf })),
  );
  expect(await lag(shopId)).toBeNull();
});
