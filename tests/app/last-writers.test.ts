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
  for (const [field, value] of [
    ["title", "Mug"],
    ["price", "1850"],
  ])
    await prisma.effect.create({
      data: {
        shopId,
        entryId: filled.entryId,
        kind: "marketplace.update-field",
        key: `ours:${field}`,
        subject: `${field}:${itemId}`,
        payload: { itemId, field, value },
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

const writerOf = async (
  field: string,
  marketplace: string,
  sourceUpdatedAt: Date,
) => {
  await prisma.listing.update({
    where: { id: itemId },
    data: { sourceUpdatedAt },
  });
  const { marketplace: writer } = await readLastWriters(prisma, {
    shopId,
    kind: "field",
    key: `${field}:${itemId}`,
    field,
    subjectKind: "product",
    subjectId: itemId,
    storefront: null,
    marketplace,
  });
  return writer;
};

test.each([
  ["title", "Mug", "Mug, edited"],
  ["price", "18.50 USD", "19.00 USD"],
])(
  "H2 our own write of a %s is ours though the platform stamps it later, and an edit soon after it is the platform's",
  async (field, written, edited) => {
    for (const at of [withinTheSecond, soonAfter]) {
      expect(await writerOf(field, written, at)).toMatchObject({
        by: "quayside",
        at: ended,
      });
      expect(await writerOf(field, edited, at)).toMatchObject({
        by: "platform",
        at,
      });
    }
  },
);
