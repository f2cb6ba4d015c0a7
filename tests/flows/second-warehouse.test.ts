import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { setWarehouse } from "#core/flows/set-warehouse.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
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

const shown = async () => {
  const { inventory } = await skuOnTikTok(town, sku);
  const at = (isReno: boolean) =>
    inventory.find(({ warehouseId }) => (warehouseId === reno) === isReno)
      ?.quantity;
  return { main: at(false) ?? 0, reno: at(true) ?? 0 };
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
