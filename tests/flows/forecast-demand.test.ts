import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDemandEvents } from "#app/queries/demand-events.server.ts";
import {
  readShopForecasting,
  readVariantForecast,
} from "#app/queries/demand-forecast.server.ts";
import { inEnglish } from "#app/texts/english.server.ts";
import { explainForecast } from "#app/ui/forecast-words.ts";
import { eventNumber } from "#core/domain/demand/demand-event.ts";
import {
  forecastVersion,
  type GoodsForecast,
} from "#core/domain/demand/goods-forecast.ts";
import { quantileOver } from "#core/domain/demand/quantile-over.ts";
import { mean } from "#core/domain/demand/smoothing.ts";
import { readSeries } from "#core/flows/forecast/read-series.ts";
import { forecastDemand } from "#core/flows/forecast-demand.ts";
import { type DemandDeed, tellDemand } from "#core/flows/tell-demand.ts";
import { dayAfter } from "#core/kit/days.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";
import { openWorld } from "../app/support.ts";

const dayMs = 86_400_000;
const today = new Date("2026-11-20T10:00:00Z");
const midnight = Date.parse("2026-11-20T00:00:00Z");

type Opened = Awaited<ReturnType<typeof openWorld>>;
let opened: Opened;
let shopId: string;
let now = today;
const world = (): Pick<World, "clock" | "store"> => ({
  store: opened.world.store,
  clock: { now: () => now },
});
const prisma = () => opened.world.prisma;
const variants = new Map<string, string>();
let orders = 0;

beforeAll(async () => {
  opened = await openWorld();
  ({ id: shopId } = await prisma().shop.create({
    data: {
      domain: "quay.myshopify.com",
      name: "Quay",
      currency: "USD",
      installedAt: new Date("2025-01-01"),
    },
  }));
  // Nothing has been imported yet: that is no forecast, and will not keep one from being made today.
  expect(await forecastDemand(world(), shopId)).toMatchObject({ variants: 0 });
  expect(
    await opened.world.store.shopsToForecast(now, forecastVersion),
  ).toEqual([shopId]);
  const product = await prisma().product.create({
    data: {
      shopId,
      externalId: "p",
      title: "Mug",
      handle: "mug",
      status: "ACTIVE",
      vendor: "Quay",
      productType: "Mugs",
      sourceUpdatedAt: today,
    },
  });
  for (const [position, sku] of [
    "steady",
    "dead",
    "new",
    "unsold",
    "samples",
    "empty-shelf",
    "kit",
    "part",
    "at-network",
    "gone-listing",
    "viral",
    "planned",
    "trebled",
    "quiet",
    "discounted",
  ].entries()) {
    const { id } = await prisma().variant.create({
      data: {
        shopId,
        productId: product.id,
        externalId: sku,
        inventoryItemId: sku,
        sku,
        title: sku,
        priceMinor: 1000,
        position,
      },
    });
    variants.set(sku, id);
  }
  const sales: Sale[] = [];
  for (let back = 200; back >= 1; back--) {
    sales.push({ sku: "steady", back, quantity: 2, channel: "storefront" });
    sales.push({ sku: "steady", back, quantity: 1, channel: "marketplace" });
    if (back > 190) sales.push({ sku: "dead", back, quantity: 5 });
    if (back <= 20) sales.push({ sku: "new", back, quantity: 4 });
    sales.push({ sku: "at-network", back, quantity: 2 });
    if (back > 30) sales.push({ sku: "gone-listing", back, quantity: 2 });
    if (back > 30)
      sales.push({
        sku: "empty-shelf",
        back,
        quantity: 3,
        channel: "marketplace",
      });
  }
  const cancelledAt = new Date(midnight - 90 * dayMs + 3_600_000);
  sales.push(
    { sku: "samples", back: 100, quantity: 50, order: { nature: "sample" } },
    { sku: "samples", back: 90, quantity: 50, order: { cancelledAt } },
  );
  // Cancelled days later, as a whole on either channel or a unit alone: one rule.
  for (const channel of ["storefront", "marketplace"])
    sales.push({
      sku: "samples",
      back: 95,
      quantity: 50,
      channel,
      order: { cancelledAt },
    });
  sales.push({
    sku: "samples",
    back: 80,
    quantity: 50,
    channel: "marketplace",
    isCancelled: true,
  });
  for (let back = 100; back >= 1; back--)
    sales.push(
      { sku: "kit", back, quantity: 1 },
      { item: "bundle of three", back, quantity: 1, channel: "marketplace" },
    );
  await sell(sales);
  await putTogether();
  await told("empty-shelf", 200, 40);
  await told("empty-shelf", 30, 0);
  // Stored at the network alone: the merchant's own warehouse has none of it for ever, but for one day at the network.
  await told("at-network", 200, 0);
  await told("at-network", 200, 30, "storefront");
  await told("at-network", 12, 3);
  await told("at-network", 10, 0, "storefront");
  await told("at-network", 8, 30, "storefront");
  // Taken off TikTok Shop with seven left to show, and run out at the network since.
  await told("gone-listing", 200, 7);
  await told("gone-listing", 200, 30, "storefront");
  await told("gone-listing", 30, 0, "storefront");
}, 60_000);
afterAll(() => opened.close());

/** Two parts make a kit of ours, three a bundle of TikTok Shop. */
async function putTogether() {
  const [partVariantId, kitVariantId] = ["part", "kit"].map(
    (sku) => variants.get(sku) ?? "",
  ) as [string, string];
  const cause = { actor: "merchant:1", entryId: partVariantId };
  await prisma().kitPart.create({
    data: { shopId, kitVariantId, partVariantId, count: 2, ...cause },
  });
  const sku = { shopId, title: "", priceMinor: 1000, currency: "USD" };
  const { skus } = await prisma().listing.create({
    data: {
      shopId,
      externalId: "listing",
      title: "Listing",
      status: "ACTIVATE",
      sourceUpdatedAt: today,
      skus: {
        create: [
          { ...sku, externalId: "single" },
          {
            ...sku,
            id: variants.get("gone-listing") ?? "",
            externalId: "gone",
            deletedAt: new Date(midnight - 60 * dayMs),
          },
          {
            ...sku,
            externalId: "bundle of three",
            parts: [{ skuExternalId: "single", count: 3 }],
          },
        ],
      },
    },
    include: { skus: { where: { externalId: "single" } } },
  });
  await prisma().skuLink.create({
    data: {
      shopId,
      variantId: partVariantId,
      listingSkuId: skus[0]?.id ?? "",
      reason: "sku",
      ...cause,
    },
  });
}

type Sale = {
  sku?: string;
  item?: string;
  /** Days before today. */
  back: number;
  quantity: number;
  channel?: string;
  /** What a unit costs, and what it was paid at where a discount is apart from that. */
  minor?: number;
  paid?: number | undefined;
  isCancelled?: boolean;
  order?: object;
};

async function sell(sales: Sale[]) {
  const placed = await prisma().order.createManyAndReturn({
    data: sales.map(({ back, channel = "storefront", order }) => {
      const name = `order ${orders++}`;
      return {
        shopId,
        channel,
        externalId: name,
        name,
        state: "shipped",
        channelState: "SHIPPED",
        fulfilledBy: "merchant",
        currency: "USD",
        totalMinor: 1000,
        placedAt: new Date(midnight - back * dayMs + 1_800_000),
        sourceUpdatedAt: today,
        ...order,
      };
    }),
    select: { id: true },
  });
  await prisma().orderLine.createMany({
    data: sales.map(
      ({ sku = "", item, quantity, minor = 1000, paid, isCancelled }, i) => ({
        shopId,
        orderId: placed[i]?.id ?? "",
        externalId: "1",
        variantId: variants.get(sku) ?? null,
        itemExternalId: item ?? null,
        title: sku,
        quantity,
        unitPriceMinor: minor,
        paidUnitMinor: paid ?? null,
        isCancelled: isCancelled ?? false,
      }),
    ),
  });
}

const told = (
  sku: string,
  daysBack: number,
  quantity: number,
  channel = "marketplace",
) =>
  prisma().toldNumber.create({
    data: {
      shopId,
      channel,
      variantId: variants.get(sku) ?? "",
      itemId: variants.get(sku) ?? "",
      placeId: "warehouse",
      kind: "told",
      quantity,
      entryId: variants.get(sku) ?? "",
      at: new Date(midnight - daysBack * dayMs + 3_600_000),
    },
  });

async function forecastOf(sku: string) {
  const row = await prisma().demandForecast.findFirstOrThrow({
    where: { shopId, variantId: variants.get(sku) ?? "" },
  });
  return { ...row, forecast: row.forecast as unknown as GoodsForecast };
}

test("a night's forecasts read what was wanted on both channels, and say what they rest on", async () => {
  expect(await forecastDemand(world(), shopId)).toEqual({
    outcome: "made",
    variants: variants.size,
    jumped: 0,
    told: 0,
  });

  const steady = await forecastOf("steady");
  expect(steady).toMatchObject({
    origin: "2026-11-20",
    basis: "own",
    confidence: "ordinary",
    demandClass: "smooth",
  });
  expect(steady.perDay).toBeCloseTo(3, 1);
  const [storefront = 0, marketplace = 0] = steady.forecast.shares;
  expect(storefront).toBeCloseTo(2 / 3, 1);
  expect(storefront + marketplace).toBeCloseTo(1, 3);
  expect(quantileOver(steady.forecast, 17, 0.9)).toBeGreaterThanOrEqual(50);
  // Deliveries take twelve days until their own times are known, and leave every seven: they are planned by exactly these.
  expect(steady.forecast.windows.map(({ days }) => days)).toEqual([
    7, 14, 19, 28, 56,
  ]);
  expect(steady.forecast.pastError?.ours).toBeLessThan(0.05);

  expect(await forecastOf("dead")).toMatchObject({
    basis: "silent",
    perDay: 0,
  });
  const launched = await forecastOf("new");
  expect(launched).toMatchObject({ basis: "launch", confidence: "low" });
  expect(launched.perDay).toBeGreaterThan(2);
  expect(await forecastOf("unsold")).toMatchObject({
    basis: "unsold",
    confidence: "low",
  });
  // Samples, and what was cancelled, are nobody's wish.
  expect(await forecastOf("samples")).toMatchObject({ basis: "unsold" });
  // Nothing was sold for a month because there was nothing: three a day are still wanted, and nobody is sure.
  const empty = await forecastOf("empty-shelf");
  expect(empty.confidence).toBe("low");
  expect(empty.perDay).toBeGreaterThan(2);
  expect(empty.forecast.leftOut).toContainEqual({
    kind: "stock-outs",
    days: 30,
  });

  // Zero at the merchant's own warehouse says nothing of goods that lie at the network, and each pool stands in for the other.
  const atNetwork = await forecastOf("at-network");
  expect(atNetwork.confidence).toBe("ordinary");
  expect(atNetwork.perDay).toBeCloseTo(2, 1);
  expect(atNetwork.forecast.leftOut).toEqual([]);
  expect((await forecastOf("gone-listing")).forecast.leftOut).toContainEqual({
    kind: "stock-outs",
    days: 30,
  });

  const run = await prisma().forecastRun.findFirstOrThrow({
    where: { shopId },
  });
  expect(run).toMatchObject({ state: "done", variants: variants.size });
  // One kit of two and one bundle of three a day.
  expect((await forecastOf("part")).perDay).toBeCloseTo(5, 0);
  expect(run.evaluation).toMatchObject({ until: "2026-11-20" });
});

test("a merchant sees history, range and reasons of one variant, and how good the forecasts of the shop have been", async () => {
  const read = await readVariantForecast(
    prisma(),
    shopId,
    variants.get("empty-shelf") ?? "",
  );
  expect(read?.history.at(-31)).toEqual({
    day: "2026-10-20",
    byChannel: { storefront: 0, marketplace: 3 },
    units: 3,
  });
  expect(read?.history.at(-1)?.units).toBe(0);
  const steady = await forecastOf("steady");
  const t = await inEnglish();
  expect(explainForecast(t, steady.forecast, "en")).toMatch(
    /^We expect 84 sold in the next 28 days; 9 times in 10 no more than \d+\. Why: 3 a day lately, 3 a day before\. Our 28-day forecasts of this missed by \d+%/,
  );
  const { forecast } = await forecastOf("empty-shelf");
  expect(explainForecast(t, forecast, "en")).toMatch(
    /30 days without stock were filled in\..*rough guess/,
  );
  const shop = await readShopForecasting(prisma(), shopId);
  expect(shop).toMatchObject({
    origin: "2026-11-20",
    variants: variants.size,
  });
});

test("days are counted by the store's own time zone", async () => {
  const ids = [variants.get("steady") ?? ""];
  const soldOn = (timeZone: string) =>
    opened.world.store.inShop(shopId, async (records) => {
      const span = { from: "2026-11-18", days: 2, timeZone };
      const sales = await records.channelSales(ids, span);
      return sales.map(({ days }) => days);
    });
  // All orders came half an hour after midnight in London: the evening before in Panama.
  expect(await soldOn("UTC")).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(await soldOn("America/Panama")).toEqual([[0], [0]]);
  const late = new Date("2026-11-20T23:30:00Z");
  const { store } = opened.world;
  expect(await store.shopsToForecast(late, forecastVersion)).toEqual([]);
  await prisma().shop.update({
    where: { id: shopId },
    data: { timeZone: "Pacific/Auckland" },
  });
  expect(await store.shopsToForecast(late, forecastVersion)).toEqual([shopId]);
  await prisma().shop.update({
    where: { id: shopId },
    data: { timeZone: "UTC" },
  });
});

test("what came back and can be sold again is netted from the days on which it came", async () => {
  const variantId = variants.get("new") ?? "";
  const entryId = variantId;
  const goods = await prisma().fbtGoods.create({
    data: {
      shopId,
      externalId: "G-new",
      name: "New",
      links: { create: { shopId, variantId, reason: "sku", entryId } },
    },
  });
  const pool = await prisma().pool.create({
    data: { shopId, kind: "network", externalId: "dallas", name: "Dallas" },
  });
  const movement = {
    shopId,
    poolId: pool.id,
    itemId: goods.id,
    entryId,
    causeRef: "record",
    occurredAt: new Date(midnight - 3 * dayMs + 3_600_000),
  };
  await prisma().stockMovement.createMany({
    data: [
      // As the ledger writes them: tests/domain/stock/plan-movements.test.ts
      { ...movement, key: "1", causeKind: "customer_return", quantity: 5 },
      { ...movement, key: "2", causeKind: "consign_order", quantity: -2 },
    ],
  });
  const line = await prisma().orderLine.findFirstOrThrow({
    where: { shopId, variantId },
  });
  const refund = (externalId: string, restock: string) => ({
    shopId,
    orderId: line.orderId,
    externalId,
    createdAt: new Date(midnight - 2 * dayMs + 3_600_000),
    currency: "USD",
    totalMinor: 0,
    lines: [{ orderLineExternalId: line.externalId, quantity: 1, restock }],
  });
  await prisma().storefrontRefund.createMany({
    data: [refund("r1", "return"), refund("r2", "none")],
  });
  const span = { from: "2026-11-10", days: 10, timeZone: "UTC" };
  const series = await opened.world.store.inShop(shopId, async (records) => {
    expect(await records.returnedGoods([variantId], span)).toEqual([
      { variantId, day: 7, units: 5 },
      { variantId, day: 8, units: 1 },
    ]);
    const some = await records.forecastVariants([variantId]);
    return readSeries(records, some, [], span);
  });
  // Four are sold a day: five that came back leave nothing of their day and one for the next, where one more came.
  expect([...(series[0]?.units ?? [])]).toEqual([4, 4, 4, 4, 4, 4, 4, 0, 2, 4]);
  await prisma().stockMovement.deleteMany({ where: { shopId } });
  await prisma().storefrontRefund.deleteMany({ where: { shopId } });
});

test("units that were taken off a Shopify order before they left are netted once, of kits their parts", async () => {
  const [partId, kitId] = ["part", "kit"].map(
    (sku) => variants.get(sku) ?? "",
  ) as [string, string];
  const orderOf = (channel: string, ofVariant: string | null) =>
    prisma().order.findFirstOrThrow({
      where: { shopId, channel, lines: { some: { variantId: ofVariant } } },
      orderBy: { placedAt: "desc" },
      include: { lines: true },
    });
  const kitSold = await orderOf("storefront", kitId);
  const steady = variants.get("steady") ?? "";
  const onTikTok = await orderOf("marketplace", steady);
  const samples = variants.get("samples") ?? "";
  const cancelled = await orderOf("storefront", samples);
  expect(cancelled.cancelledAt).not.toBeNull();
  await prisma().storefrontRefund.createMany({
    data: [kitSold, onTikTok, cancelled].map(({ id, lines }) => ({
      shopId,
      orderId: id,
      externalId: `taken off ${id}`,
      createdAt: new Date(midnight - 2 * dayMs + 3_600_000),
      currency: "USD",
      totalMinor: 0,
      lines: [
        {
          orderLineExternalId: lines[0]?.externalId,
          quantity: 1,
          restock: "cancel",
        },
      ],
    })),
  });
  const span = { from: "2026-06-01", days: 172, timeZone: "UTC" };
  const returned = await opened.world.store.inShop(shopId, (records) =>
    records.returnedGoods([partId, kitId, steady, samples], span),
  );
  await prisma().storefrontRefund.deleteMany({ where: { shopId } });
  // What TikTok Shop cancelled is no unit there, and a whole order that was cancelled none at all: neither is taken off twice.
  const day = 170;
  expect(new Map(returned.map((one) => [one.variantId, one]))).toEqual(
    new Map([
      [partId, { variantId: partId, day, units: 2 }],
      [kitId, { variantId: kitId, day, units: 1 }],
    ]),
  );
});

test("the same day makes nothing anew; a killed worker's successor goes on where it stopped", async () => {
  const before = await forecastOf("steady");
  expect(await forecastDemand(world(), shopId)).toMatchObject({
    outcome: "up to date",
    variants: 0,
  });
  expect(await forecastOf("steady")).toEqual(before);

  const ids = [...variants.values()].sort();
  await prisma().forecastRun.updateMany({
    where: { shopId },
    data: { state: "under_way", cursor: ids[4] ?? null, variants: 5 },
  });
  expect(await forecastDemand(world(), shopId)).toMatchObject({
    variants: variants.size - 5,
  });
  const run = await prisma().forecastRun.findFirstOrThrow({
    where: { shopId },
  });
  expect(run).toMatchObject({ state: "done", variants: variants.size });
});

test("a day that is not over is no weak day: made anew after its first hour, a forecast expects no less", async () => {
  const before = await forecastOf("at-network");
  now = new Date(today.getTime() + 3_600_000);
  // One unit within an hour, of two a day: more than usual, and no burst.
  await sell([{ sku: "at-network", back: 0, quantity: 1 }]);
  const variantId = variants.get("at-network") ?? "";
  await prisma().spike.create({
    data: { shopId, variantId, beganAt: now, lookAgainAt: now },
  });
  expect(await forecastDemand(world(), shopId)).toMatchObject({ jumped: 1 });
  const jumped = await forecastOf("at-network");
  expect(jumped.origin).toBe("2026-11-21");
  expect(jumped.perDay).toBeGreaterThanOrEqual(before.perDay);
  expect(jumped.perDay).toBeLessThan(before.perDay + 0.2);

  // What a person says later in the day makes it anew once more, and the day is still not over.
  now = new Date(now.getTime() + 60_000);
  await tellDemand({ ...world(), bell: opened.world.bell }, shopId as ShopId, {
    ...{ deed: "estimate", variantId, perDay: 2 },
    actor: "merchant:2",
  });
  expect(await forecastDemand(world(), shopId)).toMatchObject({ told: 1 });
  const told = await forecastOf("at-network");
  expect(told.origin).toBe("2026-11-21");
  expect(told.perDay).toBeCloseTo(jumped.perDay, 2);
  await prisma().spike.deleteMany({ where: { shopId } });
});

test("a jump in sales makes one forecast anew: the next days move, the level does not", async () => {
  const before = await forecastOf("steady");
  const others = await forecastOf("new");
  now = new Date(today.getTime() + 3_600_000);
  const buyer: Sale = { sku: "steady", back: 0, quantity: 3 };
  await sell(new Array(20).fill({ ...buyer, channel: "marketplace" }));
  await prisma().spike.create({
    data: {
      shopId,
      variantId: variants.get("steady") ?? "",
      beganAt: now,
      lookAgainAt: now,
    },
  });
  expect(
    await opened.world.store.shopsToForecast(now, forecastVersion),
  ).toEqual([shopId]);
  expect(await forecastDemand(world(), shopId)).toMatchObject({ jumped: 1 });

  const after = await forecastOf("steady");
  const days = after.forecast.daily;
  expect(days[0]).toBeGreaterThan(20);
  expect(days[27]).toBeCloseTo(before.forecast.daily[27] ?? 0, 0);
  expect(after.forecast.leftOut).toContainEqual({
    kind: "burst",
    startedBack: 1,
    units: 60,
  });
  expect(await forecastOf("new")).toEqual(others);
  expect(
    await prisma().demandEvent.findMany({ where: { shopId } }),
  ).toMatchObject([
    { kind: "burst", startsOn: "2026-11-20", endsOn: null, source: "detected" },
  ]);
  expect(
    await opened.world.store.shopsToForecast(now, forecastVersion),
  ).toEqual([]);
});

test("when it is calm again the burst ends, and its days are not taken for the level", async () => {
  await prisma().spike.deleteMany({ where: { shopId } });
  now = new Date(today.getTime() + 2 * dayMs);
  await sell([{ sku: "steady", back: -1, quantity: 3 }]);
  expect(await forecastDemand(world(), shopId)).toMatchObject({
    outcome: "made",
  });
  expect(
    await prisma().demandEvent.findMany({ where: { shopId } }),
  ).toMatchObject([
    { kind: "burst", startsOn: "2026-11-20", endsOn: "2026-11-20" },
  ]);
  now = new Date(today.getTime() + 30 * dayMs);
  await sell(
    Array.from({ length: 28 }, (_, day) => ({
      sku: "steady",
      back: -day - 2,
      quantity: 3,
    })),
  );
  await forecastDemand(world(), shopId);
  const { perDay } = await forecastOf("steady");
  expect(perDay).toBeGreaterThan(2.5);
  expect(perDay).toBeLessThan(3.3);
});

describe("what people say of demand", () => {
  const actor = "merchant:1";
  const tell = (deed: DemandDeed) => {
    now = new Date(now.getTime() + 60_000);
    return tellDemand(
      { ...world(), bell: opened.world.bell },
      shopId as ShopId,
      {
        ...deed,
        actor,
      },
    );
  };
  const dayOn = async (name: string, ahead: number) =>
    (await forecastOf(name)).forecast.daily[ahead] ?? 0;

  test("[H2] an event with an expected lift raises its days at once, and not once it is taken back", async () => {
    const variantId = variants.get("steady") ?? "";
    await forecastDemand(world(), shopId);
    const { origin } = await forecastOf("steady");
    const plain = await dayOn("steady", 5);
    const startsOn = dayAfter(origin, 5);
    const told = await tell({
      deed: "note-event",
      event: {
        kind: "live",
        scope: { variantId, productId: null, collection: null },
        startsOn,
        endsOn: startsOn,
        lift: 3,
        name: "Holiday live",
      },
    });
    expect(told.outcome).toBe("done");
    expect(await forecastDemand(world(), shopId)).toMatchObject({ told: 1 });
    expect(await dayOn("steady", 5)).toBeCloseTo(3 * plain, 1);
    expect(await dayOn("steady", 6)).toBeLessThan(2 * plain);
    expect(await forecastDemand(world(), shopId)).toMatchObject({ told: 0 });

    const { events } = await readDemandEvents(prisma(), shopId, now);
    const live = events.find(({ name }) => name === "Holiday live");
    expect(live).toMatchObject({ lift: 3, startsOn, subject: { variantId } });
    await tell({ deed: "remove-event", eventId: live?.id ?? "" });
    await forecastDemand(world(), shopId);
    expect(await dayOn("steady", 5)).toBeCloseTo(plain, 1);
    const audit = await prisma().auditLine.findMany({
      where: { shopId, actor },
      orderBy: { at: "asc" },
    });
    expect(audit.map(({ action }) => action)).toEqual([
      "Note an event that moves demand",
      "Remove an event that moves demand",
    ]);
  });

  test("[C4] a rush that was seen can be denied: its days count as ordinary ones, and it is not noted again", async () => {
    const before = await readDemandEvents(prisma(), shopId, now);
    const burst = before.events.find(({ kind }) => kind === "burst");
    if (!burst) throw new Error("no burst was noted");
    const bursts = () =>
      prisma().demandEvent.count({ where: { shopId, kind: "burst" } });
    expect(await bursts()).toBe(1);
    expect((await forecastOf("steady")).forecast.leftOut).toMatchObject([
      { kind: "burst", units: 60 },
    ]);
    const judge = (verdict: "confirmed" | "denied" | null) =>
      tell({ deed: "judge-event", eventId: burst.id, verdict });
    expect((await judge("denied")).outcome).toBe("done");
    expect((await judge("denied")).outcome).toBe("moved");
    const rows = await opened.world.store.inShop(shopId, (records) =>
      records.demandEvents("2026-01-01"),
    );
    expect(rows.find(({ id }) => id === burst.id)?.isDenied).toBe(true);
    expect(await forecastDemand(world(), shopId)).toMatchObject({ told: 1 });
    expect((await forecastOf("steady")).forecast.leftOut).toEqual([]);
    expect(await bursts()).toBe(1);
    expect((await judge("confirmed")).outcome).toBe("done");
    expect((await judge(null)).outcome).toBe("done");
  });

  test("an estimate for new goods is what is expected of them, until it is taken back", async () => {
    const variantId = variants.get("unsold") ?? "";
    await tell({ deed: "estimate", variantId, perDay: 4 });
    await forecastDemand(world(), shopId);
    expect((await forecastOf("unsold")).perDay).toBeCloseTo(4, 0);
    await tell({ deed: "estimate", variantId, perDay: null });
    await forecastDemand(world(), shopId);
    expect((await forecastOf("unsold")).perDay).toBe(0);
  });
});

test("new goods borrow from the collection that says most of them first, and from their product type last", async () => {
  const product = await prisma().product.findFirstOrThrow({
    where: { shopId },
  });
  const collection = (externalId: string, products: string[]) =>
    prisma().collection.create({
      data: {
        shopId,
        externalId,
        title: externalId,
        sourceUpdatedAt: today,
        readAt: today,
        entryId: shopId,
        products: {
          create: products.map((productExternalId) => ({
            shopId,
            productExternalId,
          })),
        },
      },
    });
  await collection("all", [product.externalId, "another", "a third"]);
  await collection("enamel", [product.externalId, "another"]);
  await collection("elsewhere", ["another"]);
  const [series] = await opened.world.store.inShop(shopId, async (records) =>
    readSeries(
      records,
      await records.forecastVariants([variants.get("steady") ?? ""]),
      [],
      { from: "2026-11-01", days: 19, timeZone: "UTC" },
    ),
  );
  expect(series?.groups).toEqual([
    "collection enamel",
    "collection all",
    "Mugs",
  ]);
});

describe("a rush that no watch over minutes sees", () => {
  /** Days after the first. */
  const night = 80;
  const events = (sku: string) =>
    prisma().demandEvent.findMany({
      where: { shopId, variantId: variants.get(sku) ?? "", kind: "burst" },
    });
  const runAfter = (nights: number) => {
    now = new Date(today.getTime() + (night + nights) * dayMs);
    return forecastDemand(world(), shopId);
  };
  /** So many orders of one unit, evenly over the day, so many days before that night. */
  const day = (sku: string, daysBack: number, count: number) =>
    Array.from({ length: count }, (_, i): Sale => {
      const back = daysBack - night;
      const placedAt = new Date(
        midnight - back * dayMs + Math.floor((i * dayMs) / count),
      );
      return { sku, back, quantity: 1, order: { placedAt } };
    });

  test("is seen the next night by the day's orders: the next days move, the level does not", async () => {
    const sales: Sale[] = [];
    for (let back = 100; back >= 2; back--)
      sales.push(
        ...day("viral", back, 5),
        ...day("planned", back, 5),
        ...day("trebled", back, 5),
        ...day("quiet", back, back % 5 === 0 ? 1 : 0),
      );
    await sell([
      ...sales,
      ...day("viral", 1, 300),
      ...day("planned", 1, 300),
      ...day("trebled", 1, 15),
      ...day("quiet", 1, 6),
    ]);
    const yesterday = dayAfter("2026-11-20", night - 1);
    await prisma().demandEvent.create({
      data: {
        shopId,
        variantId: variants.get("planned") ?? "",
        kind: "live",
        startsOn: yesterday,
        endsOn: yesterday,
        source: "person",
        notedAt: now,
      },
    });
    expect(await runAfter(0)).toMatchObject({ outcome: "made" });
    expect(await events("viral")).toMatchObject([
      { startsOn: yesterday, endsOn: null, source: "detected" },
    ]);
    const { daily, leftOut } = (await forecastOf("viral")).forecast;
    expect(leftOut).toContainEqual({
      kind: "burst",
      startedBack: 1,
      units: 300,
    });
    expect(daily[0]).toBeGreaterThan(20);
    expect(daily[0]).toBeGreaterThan(100);
    expect(mean(Float64Array.from(daily), 42)).toBeCloseTo(5, 0);
    // What was planned explains its day; three times the usual is no burst, and six orders are none of anything.
    for (const sku of ["planned", "trebled", "quiet"])
      expect(await events(sku)).toEqual([]);
  });

  test("[C4] is noted once, ends when it is calm, and is not noted again where a person denies it", async () => {
    await prisma().demandEvent.updateMany({
      where: { shopId, variantId: variants.get("viral") ?? "" },
      data: { verdict: "denied" },
    });
    await sell(day("viral", 0, 200));
    await runAfter(1);
    const lasting = await events("viral");
    expect(lasting).toMatchObject([{ endsOn: null, verdict: "denied" }]);
    await sell(day("viral", -1, 5));
    await runAfter(2);
    expect(await events("viral")).toMatchObject([
      { id: lasting[0]?.id, endsOn: dayAfter("2026-11-20", night) },
    ]);
  });

  test("is over for the forecast as soon as a day shows that it is", async () => {
    await prisma().demandEvent.updateMany({
      where: { shopId, variantId: variants.get("viral") ?? "" },
      data: { verdict: null },
    });
    await sell(day("viral", -2, 5));
    await runAfter(3);
    const { daily, leftOut } = (await forecastOf("viral")).forecast;
    expect(leftOut).toMatchObject([{ kind: "burst", units: 500 }]);
    expect(mean(Float64Array.from(daily))).toBeCloseTo(5, 0);
  });
});

describe("a discount that nobody told of", () => {
  /** Days after the first. */
  const night = 100;
  const on = (nights: number) => dayAfter("2026-11-20", night + nights);
  const own = () => ({ shopId, variantId: variants.get("discounted") ?? "" });
  const discounts = () =>
    prisma().demandEvent.findMany({
      where: own(),
      orderBy: { startsOn: "asc" },
    });
  const buyers = (
    nights: number,
    count: number,
    minor: number,
    paid?: number,
  ): Sale[] =>
    new Array(count).fill({
      sku: "discounted",
      back: -night - nights,
      quantity: 1,
      minor,
      paid,
    });
  const runAfter = async (nights: number) => {
    now = new Date(today.getTime() + (night + nights) * dayMs);
    await forecastDemand(world(), shopId);
  };

  test("is seen by what most units were paid at; a day that it explains is no burst", async () => {
    const usual = Array.from({ length: 100 }, (_, day) =>
      buyers(-day - 2, 2, 1000),
    );
    await sell([
      ...usual.flat(),
      ...buyers(-1, 9, 950),
      // Half of them by the price, half by a code.
      ...buyers(0, 20, 850),
      ...buyers(0, 20, 1000, 850),
      ...buyers(0, 10, 1000, 1000),
    ]);
    // Five percent less is no discount, and nine orders are no burst.
    await runAfter(0);
    expect(await discounts()).toEqual([]);
    await runAfter(1);
    expect(await discounts()).toMatchObject([
      { kind: "discount", source: "detected", startsOn: on(0), endsOn: on(0) },
    ]);
  });

  test("[C4] goes on as one event with what a person says of it, and gives way to what is told", async () => {
    await prisma().demandEvent.updateMany({
      where: own(),
      data: { verdict: "denied" },
    });
    await sell(buyers(1, 5, 850));
    await runAfter(2);
    await runAfter(2);
    const denied = { startsOn: on(0), endsOn: on(1), verdict: "denied" };
    expect(await discounts()).toMatchObject([denied]);

    await prisma().demandEvent.create({
      data: {
        shopId,
        kind: "campaign",
        startsOn: on(2),
        endsOn: on(2),
        source: "person",
        notedAt: now,
      },
    });
    await sell(buyers(2, 5, 850));
    await runAfter(3);
    expect(await discounts()).toMatchObject([denied]);
  });

  test("never goes before what a person tells later of the same day", async () => {
    const [series] = await opened.world.store.inShop(
      shopId,
      async (records) => {
        const span = { from: on(0), days: 3, timeZone: "UTC" };
        const some = await records.forecastVariants([own().variantId]);
        const known = await records.demandEvents(on(0));
        const said = known.map((one) => ({ ...one, isDenied: false }));
        const [campaign] = said.filter(({ kind }) => kind === "campaign");
        if (!campaign) throw new Error("it was told");
        const told = { ...campaign, startsOn: on(0), endsOn: on(0) };
        return readSeries(records, some, [told, ...said], span);
      },
    );
    expect([...(series?.events ?? [])].slice(0, 3)).toEqual(
      (["campaign", "discount", "campaign"] as const).map(eventNumber),
    );
  });
});
