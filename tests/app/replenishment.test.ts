import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readDemandPanel } from "#app/queries/demand-panel.server.ts";
import { readForecastArticles } from "#app/queries/rehearsed-goods.server.ts";
import { readReplenishment } from "#app/queries/replenishment.server.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import { defaultPolicy } from "#core/domain/replenishment/policy.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { standingMatters } from "#core/store/records/standing-matters.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { expectDemand } from "../support/expect-demand.ts";
import { fillShop } from "./fill-shop.ts";

const now = new Date("2026-11-20T12:00:00Z");
const actor = "merchant:1";
let database: TestDatabase;
let prisma: PrismaClient;
let shopId: string;
let goodsId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});
let shops = 0;
beforeEach(async () => {
  shopId = (await fillShop(prisma, `shop${++shops}`)).shopId;
  goodsId = await expectDemand(prisma, shopId, 2, now);
  await boughtAt300(goodsId);
});

const boughtAt300 = (id: string) =>
  prisma.goodsTerms.create({
    data: {
      ...{ shopId, goodsId: id, actor, updatedAt: now },
      ...{ packSize: 1, unitCostMinor: 300, melts: false, isBought: true },
    },
  });

/** Another variant that sells as much as the first, of these goods. */
async function anotherVariant(of: string) {
  const first = await prisma.demandForecast.findFirstOrThrow({
    where: { shopId },
  });
  const { variantId } = first;
  const { entryId } = await prisma.goodsLink.findFirstOrThrow({
    where: { shopId, variantId },
  });
  const { id: _, ...variant } = await prisma.variant.findUniqueOrThrow({
    where: { id: variantId },
  });
  const other = await prisma.variant.create({
    data: {
      ...variant,
      externalId: `${variant.externalId}-${of}`,
      inventoryItemId: `${variant.inventoryItemId}-${of}`,
      title: "Red",
      options: {},
    },
  });
  await prisma.goodsLink.create({
    data: {
      ...{ shopId, variantId: other.id, goodsId: of, entryId },
      reason: "person",
    },
  });
  await prisma.demandForecast.create({
    data: {
      ...first,
      forecast: first.forecast as object,
      variantId: other.id,
    },
  });
  return other.id;
}

async function suggested(id: string) {
  const { suggestions } = await readReplenishment(prisma, shopId, now);
  const found = suggestions.filter((one) => one.goodsId === id);
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[number];
}

test("H2 what a person has dismissed takes nothing from the budget, and still shows what it would be", async () => {
  const { id: otherId } = await prisma.fbtGoods.create({
    data: { shopId, externalId: "G2", name: "other goods" },
  });
  await anotherVariant(otherId);
  await boughtAt300(otherId);
  const { line } = await suggested(goodsId);
  expect(line.units).toBeGreaterThan(3);
  await prisma.replenishmentRule.create({
    data: {
      ...{ shopId, version: 1, actor, entryId: crypto.randomUUID() },
      // Enough for the first alone.
      policy: { ...defaultPolicy, budgetMinor: line.costMinor },
      createdAt: now,
    },
  });
  expect((await suggested(goodsId)).line.bounds).toContain("budget");
  await prisma.replenishmentDismissal.create({
    data: {
      ...{ shopId, goodsId: otherId, reason: "Sold off.", actor },
      ...{ dismissedAt: now, until: new Date(now.getTime() + 86_400_000) },
    },
  });
  expect((await suggested(goodsId)).line).toEqual(line);
  const other = await suggested(otherId);
  expect(other.dismissed?.reason).toBe("Sold off.");
  expect(other.line.units).toBeGreaterThan(0);
  const { totals } = await readReplenishment(prisma, shopId, now);
  expect(totals).toEqual({
    units: line.units,
    cartons: line.cartons,
    costMinor: line.costMinor,
  });
});

test("H2 goods that are sold as two variants are planned for both", async () => {
  const one = await suggested(goodsId);
  const otherId = await anotherVariant(goodsId);
  const both = await suggested(goodsId);
  expect(expectedUnits(both.forecast, 28)).toBeCloseTo(
    2 * expectedUnits(one.forecast, 28),
    3,
  );
  expect(both.line.level).toBeGreaterThan(1.5 * one.line.level);
  expect(both.line.level).toBeLessThanOrEqual(2 * one.line.level);
  expect(both.line.units).toBeGreaterThan(one.line.units);

  const articles = await readForecastArticles(prisma, shopId);
  expect(articles).toHaveLength(1);
  expect(articles[0]?.variantIds).toContain(otherId);
  expect(expectedUnits({ daily: articles[0]?.daily ?? [] }, 28)).toBeCloseTo(
    expectedUnits(both.forecast, 28),
    3,
  );
  // Seven units for four a day: what both of them sell is told of, and shown with each.
  const outIn = (await standingMatters(prisma, shopId, now)).flatMap(
    ({ kind, facts }) => (kind === "restock" ? [facts.days] : []),
  );
  expect(outIn).toEqual([both.line.outAt.p50]);
  expect(both.line.outAt.p50).toBeLessThan(one.line.outAt.p50 ?? 0);
  const panel = await readDemandPanel(prisma, shopId, otherId, now);
  expect(panel.outAt).toEqual(both.line.outAt);
});
