import { afterAll, beforeAll, expect, test } from "vitest";
import type { RuleLimits } from "#core/domain/stock/stock-rule.ts";
import { changeLink } from "#core/flows/change-link.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { setKit } from "#core/flows/set-kit.ts";
import { previewStockRule, setStockRule } from "#core/flows/set-stock-rule.ts";
import { setWarehouse } from "#core/flows/set-warehouse.ts";
import { compareAll } from "../stories/main-job/compare.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { workInLives } from "../support/work-in-lives.ts";
import { skuOnTikTok } from "./trials/orders.ts";

const actor = "merchant:test";
const sku = "TEE-M";
let town: SmallTown;
let reno: string;
let boston: string;
beforeAll(async () => {
  town = await openSmallTown();
  const made = (await town.ask("POST", "/tiktok/warehouses", {
    name: "Reno",
  })) as { id: string };
  reno = made.id;
  await town.ask("POST", "/tiktok/stock", {
    sellerSku: sku,
    quantity: 12,
    warehouseId: reno,
  });
  await town.connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const shown = async (of = sku) => {
  const { inventory } = await skuOnTikTok(town, of);
  const at = (isReno: boolean) =>
    inventory.find(({ warehouseId }) => (warehouseId === reno) === isReno)
      ?.quantity;
  return { main: at(false) ?? 0, reno: at(true) ?? 0 };
};
/** What all three platforms and Quayside disagree about of what TikTok Shop shows of a SKU. */
const differences = async (of: string) => {
  const all = await compareAll(town.control, {
    prisma: town.prisma,
    shopId: async () => town.shopId,
    underWay: async () => 0,
    close: async () => undefined,
  });
  return all.filter((one) => one.startsWith(`TikTok stock of ${of}`));
};
/** Both sides are compared whole. */
const hour = async () => {
  town.wait(61 * 60_000);
  for (const _ of ["read", "compared"]) {
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  }
};
const question = () =>
  town.prisma.conflict.findFirst({
    where: { key: `warehouse:${reno}`, state: "open" },
  });
const warehouse = () =>
  town.prisma.salesWarehouse.findFirstOrThrow({ where: { externalId: reno } });
const putBostonBehindIt = async () => {
  const { world, shopId, prisma } = town;
  const { id: warehouseId } = await warehouse();
  const { id: poolId } = await prisma.pool.findFirstOrThrow({
    where: { externalId: boston },
  });
  await setWarehouse(world, shopId, {
    ...{ warehouseId, standing: "location", poolId },
    actor,
  });
};

test("S5 S2 H2 units at a second warehouse that nobody counts are asked about, left alone until answered, and told as their location has them", async () => {
  const { world, shopId, prisma } = town;
  const before = await shown();
  expect(before.reno).toBe(12);
  const asked = await question();
  expect(asked).toMatchObject({
    subject: "Reno",
    cause: "stock:warehouse",
    reason: expect.stringContaining("12 units of 1 product "),
  });

  const made = (await town.ask("POST", `/shopify/${town.handle}/locations`, {
    name: "Boston",
  })) as { id: string };
  boston = made.id;
  await town.ask("POST", `/shopify/${town.handle}/stock`, {
    sku,
    available: 8,
    locationId: boston,
  });
  await town.settle();
  // Until then what lies in Boston is shown at the main warehouse, and Reno as it was.
  expect(await shown()).toEqual({ main: before.main + 8, reno: 12 });

  const pool = await prisma.pool.findFirstOrThrow({
    where: { externalId: boston },
  });
  const answer = (value: string) =>
    resolveConflict(world, shopId, {
      conflictId: asked?.id ?? "",
      version: asked?.version ?? "",
      choice: { kind: "value", value },
      actor,
      reason: null,
    });
  expect(await answer(town.shopId)).toMatchObject({ outcome: "unfit" });
  expect(await answer(pool.id)).toEqual({ outcome: "settled" });
  await town.settle();
  expect(await shown()).toEqual({ main: before.main, reno: 8 });
  expect(await question()).toBeNull();

  // What moves there is told there; a sale of TikTok Shop's leaves both right.
  await town.ask("POST", `/shopify/${town.handle}/stock`, {
    sku,
    available: 5,
    locationId: boston,
  });
  await town.settle();
  expect(await shown()).toEqual({ main: before.main, reno: 5 });
});

test("P2 S5 a warehouse that closed is counted at the main one, whichever deed the worker was killed at that learned of it", async () => {
  await hour();
  const before = await shown();
  expect(before.reno).toBeGreaterThan(0);
  await town.ask("PUT", `/tiktok/warehouses/${reno}`, { enabled: false });
  town.wait(61 * 60_000);
  await town.run("shop.reconcile", { shopId: town.shopId });
  const waiting = () =>
    town.prisma.journalEntry.count({
      where: {
        deliveryId: { startsWith: "marketplace-places-changed" },
        plannedAt: null,
      },
    });
  expect(await waiting()).toBe(1);
  expect(await workInLives(town, "shop.plan", waiting)).toBeGreaterThan(2);
  await town.settle();
  expect((await shown()).main).toBe(before.main + before.reno);
  await town.ask("PUT", `/tiktok/warehouses/${reno}`, { enabled: true });
  await hour();
  expect(await shown()).toEqual(before);
});

test("S5 S6 a location stands behind one warehouse only, and the main one keeps one", async () => {
  const { world, shopId, prisma } = town;
  const { id } = (await town.ask("POST", "/tiktok/warehouses", {
    name: "Ogden",
  })) as { id: string };
  await hour();
  const ogden = await prisma.salesWarehouse.findFirstOrThrow({
    where: { externalId: id },
  });
  const own = await prisma.pool.findMany({ where: { kind: "own" } });
  const stands = (poolId: string) =>
    setWarehouse(world, shopId, {
      warehouseId: ogden.id,
      standing: "location",
      poolId,
      actor,
    });
  const taken = own.find(({ externalId }) => externalId === boston);
  expect(await stands(taken?.id ?? "")).toEqual({
    outcome: "taken",
    by: "Reno",
  });
  const last = own.filter(({ externalId }) => externalId !== boston);
  expect(last).toHaveLength(1);
  expect(await stands(last[0]?.id ?? "")).toEqual({ outcome: "needed" });
});

test("S4 H1 the answer can be changed: told zero, then left alone, and asked again", async () => {
  const { world, shopId, prisma } = town;
  const { id: warehouseId } = await warehouse();
  const say = async (standing: "zero" | "apart" | null) => {
    const wish = { warehouseId, standing, poolId: null, actor };
    const set = await setWarehouse(world, shopId, wish);
    await town.settle();
    return set;
  };
  const before = await shown();
  expect(await say("zero")).toMatchObject({
    outcome: "warehouse-set",
    before: { standing: "location" },
  });
  expect(await shown()).toEqual({ main: before.main + 5, reno: 0 });
  await say("apart");
  await town.ask("POST", "/tiktok/stock", {
    sellerSku: sku,
    quantity: 3,
    warehouseId: reno,
  });
  await hour();
  expect((await shown()).reno).toBe(3);
  expect(await question()).toBeNull();
  expect(await prisma.publication.count({ where: { placeId: reno } })).toBe(0);
  await say(null);
  expect((await question())?.reason).toContain("3 units of 1 product ");
  const lines = await prisma.auditLine.findMany({
    where: { subject: `warehouse:${warehouseId}` },
    orderBy: { at: "asc" },
  });
  expect(lines.map(({ before, after }) => [before, after])).toEqual([
    [null, "Boston"],
    ["Boston", "zero"],
    ["zero", "apart"],
    ["apart", null],
  ]);
});

test("S2 S5 a SKU that TikTok Shop does not offer from a warehouse is told at the main one alone, until it is offered there", async () => {
  const { shopId, prisma } = town;
  await putBostonBehindIt();
  const stock = async (available: number, locationId?: string) => {
    await town.ask("POST", `/shopify/${town.handle}/stock`, {
      sku: "TEE-L",
      available,
      ...(locationId && { locationId }),
    });
    await town.settle();
    return shown("TEE-L");
  };
  await stock(30);
  expect(await stock(4, boston)).toEqual({ main: 30, reno: 0 });
  // TikTok Shop would refuse both numbers.
  expect(await stock(7)).toEqual({ main: 7, reno: 0 });

  await town.ask("POST", "/tiktok/stock", {
    sellerSku: "TEE-L",
    quantity: 1,
    warehouseId: reno,
  });
  await hour();
  expect(await shown("TEE-L")).toEqual({ main: 7, reno: 4 });
  expect(await stock(4, boston)).toEqual({ main: 7, reno: 4 });
  expect(await stock(2)).toEqual({ main: 2, reno: 4 });

  // Three are sold where there are three: the other one shows what it did.
  town.wait(60 * 60_000);
  const { id: itemId, externalId: skuId } =
    await prisma.listingSku.findFirstOrThrow({ where: { sellerSku: "TEE-L" } });
  await town.control.buyOnTikTok([{ skuId, quantity: 3 }], "BY_SELLER");
  await town.run("shop.plan", { shopId });
  const told = await prisma.publication.findMany({
    where: { channel: "marketplace", itemId },
    select: { placeId: true, published: true, mayShow: true },
  });
  expect(
    told.map(({ placeId, ...row }) => [placeId === reno, row]).sort(),
  ).toEqual([
    [false, { published: 2, mayShow: 2 }],
    [true, { published: 1, mayShow: 4 }],
  ]);
  await town.settle();
  // Of six, three are left; while the store does not know the order it is taken off at both.
  expect(await shown("TEE-L")).toEqual({ main: 0, reno: 1 });
});

test("S2 S5 a kit that one warehouse offers is put together of what lies behind that one, also where its parts are shown at others", async () => {
  const { world, shopId, prisma } = town;
  await putBostonBehindIt();
  const kit = "TOTE-NAT-01";
  const count = (part: string, available: number, locationId?: string) =>
    town.ask("POST", `/shopify/${town.handle}/stock`, {
      sku: part,
      available,
      ...(locationId && { locationId }),
    });
  // The one part is shown at both warehouses, the other at the main one alone.
  await count(sku, 9);
  await count(sku, 6, boston);
  await count("MUG-NVY-12", 40);
  await count("MUG-NVY-12", 40, boston);
  const idOf = async (of: string) =>
    (await prisma.variant.findFirstOrThrow({ where: { sku: of } })).id;
  await setKit(world, shopId, {
    variantId: await idOf(kit),
    parts: [
      { variantId: await idOf("MUG-NVY-12"), count: 1 },
      { variantId: await idOf(sku), count: 2 },
    ],
    actor,
  });
  await town.settle();
  expect(await shown(sku)).toEqual({ main: 9, reno: 6 });
  expect(await shown("MUG-NVY-12")).toEqual({ main: 40, reno: 0 });
  // Nine and six make seven, of which three could not be packed without a second warehouse.
  expect(await shown(kit)).toEqual({ main: 4, reno: 0 });
  expect(await differences(kit)).toEqual([]);

  // A limit of the merchant's is one of what lies there, not of both places.
  const limit = async (limits: Partial<RuleLimits>) => {
    const wish = {
      variantId: await idOf(sku),
      channel: "marketplace" as const,
      limits: { bufferUnits: 0, cap: null, floor: 0, ...limits },
    };
    const { basedOn } = await previewStockRule(world, shopId, wish);
    await setStockRule(world, shopId, { ...wish, basedOn, actor });
    await town.settle();
    return (await shown(kit)).main;
  };
  expect(await limit({ cap: 6 })).toBe(3);
  expect(await differences(kit)).toEqual([]);
  expect(await limit({ bufferUnits: 5, floor: 3 })).toBe(2);
  expect(await differences(kit)).toEqual([]);
  expect(await limit({ floor: 10 })).toBe(0);
  expect(await differences(kit)).toEqual([]);
  await limit({});

  // Whoever compares the sides sees one too many and one too few.
  for (const quantity of [5, 3]) {
    await town.ask("POST", "/tiktok/stock", { sellerSku: kit, quantity });
    expect((await differences(kit)).length).toBeGreaterThan(0);
  }
  await hour();
  expect((await shown(kit)).main).toBe(4);
});

test("C3 S5 nothing is offered at any warehouse of a variant that was deleted, also where the merchant counts himself", async () => {
  const { world, shopId, prisma } = town;
  const { id: warehouseId } = await warehouse();
  await setWarehouse(world, shopId, {
    warehouseId,
    standing: "apart",
    poolId: null,
    actor,
  });
  const byHand = async (quantity: number) => {
    await town.ask("POST", "/tiktok/stock", {
      sellerSku: sku,
      quantity,
      warehouseId: reno,
    });
    await hour();
  };
  await byHand(9);
  const before = await shown();
  expect(before.main).toBeGreaterThan(0);
  expect(before.reno).toBe(9);
  await town.ask("POST", `/shopify/${town.handle}/variants/delete`, { sku });
  await town.settle();
  expect(await shown()).toEqual({ main: 0, reno: 0 });
  // Units that come to be shown there are taken back, as at every other place that is told a number.
  await byHand(2);
  expect(await shown()).toEqual({ main: 0, reno: 0 });

  // Once it is another variant he counts again, and nothing of it is ours.
  const { id: listingSkuId } = await prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: sku },
  });
  const { id: variantId } = await prisma.variant.findFirstOrThrow({
    where: { deletedAt: null, sku: "TEE-L" },
  });
  await changeLink(world, shopId, {
    listingSkuId,
    variantId,
    actor,
    reason: null,
  });
  await town.settle();
  await byHand(6);
  expect((await shown()).reno).toBe(6);
  const told = { placeId: reno, itemId: listingSkuId };
  expect(await prisma.publication.count({ where: told })).toBe(0);
});
