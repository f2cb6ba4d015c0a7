import { afterAll, beforeAll, expect, test } from "vitest";
import { readNumberHistory } from "#app/queries/number-history.server.ts";
import { readOrders } from "#app/queries/orders.server.ts";
import { readOversoldQuestions } from "#app/queries/oversold-questions.server.ts";
import { pastMoment } from "#app/queries/past-moment.ts";
import { readStockPage, readWalk } from "#app/queries/stock-page.server.ts";
import { findRuleOwner, readRules } from "#app/queries/stock-rules.server.ts";
import { readVariantName } from "#app/queries/subject-names.server.ts";
import { readToldStock } from "#app/queries/told-stock.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "./fill-shop.ts";

const now = new Date("2026-11-20T12:00:00Z");
const minutesAgo = (minutes: number) =>
  new Date(now.getTime() - minutes * 60_000);
const terms = [
  { term: "on hand at Quay 1", quantity: -2, ref: "pool", opens: "movements" },
  { term: "never below zero", quantity: 2, ref: null },
];

type Filled = { shopId: string; entryId: string; variantId: string };
let database: TestDatabase;
let prisma: PrismaClient;
let ours: Filled;
let other: Filled;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  [ours, other] = [await fill("ours"), await fill("other")];
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

async function fill(name: string): Promise<Filled> {
  const { shopId, entryId } = await fillShop(prisma, name);
  const { id } = await prisma.variant.findFirstOrThrow({ where: { shopId } });
  return { shopId, entryId, variantId: id };
}

/** So many versions of one rule, a minute apart; the first keeps one unit back, the next two, and so on. */
async function setRules(
  { shopId, entryId }: Filled,
  itemId: string,
  versions: number,
) {
  await prisma.stockRule.createMany({
    data: Array.from({ length: versions }, (_, at) => ({
      shopId,
      entryId,
      itemId,
      scope: itemId === shopId ? "shop" : "variant",
      channel: "marketplace",
      version: at + 1,
      lifted: false,
      bufferUnits: at + 1,
      floor: 0,
      actor: "merchant:1",
      setAt: minutesAgo(versions - at),
    })),
  });
  return prisma.stockRule.findFirstOrThrow({
    where: { shopId, itemId, version: 1 },
  });
}

test("S4 the very version of a rule is found, however many came after it, and says when it was replaced", async () => {
  const { shopId, variantId } = ours;
  const first = await setRules(ours, variantId, 50);
  const newest = await readRules(prisma, shopId, variantId);
  expect(newest.marketplace[0]).toMatchObject({
    version: 50,
    replacedAt: null,
  });
  expect(newest.marketplace.map(({ id }) => id)).not.toContain(first.id);
  const asked = await readRules(prisma, shopId, variantId, first.id);
  expect(asked.marketplace.at(-1)).toMatchObject({
    id: first.id,
    limits: { bufferUnits: 1 },
    replacedAt: minutesAgo(49),
  });
  expect(await findRuleOwner(prisma, shopId, first.id)).toEqual({ variantId });
  const shops = await setRules(ours, shopId, 1);
  expect(await findRuleOwner(prisma, shopId, shops.id)).toEqual({
    variantId: null,
  });
});

test("T1 a version of another shop's rule leads nowhere", async () => {
  const { id } = await setRules(other, other.variantId, 1);
  expect(await findRuleOwner(prisma, ours.shopId, id)).toBeUndefined();
  const rules = await readRules(prisma, ours.shopId, ours.variantId, id);
  expect(rules.marketplace.map((one) => one.id)).not.toContain(id);
});

test("T1 orders of a variant without a SKU are found by the variant, in kits and bundles too where they count", async () => {
  const { shopId, entryId, variantId } = ours;
  await prisma.variant.update({
    where: { id: variantId, shopId },
    data: { sku: null },
  });
  const { productId } = await prisma.variant.findUniqueOrThrow({
    where: { id: variantId },
  });
  const kit = await prisma.variant.create({
    data: {
      shopId,
      productId,
      externalId: "gid://shopify/ProductVariant/2",
      inventoryItemId: "gid://shopify/InventoryItem/2",
      title: "Set",
      priceMinor: 100,
      position: 2,
    },
  });
  await prisma.kitPart.create({
    data: {
      shopId,
      entryId,
      kitVariantId: kit.id,
      partVariantId: variantId,
      count: 2,
      source: "person",
      actor: "merchant:1",
    },
  });
  const sku = (externalId: string, parts: object[] = []) => ({
    shopId,
    externalId,
    title: externalId,
    priceMinor: 100,
    currency: "USD",
    parts,
  });
  const listing = await prisma.listing.create({
    data: {
      shopId,
      externalId: "L1",
      title: "Mug",
      status: "ACTIVATE",
      sourceUpdatedAt: now,
      skus: {
        create: [
          sku("single"),
          sku("bundle", [{ skuExternalId: "single", count: 3 }]),
        ],
      },
    },
    include: { skus: true },
  });
  await prisma.skuLink.create({
    data: {
      shopId,
      entryId,
      variantId,
      listingSkuId:
        listing.skus.find(({ externalId }) => externalId === "single")?.id ??
        "",
      reason: "sku",
      actor: "merchant:1",
    },
  });
  for (const [name, line] of [
    ["itself", { variantId }],
    ["in-a-kit", { variantId: kit.id }],
    ["in-a-bundle", { itemExternalId: "bundle" }],
    ["something-else", { itemExternalId: "stranger" }],
  ] as const)
    await prisma.order.create({
      data: {
        shopId,
        channel: "marketplace",
        externalId: name,
        name,
        state: "to_ship",
        channelState: "",
        fulfilledBy: "merchant",
        currency: "USD",
        totalMinor: 100,
        placedAt: now,
        sourceUpdatedAt: now,
        lines: {
          create: {
            shopId,
            externalId: "1",
            title: "Mug",
            quantity: 1,
            unitPriceMinor: 100,
            ...line,
          },
        },
      },
    });
  const found = async (shop: string, inKits: boolean) => {
    const { rows } = await readOrders(
      prisma,
      shop,
      {
        query: "",
        tab: "in_flight",
        channel: "marketplace",
        sort: "clock",
        page: 1,
        variant: { id: variantId, inKits },
      },
      now,
    );
    return rows.map(({ name }) => name).sort();
  };
  expect(await found(shopId, false)).toEqual(["itself"]);
  expect(await found(shopId, true)).toEqual([
    "in-a-bundle",
    "in-a-kit",
    "itself",
  ]);
  expect(await found(other.shopId, true)).toEqual([]);
  expect(await readVariantName(prisma, shopId, variantId)).toBe(
    "ours mug · Navy",
  );
  expect(await readVariantName(prisma, other.shopId, variantId)).toBeNull();
});

test("S3 S4 a number keeps its rule, its warehouse, and what was asked because it fell below nothing", async () => {
  const { shopId, entryId, variantId } = ours;
  const rule = await prisma.stockRule.findFirstOrThrow({
    where: { shopId, itemId: variantId, version: 7 },
  });
  await prisma.salesWarehouse.create({
    data: { shopId, externalId: "W2", name: "Reno", isMain: false },
  });
  const { id: effectId } = await prisma.effect.create({
    data: {
      shopId,
      entryId,
      kind: "marketplace.set-stock",
      key: "told",
      subject: "stock",
      payload: { variantId },
      state: "confirmed",
      dueAt: now,
    },
  });
  await prisma.auditLine.create({
    data: {
      shopId,
      entryId,
      effectId,
      at: now,
      actor: "tiktok",
      action: "Update stock on TikTok Shop",
      subject: "stock",
      before: 1,
      after: 0,
      result: "done",
    },
  });
  await prisma.toldNumber.create({
    data: {
      shopId,
      entryId,
      effectId,
      variantId,
      channel: "marketplace",
      itemId: variantId,
      placeId: "W2",
      kind: "told",
      quantity: 0,
      derivation: terms,
      ruleId: rule.id,
      at: now,
    },
  });
  const conflict = await prisma.conflict.create({
    data: {
      shopId,
      kind: "stock",
      key: `oversold:marketplace:${variantId}`,
      subject: "Mug",
      subjectKind: "variant",
      subjectId: variantId,
      field: "oversold",
      reason: "2 units were sold beyond",
      state: "open",
      version: "2",
      openedBy: entryId,
      openedAt: minutesAgo(1),
    },
  });
  const asked = { id: conflict.id, channel: "marketplace" };
  const [line] = await readNumberHistory(prisma, shopId, variantId);
  expect(line).toMatchObject({
    warehouse: "Reno",
    ruleId: rule.id,
    ruleVersion: 7,
  });
  expect(await readToldStock(prisma, shopId, effectId)).toMatchObject([
    { ruleId: rule.id, terms, questions: [asked] },
  ]);
  const page = await readStockPage(prisma, shopId, variantId, null, now);
  expect(page?.questions).toMatchObject([asked]);
  // T1: the question is this shop's alone.
  const numbers = [{ variantId, terms: line?.terms ?? null }];
  expect(await readOversoldQuestions(prisma, other.shopId, numbers)).toEqual(
    [],
  );
});

test("S1 S4 movements are read as of a moment that the page of now does not reach back to", async () => {
  const { shopId, entryId, variantId } = other;
  const pool = await prisma.pool.findFirstOrThrow({
    where: { shopId, kind: "own" },
  });
  await prisma.stockMovement.createMany({
    data: Array.from({ length: 320 }, (_, at) => ({
      shopId,
      entryId,
      poolId: pool.id,
      itemId: variantId,
      quantity: 1,
      causeKind: at === 0 ? "opening" : "storefront_level",
      causeRef: "item",
      key: `walk${at}`,
      occurredAt: minutesAgo(320 - at),
      recordedAt: minutesAgo(320 - at),
    })),
  });
  const page = await readStockPage(prisma, shopId, variantId, null, now);
  if (!page) throw new Error("no page");
  const of = async (moment: Date | null) => {
    const { past } = await readWalk(prisma, shopId, page, moment);
    return past.ledger.length;
  };
  expect(page.past.since).not.toBeNull();
  expect(await of(null)).toBe(page.past.ledger.length);
  // Ten movements had come by then, and none of them is among the newest 300.
  expect(await of(minutesAgo(311))).toBe(10);

  expect(pastMoment("2026-11-20T10:00:00.000Z", now)).toEqual(minutesAgo(120));
  for (const no of [null, "", "yesterday", "2026-11-21T10:00:00Z"])
    expect(pastMoment(no, now)).toBeNull();
});
