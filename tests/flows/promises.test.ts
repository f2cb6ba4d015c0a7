import { afterAll, beforeAll, expect, test } from "vitest";
import { readPromiseAhead } from "#app/queries/promise-ahead.server.ts";
import { readKeptPromises } from "#app/queries/promises.server.ts";
import type { KeptCount } from "#core/domain/promise/kept.ts";
import { measureRoutes } from "#core/flows/measure-routes.ts";
import { setPlaceTerms } from "#core/flows/set-place-terms.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { ownLocation, requestedOrder, setRule } from "./trials/requests.ts";

const dayMs = 24 * 60 * 60_000;

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const dueOf = (count?: KeptCount) =>
  count ? count.kept + count.late + count.overdue + count.open : 0;

const promisesOf = (externalId: string) =>
  town.prisma.deliveryPromise.findMany({
    where: { order: { externalId } },
    orderBy: { madeAt: "asc" },
  });

test("O7 an order is promised once it is routed, and the promise is held against the day on which it arrived", async () => {
  const id = await requestedOrder(town);
  await town.settle();
  const [made] = await promisesOf(id);
  expect(made).toMatchObject({
    route: "network",
    reason: "assigned",
    quantile: 0.9,
    assumedShare: 1,
    delivered: null,
  });
  const order = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  expect(order).toMatchObject({
    destinationState: "ME",
    destinationZip3: "041",
  });
  await town.control.advance(9 * dayMs);
  town.wait(9 * dayMs);
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  const [kept] = await promisesOf(id);
  expect(kept).toMatchObject({ promised: made?.promised });
  expect(kept?.delivered).not.toBeNull();

  await measureRoutes(town.world, town.shopId);
  const measured = await town.prisma.routeMeasure.findMany({
    where: { route: "network", scope: "zip3:041" },
  });
  expect(measured[0]?.transit.reduce((sum, count) => sum + count)).toBe(1);

  // The centre that it left is known from the network's stock records alone.
  const [left] = await town.prisma.stockMovement.findMany({
    where: { causeKind: "consign_order" },
  });
  const centre = await town.prisma.pool.findUniqueOrThrow({
    where: { id: left?.poolId ?? "" },
  });
  const ofCentres = await town.prisma.routeMeasure.findMany({
    where: { route: { startsWith: "network:" }, scope: "zip3:041" },
  });
  expect(ofCentres).toMatchObject([
    {
      route: `network:${centre.externalId}`,
      transit: measured[0]?.transit,
    },
  ]);
});

test("O7 a parcel of TikTok Shop's own order counts for the centre whose warehouse the order names, also where it was read before that was kept", async () => {
  const { externalId: skuId } = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: "MUG-NVY-12", deletedAt: null },
  });
  await town.control.holdDock();
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 1 }],
    "BY_TIKTOK",
  );
  await town.settle();
  town.wait(2 * 60 * 60_000);
  await town.control.advance(2 * 60 * 60_000);
  await town.settle();
  const order = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  const centre = await town.prisma.pool.findFirstOrThrow({
    where: {
      kind: "network",
      marketplaceWarehouseIds: { has: order.warehouseId ?? "" },
    },
  });
  const other = await town.prisma.pool.findFirstOrThrow({
    where: { kind: "network", id: { not: centre.id } },
  });
  // More than one centre has the goods, and the promise is that of the one which has the order.
  expect(await promisesOf(id)).toMatchObject([{ routeName: centre.name }]);

  const sent = async () => {
    await measureRoutes(town.world, town.shopId);
    const rows = await town.prisma.routeMeasure.findMany({
      where: { scope: "all" },
    });
    return (route: string) =>
      rows
        .find((one) => one.route === route)
        ?.handling.reduce((sum, count) => sum + count) ?? 0;
  };
  const before = await sent();
  await town.control.workDock();
  await town.control.advance(9 * dayMs);
  town.wait(9 * dayMs);
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  const after = await sent();
  const here = `network:${centre.externalId}`;
  const there = `network:${other.externalId}`;
  expect(after(here)).toBe(before(here) + 1);
  expect(after(there)).toBe(before(there));

  const kept = await readKeptPromises(
    town.prisma,
    town.shopId,
    town.world.clock.now(),
  );
  const [network, ...centres] = kept.routes.filter(
    ({ route }) => route.kind === "network",
  );
  expect(network).toMatchObject({ key: "network", route: { name: null } });
  // Both orders of this town left by now, each from one centre.
  expect(centres.map(({ route }) => route.name)).toContain(centre.name);
  expect(centres.reduce((sum, { count }) => sum + dueOf(count), 0)).toBe(
    dueOf(network?.count),
  );

  // As the release before left it: read to its end, and its warehouse not kept.
  const wholeLook = async () => {
    town.wait(61 * 60_000);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  };
  const forget = () =>
    town.prisma.order.update({
      where: { id: order.id },
      data: { warehouseId: null },
    });
  const onceMore = () =>
    town.prisma.journalEntry.count({
      where: { deliveryId: `marketplace-order-warehouse:${id}` },
    });
  await wholeLook();
  expect(await onceMore()).toBe(0);
  await forget();
  expect((await sent())(here)).toBe(before(here));
  await wholeLook();
  expect((await sent())(here)).toBe(before(here) + 1);
  // Of what names no warehouse even then it is not asked for ever.
  await forget();
  await wholeLook();
  const [entry] = await town.prisma.journalEntry.findMany({
    where: { deliveryId: `marketplace-order-warehouse:${id}` },
  });
  expect(entry).toMatchObject({ repeats: 0 });
});

test("O7 ahead of an order the network names the centres that have the goods, where others have none", async () => {
  const { id: variantId, goodsLink } =
    await town.prisma.variant.findFirstOrThrow({
      where: { sku: "MUG-NVY-12" },
      include: { goodsLink: true },
    });
  const ask = async () => {
    const ahead = await readPromiseAhead(
      town.prisma,
      town.shopId,
      { variantId, units: 1, region: null },
      town.world.clock.now(),
    );
    return ahead?.routes.find(({ kind }) => kind === "network");
  };
  expect(await ask()).toMatchObject({ placeId: null, name: null });
  const [empty, ...others] = await town.prisma.pool.findMany({
    where: { kind: "network" },
    orderBy: { name: "asc" },
  });
  await town.prisma.stockLevel.updateMany({
    where: { poolId: empty?.id ?? "", itemId: goodsLink?.goodsId ?? "" },
    data: { available: 0, reserved: 0 },
  });
  const names = others.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(await ask()).toMatchObject({ placeId: null, name: names.join(", ") });
});

test("O7 O3 an order that comes from the network to a location keeps the day that was promised first", async () => {
  await town.control.holdDock();
  await setRule(town, "promise", 1);
  const id = await requestedOrder(town);
  await town.settle();
  const [first] = await promisesOf(id);
  town.wait(dayMs);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  const [network, own] = await promisesOf(id);
  expect(network?.voidedAt).not.toBeNull();
  expect(own).toMatchObject({
    route: `own:${await ownLocation(town)}`,
    promised: first?.promised,
    voidedAt: null,
  });
  expect(own?.reason).toBe("only");
});

test("O3 O7 another service's place ships in the network's place where the merchant lets it, on his terms", async () => {
  const { storefront, store } = town.world;
  const shop = await store.inShop(town.shopId, async (records) => records.shop);
  const { locationId } = await storefront.ensureFulfillmentService(shop, {
    name: "Breakwater Logistics",
    callbackUrl: `${town.origins.app}/elsewhere`,
  });
  await town.settle();
  await town.ask("POST", "/shopify/harbor-goods/stock", {
    sku: "MUG-NVY-12",
    available: 7,
    locationId,
  });
  await town.settle();
  const { id: poolId } = await town.prisma.pool.findFirstOrThrow({
    where: { externalId: locationId, kind: "other" },
  });
  const say = (terms: {
    handlingDays: number | null;
    parcelMinor: number | null;
    mayRescue: boolean;
  }) =>
    setPlaceTerms(town.world, town.shopId, {
      poolId,
      actor: "merchant:ada",
      ...terms,
    });
  const unsaid = { handlingDays: null, parcelMinor: null, mayRescue: false };
  const terms = { handlingDays: 0, parcelMinor: 100, mayRescue: true };
  expect(await say(terms)).toEqual({
    outcome: "terms-set",
    before: { poolId, ...unsaid },
  });
  expect(await say(terms)).toEqual({ outcome: "terms-already" });
  const { id: variantId } = await town.prisma.variant.findFirstOrThrow({
    where: { sku: "MUG-NVY-12" },
  });
  const ahead = await readPromiseAhead(
    town.prisma,
    town.shopId,
    { variantId, units: 1, region: null },
    town.world.clock.now(),
  );
  expect(ahead?.routes).toContainEqual(
    expect.objectContaining({ placeId: locationId, costMinor: 100 }),
  );

  const rescued = async () => {
    const id = await requestedOrder(town);
    await town.settle();
    town.wait(dayMs);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    const promises = await promisesOf(id);
    return promises.find(({ voidedAt }) => voidedAt === null)?.route;
  };
  expect(await rescued()).toBe(`other:${locationId}`);
  // The way back is what was said before.
  expect((await say(unsaid)).outcome).toBe("terms-set");
  expect(await rescued()).toBe(`own:${await ownLocation(town)}`);

  // Ahead of an order: every order here went to the network first, though others had the goods.
  const next = await readPromiseAhead(
    town.prisma,
    town.shopId,
    { variantId, units: 1, region: null },
    town.world.clock.now(),
  );
  expect(next?.taken).toMatchObject({
    kind: "network",
    why: { reason: "given", orders: 4, of: 4 },
  });
});
