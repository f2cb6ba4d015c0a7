import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDelivery } from "#app/queries/delivery.server.ts";
import { readReplenishment } from "#app/queries/replenishment.server.ts";
import { reconcileShop } from "#core/flows/reconcile-shop.ts";
import { doReplenishment, lookAtWays } from "#core/flows/replenish.ts";
import { expectDemand } from "../support/expect-demand.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { acceptDelivery, atNetwork, takeFirstWay } from "./trials/inbound.ts";

const actor = "merchant:test";
let town: SmallTown;

beforeAll(async () => {
  town = await openSmallTown();
  await town.connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const page = () =>
  readReplenishment(town.prisma, town.shopId, town.world.clock.now());

describe("a suggestion", () => {
  test("H2 follows from the forecast and the stock, and from what the merchant says of the goods", async () => {
    const goodsId = await expectDemand(
      town.prisma,
      town.shopId,
      20,
      town.world.clock.now(),
    );
    const [plain] = (await page()).suggestions;
    expect(plain?.goodsId).toBe(goodsId);
    expect(plain?.line.units).toBe(Math.ceil(plain?.line.wanted ?? Number.NaN));
    expect(plain?.isCostAssumed).toBe(true);

    await doReplenishment(town.world, town.shopId, {
      deed: "set-terms",
      actor,
      terms: {
        goodsId,
        packSize: 24,
        unitCostMinor: 300,
        melts: false,
        shelfLifeDays: null,
      },
    });
    const [packed] = (await page()).suggestions;
    expect(packed?.line.units).toBe((packed?.line.cartons ?? 0) * 24);
    expect(packed?.isCostAssumed).toBe(false);

    await doReplenishment(town.world, town.shopId, {
      deed: "dismiss",
      actor,
      goodsId,
      reason: "a new packing comes next week",
      days: 7,
    });
    expect((await page()).suggestions[0]?.dismissed?.reason).toBe(
      "a new packing comes next week",
    );
    const audit = await town.prisma.auditLine.findMany({
      where: { actor, subject: "rule:replenishment" },
    });
    expect(audit).toHaveLength(2);
  });
});

describe("a delivery", () => {
  test("J3 E1 is planned, confirmed by the merchant's own choice, and followed", async () => {
    const planId = await acceptDelivery(town);
    await town.settle();
    expect((await readPage(planId)).state).toBe("saved");
    await takeFirstWay(town, planId);
    await town.settle();
    const { externalId } = await readPage(planId);
    const made = (await atNetwork(town)).inbound.filter(
      (order) => order.planId === externalId,
    );
    expect(made.length).toBeGreaterThan(0);

    const confirmed = await readPage(planId);
    expect(confirmed.state).toBe("confirmed");
    expect(confirmed.orders.map((order) => order.externalId).sort()).toEqual(
      made.map(({ id }) => id).sort(),
    );
    await reconcileShop(town.world, town.shopId);
    await town.settle();
    for (const order of (await readPage(planId)).orders)
      expect(order.centre).not.toBeNull();
  });

  test("that was dropped or confirmed is not changed any more", async () => {
    const planId = await acceptDelivery(town);
    await town.settle();
    const drop = () =>
      doReplenishment(town.world, town.shopId, { deed: "drop", actor, planId });
    expect((await drop()).outcome).toBe("done");
    expect((await drop()).outcome).toBe("moved");
    expect(await lookAtWays(town.world, town.shopId, planId, null)).toBeNull();
  });
});

async function readPage(planId: string) {
  const delivery = await readDelivery(
    town.prisma,
    town.shopId,
    planId,
    town.world.clock.now(),
  );
  if (!delivery) throw new Error("no such delivery");
  return delivery;
}
