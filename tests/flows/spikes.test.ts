import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyPlan } from "#core/domain/plan.ts";
import { soldFaster, type Term } from "#core/domain/stock/derivation.ts";
import { fewestOrders } from "#core/domain/stock/spike.ts";
import type { ExposureMode } from "#core/domain/stock/stock-rule.ts";
import { previewStockRule, setStockRule } from "#core/flows/set-stock-rule.ts";
import { readEnv } from "#core/wiring/env.ts";
import { scheduleOf } from "#worker/schedule.ts";
import { readNeeds } from "../../app/queries/needs.server.ts";
import { settings } from "../app/support.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { skuOnTikTok } from "./trials/orders.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

test("S2 S4 what sells in a jump is kept back from TikTok Shop by the measured delay, told to the merchant, and let go when it is quiet", async () => {
  const { world, prisma, shopId } = town;
  // Numbers are told, so that a sale within the clocks' difference is told again: the first delay that is measured.
  const setRule = async (basedOn: number, exposure?: ExposureMode) => {
    const limits = { bufferUnits: 1, cap: null, floor: 0 };
    expect(
      await setStockRule(world, shopId, {
        variantId: null,
        channel: "marketplace",
        limits: exposure ? { ...limits, exposure } : limits,
        basedOn,
        actor: "merchant:test",
      }),
    ).toMatchObject({ outcome: "set" });
    await town.settle();
  };
  await setRule(0);
  const where = { shopId, channel: "marketplace" };
  const { variantId } = await prisma.publication.findFirstOrThrow({
    where,
    orderBy: { desired: "desc" },
  });
  const { sku } = await prisma.variant.findUniqueOrThrow({
    where: { id: variantId },
  });
  const { id: skuId } = await skuOnTikTok(town, sku ?? "");
  const buy = () =>
    town.control.buyOnTikTok([{ skuId, quantity: 1 }], "BY_SELLER");
  const told = async () => {
    const { desired, published, placeId, derivation } =
      await prisma.publication.findFirstOrThrow({
        where: { ...where, variantId },
      });
    const { inventory } = await skuOnTikTok(town, sku ?? "");
    const shown = inventory.find(({ warehouseId }) => warehouseId === placeId);
    // TikTok Shop shows what we say it does.
    expect([published, shown?.quantity]).toEqual([desired, desired]);
    const kept = (derivation as unknown as Term[]).find(({ term }) =>
      term.startsWith(soldFaster),
    );
    return { desired, kept };
  };
  const needs = async () =>
    (await readNeeds(prisma, shopId, world.clock.now())).jumpingVariants;

  await buy();
  await town.deliver();
  town.wait(40_000);
  await town.settle();
  const before = await told();
  expect(before.kept).toBeUndefined();
  expect(await needs()).toBe(0);

  for (let orders = 0; orders < fewestOrders; orders++) await buy();
  await town.settle();
  const jumping = await told();
  const units = -(jumping.kept?.quantity ?? 0);
  // Nine orders in five minutes, and numbers that take 40 seconds or more.
  expect(units).toBeGreaterThanOrEqual(2);
  expect(jumping.desired).toBe(before.desired - fewestOrders - units);
  expect(await needs()).toBe(1);

  // Whatever else is to be told, its number goes first.
  const others = await prisma.publication.findMany({
    where: { ...where, variantId: { not: variantId } },
    take: 3,
  });
  const mine = await prisma.publication.findFirstOrThrow({
    where: { ...where, variantId },
  });
  const { id: entryId } = await prisma.journalEntry.findFirstOrThrow();
  const at = world.clock.now();
  const undone = new Error("nothing of it is kept");
  const due: string[] = [];
  await world.store
    .inShop(shopId, async (records) => {
      const effects = [...others, mine].map((one) => ({
        kind: "marketplace.set-stock" as const,
        key: `first:${one.itemId}`,
        subject: `stock:marketplace:${one.itemId}`,
        payload: { variantId: one.variantId, listingSkuId: one.itemId },
      }));
      await records.savePlan({ ...emptyPlan(), effects }, { entryId, at });
      for (const { key } of await records.dueEffects(at, 10)) due.push(key);
      throw undone;
    })
    .catch((error) => expect(error).toBe(undone));
  expect(due).toEqual([mine, ...others].map(({ itemId }) => `first:${itemId}`));

  const quiet = 7 * 60_000;
  await town.control.advance(quiet);
  town.wait(quiet);
  await town.run("journal.sweep", {});
  await town.settle();
  const calm = await told();
  expect(calm.kept).toBeUndefined();
  expect(calm.desired).toBe(before.desired - fewestOrders);
  expect(await needs()).toBe(0);
  const lines = await prisma.auditLine.findMany({
    where: { shopId, actor: "quayside", subject: { contains: variantId } },
    orderBy: { at: "asc" },
    select: { action: true },
  });
  expect(lines.map(({ action }) => action.split(":")[0])).toEqual([
    "Sales jump",
    "Sales are calm again",
  ]);

  // A merchant who wants it always has it in quiet times, too, by what the day has sold.
  // He sees before what it will keep back.
  const seen = await previewStockRule(world, shopId, {
    variantId: null,
    channel: "marketplace",
    limits: { bufferUnits: 1, cap: null, floor: 0, exposure: "always" },
  });
  await setRule(1, "always");
  const always = await told();
  expect(always.kept?.term).toMatch(/ 9 sold in 1440 minutes/);
  expect(seen.changes).toMatchObject([
    { variantId, from: calm.desired, to: always.desired },
  ]);
  await setRule(2, "off");
  expect((await told()).kept).toBeUndefined();
});

test("S2 S4 S5 what sells in a jump from the network's stock is kept back from Shopify, and TikTok Shop's number of the merchant's own keeps nothing back for it", async () => {
  const { prisma, shopId } = town;
  const sku = await choose(town, "TOTE-NAT-01");
  await town.settle();
  const { id: variantId } = await prisma.variant.findFirstOrThrow({
    where: { sku },
  });
  const { id: skuId } = await skuOnTikTok(town, sku);
  const buy = () =>
    town.control.buyOnTikTok([{ skuId, quantity: 1 }], "BY_TIKTOK");
  const told = async (channel: "storefront" | "marketplace") => {
    const { desired, published, derivation } =
      await prisma.publication.findFirstOrThrow({
        where: { shopId, variantId, channel },
      });
    expect(published).toBe(desired);
    const kept = (derivation as unknown as Term[]).find(({ term }) =>
      term.startsWith(soldFaster),
    );
    return { desired, kept };
  };
  const left = async () => {
    const { goodsLink } = await prisma.variant.findUniqueOrThrow({
      where: { id: variantId },
      include: { goodsLink: { include: { goods: true } } },
    });
    const { goods } = await town.control.network();
    const { stock = [] } =
      goods.find(({ id }) => id === goodsLink?.goods.externalId) ?? {};
    return stock.reduce((sum, { available }) => sum + available, 0);
  };
  const own = await told("marketplace");
  expect(await told("storefront")).toEqual({
    desired: await left(),
    kept: undefined,
  });

  for (let orders = 0; orders < fewestOrders; orders++) await buy();
  await town.deliver();
  town.wait(40_000);
  await town.settle();
  // The delay of the first numbers is measured; the next one keeps back by it.
  await buy();
  await town.settle();
  const jumping = await told("storefront");
  const units = -(jumping.kept?.quantity ?? 0);
  // Nine orders in five minutes, and numbers that take 40 seconds or more.
  expect(units).toBeGreaterThanOrEqual(2);
  expect(jumping.desired).toBe((await left()) - units);
  expect(await told("marketplace")).toEqual(own);

  const quiet = 7 * 60_000;
  await town.control.advance(quiet);
  town.wait(quiet);
  await town.run("journal.sweep", {});
  await town.settle();
  expect(await told("storefront")).toEqual({
    desired: await left(),
    kept: undefined,
  });
});

test("S2 J2 a jump that no webhook told of is noticed by the next routine check, which comes every minute", async () => {
  const { world, prisma, shopId } = town;
  const check = scheduleOf(readEnv(settings(town.database.url))).find(
    ({ job }) => job === "shops.reconcile",
  );
  expect(check?.everyMs).toBe(60_000);
  const { variantId } = await prisma.publication.findFirstOrThrow({
    where: { shopId, channel: "marketplace", desired: { gt: fewestOrders } },
    orderBy: { desired: "asc" },
  });
  const { sku } = await prisma.variant.findUniqueOrThrow({
    where: { id: variantId },
  });
  const { id: skuId } = await skuOnTikTok(town, sku ?? "");
  const spikes = () => prisma.spike.count({ where: { shopId, variantId } });
  for (const platform of ["tiktok", "shopify"] as const)
    await town.fault({ kind: "lost_letter", platform });
  for (let orders = 0; orders < fewestOrders; orders++)
    await town.control.buyOnTikTok([{ skuId, quantity: 1 }], "BY_SELLER");
  await town.clearFaults();
  await town.settle();
  expect(await spikes()).toBe(0);
  town.wait(60_000);
  await town.control.advance(60_000);
  await town.run("shops.reconcile", {});
  await town.settle();
  expect(await spikes()).toBe(1);
  expect(await readNeeds(prisma, shopId, world.clock.now())).toMatchObject({
    jumpingVariants: 1,
  });
});
