import { afterAll, beforeAll, expect, test } from "vitest";
import { readLastWriters } from "#app/queries/support/last-writers.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "./fill-shop.ts";

const ended = new Date("2026-11-20T12:00:00.700Z");
const soonAfter = new Date("2026-11-20T12:00:20Z");
const withinTheSecond = new Date("2026-11-20T12:00:00Z");

let database: TestDatabase;
let prisma: PrismaClient;
let shopId: string;
let itemId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  const filled = await fillShop(prisma, "ours");
  shopId = filled.shopId;
  const listing = await prisma.listing.create({
    data: {
      shopId,
      externalId: "1729",
      title: "Mug",
      status: "ACTIVATE",
      sourceUpdatedAt: soonAfter,
    },
  });
  itemId = listing.id;
  await prisma.effect.create({
    data: {
      shopId,
      entryId: filled.entryId,
      kind: "marketplace.update-field",
      key: "ours:title",
      subject: `title:${itemId}`,
      payload: { itemId, field: "title", value: "Mug" },
      state: "confirmed",
      dueAt: ended,
      plannedAt: ended,
      endedAt: ended,
    },
  });
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const writerOf = async (marketplace: string, sourceUpdatedAt: Date) => {
  await prisma.listing.update({
    where: { id: itemId },
    data: { sourceUpdatedAt },
  });
  const { marketplace: writer } = await readLastWriters(prisma, {
    shopId,
    kind: "field",
    key: `title:${itemId}`,
    field: "title",
    subjectKind: "product",
    subjectId: itemId,
    storefront: null,
    marketplace,
  });
  return writer;
};

test("H2 our own write is ours though the platform stamps it later, and an edit soon after it is the platform's", async () => {
  for (const at of [withinTheSecond, soonAfter]) {
    expect(await writerOf("Mug", at)).toMatchObject({
      by: "quayside",
      at: ended,
    });
    expect(await writerOf("Mug, edited", at)).toMatchObject({
      by: "platform",
      at,
    });
  }
});
