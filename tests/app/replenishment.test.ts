import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { readDemandPanel } from "#app/queries/demand-panel.server.ts";
import {
  goodsOf,
  readForecastArticles,
  readLevels,
} from "#app/queries/rehearsed-goods.server.ts";
import { readReplenishment } from "#app/queries/replenishment.server.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import { assumedDaysToSale } from "#core/domain/replenishment/days-to-sale.ts";
import { assumedLeadTime } from "#core/domain/replenishment/lead-time.ts";
import { publishedPolicies } from "#core/domain/replenishment/policies.ts";
import { defaultPolicy } from "#core/domain/replenishment/policy.ts";
import { dayAfter } from "#core/kit/days.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { readRouting } from "#core/store/records/routing.server.ts";
import { standingMatters } from "#core/store/records/standing-matters.server.ts";
import { readUnderWay } from "#core/store/records/under-way.server.ts";
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

test("H2 the level at least cost is reckoned from price and cost, says where a cost is assumed, and moves nothing by itself", async () => {
  const priceMinor = 2_000;
  await prisma.variant.updateMany({ where: { shopId }, data: { priceMinor } });
  // The network's for shipping one, and 6 percent of what TikTok Shop's buyers pay, who buy every other one.
  const feesMinor = 358 + (priceMinor * 0.06) / 2;
  const { line } = await suggested(goodsId);
  const advice = async () =>
    (await readReplenishment(prisma, shopId, now)).cheapestLevels;
  expect(await advice()).toMatchObject([
    {
      demandClass: "smooth",
      articles: 1,
      assumedCosts: 0,
      missedMinor: expect.closeTo(priceMinor - 300 - feesMinor, 6),
      // A fifth of 300 a year, for a week.
      capitalMinor: expect.closeTo((0.2 * 300 * 7) / 365, 6),
    },
  ]);
  expect(line.serviceLevel).toBe(defaultPolicy.serviceLevel.smooth);
  await prisma.goodsTerms.deleteMany({ where: { shopId } });
  expect(await advice()).toMatchObject([
    {
      assumedCosts: 1,
      missedMinor: expect.closeTo(priceMinor / 2 - feesMinor, 6),
    },
  ]);
  await prisma.variant.updateMany({
    where: { shopId },
    data: { priceMinor: 0 },
  });
  expect(await advice()).toMatchObject([{ missing: "margin" }]);
});

test("issue 6 §2: what is sent of own stock is weighed by what a unit earns on each side, once all of it is told", async () => {
  await prisma.goodsTerms.updateMany({
    where: { shopId },
    data: { isBought: false },
  });
  // Half of it is the merchant's to ship: Shopify cannot ask the network for it.
  await prisma.selection.deleteMany({ where: { shopId } });
  await prisma.stockLevel.updateMany({
    where: { shopId, itemId: goodsId },
    data: { available: 0, inTransit: 0 },
  });
  const plain = (await suggested(goodsId)).source;
  expect(plain?.earnings).toEqual({ earns: null, missing: ["own-parcel"] });
  expect(plain?.toNetwork).toBeGreaterThan(0);
  // The network's fee is more than a unit earns.
  await prisma.variant.updateMany({
    where: { shopId },
    data: { priceMinor: 400 },
  });
  await prisma.shop.update({
    where: { id: shopId },
    data: { orderRule: { ownParcelMinor: 5 } },
  });
  const dear = (await suggested(goodsId)).source;
  expect(dear?.earnings.earns?.network).toBeLessThan(0);
  expect(dear?.earnings.earns?.own).toBeGreaterThan(0);
  expect(dear).toMatchObject({ toNetwork: 0, kept: plain?.units });
});

test("the last day to send is one of the store's own days", async () => {
  const { sendBy } = await suggested(goodsId);
  // At noon in London it is tomorrow there already.
  await prisma.shop.update({
    where: { id: shopId },
    data: { timeZone: "Pacific/Kiritimati" },
  });
  expect((await suggested(goodsId)).sendBy).toBe(dayAfter(sendBy ?? "", 1));
  const { today } = await readReplenishment(prisma, shopId, now);
  expect(today).toBe("2026-11-21");
  await prisma.replenishmentDismissal.create({
    data: {
      ...{ shopId, goodsId, reason: "Sold off.", actor, dismissedAt: now },
      until: day(7),
    },
  });
  expect((await suggested(goodsId)).dismissed?.untilDay).toBe("2026-11-28");
});

test("H2 goods that are sold as two variants are planned for both", async () => {
  const one = await suggested(goodsId);
  const otherId = await anotherVariant(goodsId);
  const both = await suggested(goodsId);
  expect(expectedUnits(both.forecast, 28)).toBeCloseTo(
    2 * expectedUnits(one.forecast, 28),
    3,
  );
  expect([one.soldAs, both.soldAs]).toEqual([1, 2]);
  expect(both.line.level).toBeGreaterThan(1.5 * one.line.level);
  expect(both.line.level).toBeLessThanOrEqual(2 * one.line.level);
  expect(both.line.units).toBeGreaterThan(one.line.units);

  // They are the same goods: what the store says that one of them costs is what all of them cost.
  const costs = async (ofStore: number | null, said: number | null) => {
    await prisma.variant.update({
      where: { id: otherId },
      data: { unitCostMinor: ofStore },
    });
    await prisma.goodsTerms.updateMany({
      where: { shopId, goodsId },
      data: { unitCostMinor: said },
    });
  };
  await costs(321, null);
  expect(await suggested(goodsId)).toMatchObject({
    unitCostMinor: 321,
    costSource: "storefront",
  });
  await costs(null, 300);

  // Both sell alike: what a unit earns lies between what each of them would bring.
  const before = (await suggested(goodsId)).marginMinor;
  await prisma.variant.update({
    where: { id: otherId },
    data: { priceMinor: { increment: 1_000 } },
  });
  // Of the 500 more that a unit brings on average TikTok Shop takes 6 percent where it sells it.
  expect((await suggested(goodsId)).marginMinor - before).toBeCloseTo(
    500 - (500 * 0.06) / 2,
    0,
  );
  expect((await readForecastArticles(prisma, shopId))[0]).toMatchObject({
    priceMinor: 1_850 + 500,
  });

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

const day = (days: number) => new Date(now.getTime() + days * 86_400_000);

const plan = (
  state: string,
  units: number,
  more: { windowUntil?: Date; createdAt?: Date } = {},
) =>
  prisma.inboundPlan.create({
    data: {
      ...{ shopId, state, actor, entryId: crypto.randomUUID() },
      createdAt: now,
      lines: [
        {
          ...{ goodsId, goodsExternalId: "G1", name: "goods", units },
          ...{ cartons: units, suggested: units },
        },
      ],
      ...more,
    },
  });
const order = (
  planId: string,
  status: string,
  planned: number | null,
  shippedAt: Date | null = null,
) =>
  prisma.inboundOrder.create({
    data: {
      ...{ shopId, planId, status, shippedAt },
      externalId: crypto.randomUUID(),
      fact:
        planned === null
          ? undefined
          : {
              expectedAt: null,
              received: [
                {
                  ...{ goodsExternalId: "G1", lotCode: null, planned },
                  ...{ sellable: 0, defective: 0 },
                },
              ],
            },
    },
  });
const underWay = async () =>
  ((await readUnderWay(prisma, shopId, now)).get(goodsId) ?? []).map(
    ({ units, shippedAt }) => [units, shippedAt !== null],
  );

test("H2 what comes is what was accepted and neither called off nor closed, by its orders as far as they are read", async () => {
  for (const [at, state] of ["accepted", "saved", "confirming"].entries())
    await plan(state, 5, { createdAt: day(at - 5) });
  for (const state of ["refused", "dropped"]) await plan(state, 100);
  // The network closes what has not come after 75 days.
  await plan("saved", 100, { createdAt: day(-80) });
  const taken = await plan("confirmed", 30);
  expect(await underWay()).toEqual([
    [5, false],
    [5, false],
    [5, false],
    [30, false],
  ]);
  await prisma.inboundPlan.deleteMany({
    where: { shopId, id: { not: taken.id } },
  });
  await order(taken.id, "TO_BE_RECEIVED", 12, day(-1));
  await order(taken.id, "CANCELLED", 8);
  const unread = await order(taken.id, "WORKING", null);
  expect(await underWay()).toEqual([
    [12, true],
    [10, false],
  ]);
  await prisma.inboundOrder.delete({ where: { id: unread.id } });
  expect(await underWay()).toEqual([[12, true]]);
});

test("issue 6 §2: no more is sent than the network stores when it arrives, and all that lies there or comes takes of it", async () => {
  const free = await suggested(goodsId);
  const arrivesOn = dayAfter("2026-11-20", assumedLeadTime.p50);
  // Of two files that speak of the same day the one that was kept later counts.
  let kept = now.getTime() - 60_000;
  const quota = (mostStoredUnits: number, from: string) =>
    prisma.policyFile.create({
      data: {
        ...{ shopId, name: from, holds: true, actor },
        createdAt: new Date(kept++),
        ...{ entryId: crypto.randomUUID() },
        file: {
          inboundRules: [
            {
              ...{ from, source: "Seller Center", certainty: "verified" },
              value: { mostStoredUnits },
            },
          ],
        },
      },
    });
  expect((await readReplenishment(prisma, shopId, now)).storage).toBeNull();
  // Today's quota says nothing of what arrives later; that of a later month says nothing yet.
  await quota(0, "2026-11-01");
  await quota(1_000, arrivesOn);
  await quota(0, dayAfter(arrivesOn, 1));
  expect((await suggested(goodsId)).line).toEqual(free.line);
  const level = await prisma.stockLevel.findFirstOrThrow({
    where: { shopId, itemId: goodsId },
  });
  // Reserved and damaged units take room, and so do other goods and what comes.
  await prisma.stockLevel.updateMany({
    where: { shopId, itemId: goodsId, poolId: level.poolId },
    data: { onHand: level.available + 300, reserved: 200, unfulfillable: 100 },
  });
  const { id: otherId } = await prisma.fbtGoods.create({
    data: { shopId, externalId: "G2", name: "other goods" },
  });
  await prisma.stockLevel.create({
    data: { ...level, itemId: otherId, onHand: 500, available: 500 },
  });
  await plan("saved", 2);
  const { storage } = await readReplenishment(prisma, shopId, now);
  const others = await prisma.stockLevel.aggregate({
    where: { shopId, itemId: goodsId, poolId: { not: level.poolId } },
    _sum: { onHand: true },
  });
  const comes = level.inTransit * 2 + 2;
  const taken = level.available + 300 + 500 + comes + (others._sum.onHand ?? 0);
  expect(storage?.taken.units).toBe(taken);
  expect(storage?.left.units).toBe(1_000 - taken);
  expect(storage?.left.cubicFeet).toBeNull();
  // Of one article alone no more can be sent either.
  const only = await readReplenishment(prisma, shopId, now, [goodsId]);
  expect(only.storage).toEqual(storage);
  const wanted = (await suggested(goodsId)).line.units;
  expect(wanted).toBeGreaterThan(1);
  await quota(taken + 1, arrivesOn);
  const bound = (await suggested(goodsId)).line;
  expect(bound.units).toBe(1);
  expect(bound.bounds).toContain("capacity");
});

test("H2 a delivery that is there in time is reckoned with wherever goods are planned", async () => {
  const told = async () =>
    (await standingMatters(prisma, shopId, now)).filter(
      ({ kind }) => kind === "restock",
    ).length;
  const rehearsed = async () =>
    goodsOf(
      await readForecastArticles(prisma, shopId),
      await readLevels(prisma, shopId),
      {
        ...{ leadTime: assumedLeadTime, cubicFeet: null, sent: null, now },
        coming: await readUnderWay(prisma, shopId, now),
        routing: await readRouting(
          prisma,
          shopId,
          now,
          publishedPolicies,
          "2026-11-20",
        ),
      },
    ).flatMap(({ arrivals }) =>
      arrivals.map(({ units, inDays }) => ({ units, inDays })),
    );
  const variantId = (await suggested(goodsId)).variantId;
  expect(await told()).toBe(1);
  expect(await rehearsed()).toEqual([]);
  // It stands at the dock for a week before it is for sale.
  await plan("saved", 90, {
    windowUntil: day(2 - assumedDaysToSale.direct.p50),
  });
  const comes = [{ units: 90, inDays: 2 }];
  expect(await told()).toBe(0);
  expect(await rehearsed()).toEqual(comes);
  expect((await suggested(goodsId)).arrivals).toEqual(comes);
  const panel = await readDemandPanel(prisma, shopId, variantId, now);
  expect(panel.supply.arrivals).toEqual(comes);
});

describe("who ships what is wanted", () => {
  let orders = 0;
  const sold = (
    channel: "storefront" | "marketplace",
    fulfilledBy: "merchant" | "network",
    units: number,
    more: { networkState?: string; placedAt?: Date } = {},
  ) =>
    prisma.variant
      .findFirstOrThrow({ where: { shopId } })
      .then(({ id: variantId, sku, title, externalId }) => {
        const { networkState, placedAt = day(-1) } = more;
        const name = `${channel}-${++orders}`;
        return prisma.order.create({
          data: {
            ...{ shopId, channel, externalId: name, name, fulfilledBy },
            ...{ state: "shipped", channelState: "OPEN", currency: "USD" },
            ...{ totalMinor: 1, placedAt, sourceUpdatedAt: placedAt },
            lines: {
              create: {
                ...{ shopId, externalId: "1", variantId, sku, title },
                ...{ quantity: units, unitPriceMinor: 1 },
              },
            },
            ...(networkState && {
              requests: {
                create: {
                  ...{ shopId, externalId: name, status: "OPEN" },
                  ...{ requestStatus: "SUBMITTED", networkState },
                  lines: [{ externalId, variantId, totalQuantity: units }],
                  sourceUpdatedAt: placedAt,
                },
              },
            }),
          },
        });
      });
  const shares = async () => (await suggested(goodsId)).network;

  test("H2 the network is planned for what falls to it alone, and wider for its size", async () => {
    const whole = await suggested(goodsId);
    expect(whole.network.share).toBe(1);
    await sold("marketplace", "network", 4_000);
    await sold("storefront", "merchant", 4_000);
    const part = await suggested(goodsId);
    // Both channels want as much; what was sold weighs far more than what is leaned on.
    expect(part.network.byChannel[1]).toBe(1);
    expect(part.network.share).toBeCloseTo(0.5, 2);
    expect(part.line.expected).toBeCloseTo(whole.line.expected / 2, 0);
    expect(part.line.level).toBeLessThan(whole.line.level);
    expect(part.line.level / part.line.expected).toBeGreaterThan(
      whole.line.level / whole.line.expected,
    );
    expect(part.line.outAt.p50).toBeGreaterThan(whole.line.outAt.p50 ?? 99);
    // The notice and the panel reckon with the same.
    const { variantId, line } = part;
    const panel = await readDemandPanel(prisma, shopId, variantId, now);
    expect(panel.outAt).toEqual(line.outAt);
    const outIn = (await standingMatters(prisma, shopId, now)).flatMap(
      ({ kind, facts }) => (kind === "restock" ? [facts.days] : []),
    );
    expect(outIn).toEqual([line.outAt.p50]);
  });

  test("H2 what the network refused was asked of it, what waits is not decided, and what sold while it had none says nothing", async () => {
    await sold("storefront", "network", 1_000, { networkState: "refused" });
    await sold("storefront", "network", 9_000, { networkState: "none" });
    expect((await shares()).byChannel[0]).toBe(1);
    const { id: variantId } = await prisma.variant.findFirstOrThrow({
      where: { shopId },
    });
    const entry = await prisma.journalEntry.findFirstOrThrow({
      where: { shopId },
    });
    await prisma.pool.create({
      data: { shopId, kind: "service", externalId: "face", name: "face" },
    });
    for (const [at, quantity] of [
      [-20, 0],
      [-10, 50],
    ] as const)
      await prisma.toldNumber.create({
        data: {
          ...{ shopId, channel: "storefront", variantId, itemId: variantId },
          ...{ placeId: "face", kind: "told", quantity, at: day(at) },
          entryId: entry.id,
        },
      });
    await sold("storefront", "merchant", 1_000, { placedAt: day(-15) });
    expect((await shares()).byChannel[0]).toBe(1);
    await sold("storefront", "merchant", 1_000, { placedAt: day(-1) });
    expect((await shares()).byChannel[0]).toBeCloseTo(0.5, 1);
  });

  test("H2 of goods that Shopify cannot ask the network for it ships no Shopify order", async () => {
    await prisma.selection.updateMany({
      where: { shopId },
      data: { releasedAt: now },
    });
    expect((await shares()).byChannel).toEqual([0, 1]);
  });
});

test("[T1] a delivery of which something has not left is told of with its deadline, until it has", async () => {
  const due = async () =>
    (await standingMatters(prisma, shopId, now)).filter(({ kind }) =>
      kind.startsWith("inbound-"),
    );
  const windowFrom = new Date("2026-11-29T08:00:00Z");
  const { id } = await plan("confirmed", 30);
  const unsent = await order(id, "READY_TO_SHIP", 12);
  await order(id, "TO_BE_RECEIVED", 18, day(-1));
  expect(await due()).toEqual([]);
  await prisma.inboundPlan.updateMany({ where: { id }, data: { windowFrom } });
  expect(await due()).toEqual([
    {
      kind: "inbound-due",
      key: `inbound-arrive:${id}`,
      subject: unsent.externalId,
      // The 13th is the last day, in Los Angeles.
      facts: { at: "2026-12-14T08:00:00.000Z", target: id },
    },
  ]);
  await prisma.inboundOrder.update({
    where: { id: unsent.id },
    data: { status: "TO_BE_RECEIVED", shippedAt: now },
  });
  expect(await due()).toEqual([]);
  // Its week is over, and it is closed on the 30th: to the dock it takes three days, whatever counting takes.
  const missed = await plan("confirmed", 5, { createdAt: day(-65) });
  await order(missed.id, "READY_TO_SHIP", 5);
  await prisma.inboundPlan.updateMany({
    where: { id: missed.id },
    data: { windowFrom: day(-20) },
  });
  expect(await due()).toEqual([]);
  // Nobody has chosen a week, and the network closes it within its 75 days.
  const old = await plan("saved", 5, { createdAt: day(-65) });
  expect(await due()).toMatchObject([
    { kind: "inbound-closes", facts: { target: old.id } },
  ]);
});
