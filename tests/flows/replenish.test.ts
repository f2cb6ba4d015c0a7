import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adviseDelivery } from "#app/queries/advised-way.server.ts";
import { readDelivery } from "#app/queries/delivery.server.ts";
import { readPlayedPast } from "#app/queries/played-past.server.ts";
import { readReplenishment } from "#app/queries/replenishment.server.ts";
import { readStockPage } from "#app/queries/stock-page.server.ts";
import type { InboundOrderFact } from "#core/domain/inbound-facts.ts";
import { assumedDaysToSale } from "#core/domain/replenishment/days-to-sale.ts";
import { defaultPolicy } from "#core/domain/replenishment/policy.ts";
import { readPastToPlay } from "#core/flows/forecast/read-past-to-play.ts";
import { forecastDemand } from "#core/flows/forecast-demand.ts";
import { reconcileShop } from "#core/flows/reconcile-shop.ts";
import { lookAtWays } from "#core/flows/replenish/look-at-ways.ts";
import { printInboundLabels } from "#core/flows/replenish/print-inbound-labels.ts";
import { doReplenishment } from "#core/flows/replenish.ts";
import { dayOf } from "#core/kit/days.ts";
import { standingMatters } from "#core/store/records/standing-matters.server.ts";
import { goodsOf } from "../domain/demand/make-panel.ts";
import { shopHandle } from "../stories/main-job/control.ts";
import { expectDemand } from "../support/expect-demand.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import {
  acceptDelivery,
  atNetwork,
  confirmedDelivery,
  shipFirst,
  takeFirstWay,
} from "./trials/inbound.ts";

const actor = "merchant:test";
let town: SmallTown;

beforeAll(async () => {
  town = await openConnectedTown();
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
    // What lies at the merchant's own is what can be sent, until he says that more can be bought.
    expect(plain?.line.units).toBe(plain?.source?.toNetwork);
    expect(plain?.line.bounds).toContain("supply");
    expect(plain?.costSource).toBe("assumed");
    await town.ask("POST", `/shopify/${shopHandle}/costs`, {
      sku: plain?.sku,
      cost: "7.25",
    });
    await town.settle();
    expect((await page()).suggestions[0]).toMatchObject({
      costSource: "storefront",
      unitCostMinor: 725,
    });
    // Shopify cannot ask the network for goods that nobody has chosen: that half of the demand is the merchant's to ship.
    expect(plain?.network.share).toBe(0.5);

    await doReplenishment(town.world, town.shopId, {
      deed: "set-terms",
      actor,
      terms: {
        goodsId,
        packSize: 24,
        unitCostMinor: 300,
        melts: false,
        shelfLifeDays: null,
        isBought: true,
      },
    });
    const { suggestions, penetration } = await page();
    const [packed] = suggestions;
    expect(penetration?.ifNothing).toBeGreaterThan(0);
    expect(penetration?.asPlanned).toBeGreaterThan(penetration?.ifNothing ?? 1);
    expect(penetration?.asPlanned).toBeLessThanOrEqual(1);
    expect(packed?.line.units).toBe((packed?.line.cartons ?? 0) * 24);
    expect(packed?.source).toBeNull();
    expect(packed?.line.units).toBeGreaterThanOrEqual(
      packed?.line.wanted ?? Number.NaN,
    );
    expect(packed?.costSource).toBe("merchant");
    // The past is played by the same: cartons, cost, and what falls to the network.
    const { variantId = "" } = packed ?? {};
    const past = await town.world.store.inShop(town.shopId, (records) =>
      readPastToPlay(
        records,
        [
          {
            ...goodsOf([1, 2, 3], { key: variantId }),
            recentByChannel: [5, 5],
          },
        ],
        dayOf(town.world.clock.now()),
        town.world.clock.now(),
      ),
    );
    expect(past?.goods).toMatchObject([
      { goodsId, packSize: 24, unitCostMinor: 300, part: { share: 0.5 } },
    ]);
    expect(past?.goods[0]?.variantIds).toContain(variantId);
    // Nothing else that the network stores is expected to sell.
    expect(past?.terms.knownPart).toBe(1);
    const unknown = await town.world.store.inShop(town.shopId, (records) =>
      records.partOfNetwork([]),
    );
    expect(unknown).toBe(0);
    expect(past?.terms.policy).toEqual((await page()).policy);

    await doReplenishment(town.world, town.shopId, {
      deed: "dismiss",
      actor,
      goodsId,
      reason: "a new packing comes next week",
      days: 7,
    });
    const dismissed = async () =>
      (await page()).suggestions.find((one) => one.goodsId === goodsId)
        ?.dismissed;
    expect((await dismissed())?.reason).toBe("a new packing comes next week");
    await doReplenishment(town.world, town.shopId, {
      deed: "suggest-again",
      actor,
      goodsId,
    });
    expect(await dismissed()).toBeNull();
    const audit = await town.prisma.auditLine.findMany({
      where: { actor, subject: "rule:replenishment" },
    });
    expect(audit).toHaveLength(3);
  });

  test("H2 what was said of goods is taken back step by step, and nothing where it was said anew since", async () => {
    const goodsId = (await page()).suggestions[0]?.goodsId ?? "";
    const shown = async () => {
      const one = (await page()).suggestions.find(
        (suggestion) => suggestion.goodsId === goodsId,
      );
      return {
        dismissed: one?.dismissed?.reason ?? null,
        packSize: one?.packSize,
        unitCostMinor: one?.unitCostMinor,
      };
    };
    const say = async (deed: Parameters<typeof doReplenishment>[2]) => {
      const answer = await doReplenishment(town.world, town.shopId, deed);
      // Two of one millisecond would be one delivery of the journal.
      town.wait(1);
      return answer;
    };
    const done = async (deed: Parameters<typeof doReplenishment>[2]) => {
      const answer = await say(deed);
      if (answer.outcome !== "done") throw new Error(answer.outcome);
      return answer;
    };
    const takeBack = (entryId: string) =>
      say({ deed: "take-back", actor, entryId });
    const dismiss = (reason: string) =>
      done({ deed: "dismiss", actor, goodsId, reason, days: 7 });
    const pack = (packSize: number, unitCostMinor: number) =>
      done({
        deed: "set-terms",
        actor,
        terms: {
          ...{ goodsId, packSize, unitCostMinor, melts: false },
          ...{ shelfLifeDays: null, isBought: true },
        },
      });

    const before = await shown();
    const first = await dismiss("sold off");
    const second = await dismiss("sold off for good");
    const packed = await pack(48, 250);
    expect(await shown()).toEqual({
      dismissed: "sold off for good",
      packSize: 48,
      unitCostMinor: 250,
    });
    // The first was said anew since.
    expect(await takeBack(first.entryId)).toEqual({ outcome: "moved" });
    expect(await takeBack(second.entryId)).toMatchObject({ outcome: "done" });
    expect((await shown()).dismissed).toBe("sold off");
    expect(await takeBack(second.entryId)).toEqual({ outcome: "moved" });
    expect(await takeBack(packed.entryId)).toMatchObject({ outcome: "done" });
    const undone = await takeBack(first.entryId);
    expect(await shown()).toEqual(before);
    // What was taken back is said again where that is taken back in its turn.
    expect(undone).toMatchObject({ outcome: "done", mayTakeBack: true });
    await takeBack("entryId" in undone ? undone.entryId : "");
    expect((await shown()).dismissed).toBe("sold off");
    const again = await done({ deed: "suggest-again", actor, goodsId });
    expect(await shown()).toEqual(before);
    expect(again.mayTakeBack).toBe(true);
    const nothing = await done({ deed: "suggest-again", actor, goodsId });
    expect(nothing.mayTakeBack).toBe(false);
    // An entry of another kind says nothing of goods.
    const policy = await done({
      deed: "set-policy",
      actor,
      policy: (await page()).policy,
    });
    expect(await takeBack(policy.entryId)).toEqual({ outcome: "moved" });
  });
});

test("H2 fees in dollars are set against another currency once a person has said what a dollar is in it", async () => {
  const inCurrency = (currency: string) =>
    town.prisma.shop.update({ where: { id: town.shopId }, data: { currency } });
  const missing = async () =>
    (await page()).cheapestLevels.map((one) =>
      "missing" in one ? one.missing : null,
    );
  const { currency } = await page();
  await inCurrency("EUR");
  expect((await page()).dollar).toEqual({ said: null });
  expect(await missing()).toEqual(["currency"]);
  const value = { currency: "EUR", perDollar: 0.92 };
  // Days are the shop's own.
  const { timeZone } = await town.prisma.shop.findUniqueOrThrow({
    where: { id: town.shopId },
  });
  const from = dayOf(town.world.clock.now(), timeZone);
  const rate = {
    from,
    source: "a test",
    certainty: "verified" as const,
    value,
  };
  await doReplenishment(town.world, town.shopId, {
    deed: "keep-policy-file",
    actor,
    name: "1 USD = 0.92 EUR",
    file: { exchangeRates: [rate] },
    holds: true,
  });
  expect((await page()).dollar?.said).toMatchObject({ perDollar: 0.92, from });
  expect(await missing()).toEqual([null]);
  await inCurrency(currency);
  expect((await page()).dollar).toBeNull();
});

test("H2 a past that was played by other rules, or in an older way, is played anew when the worker is asked", async () => {
  const { prisma, shopId, world } = town;
  const now = world.clock.now();
  await expectDemand(prisma, shopId, 20, now);
  const keep = (simulation: object) =>
    prisma.forecastRun.updateMany({ where: { shopId }, data: { simulation } });
  const played = () => readPlayedPast(prisma, shopId, now);
  await forecastDemand(world, shopId);
  const { simulation } = await played();
  expect(simulation).not.toBeNull();
  // This shop has sold nothing: what is played anew comes to nothing, and what was kept is gone.
  await keep({ until: "2026-11-01" });
  expect(await played()).toMatchObject({ simulation: null, isPlayedOld: true });
  await forecastDemand(world, shopId);
  expect(await played()).toMatchObject({
    simulation: null,
    isPlayedOld: false,
  });
  await expectDemand(prisma, shopId, 20, now);
  await doReplenishment(world, shopId, {
    deed: "set-policy",
    actor,
    policy: { ...defaultPolicy, reviewDays: 14 },
  });
  expect((await played()).simulation).not.toBeNull();
  await forecastDemand(world, shopId);
  expect((await played()).simulation).toBeNull();
  await doReplenishment(world, shopId, {
    deed: "set-policy",
    actor,
    policy: defaultPolicy,
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
    const inDays = (days: number) =>
      new Date(town.world.clock.now().getTime() + days * 86_400_000);
    // By then the network has closed it.
    const tooLate = await doReplenishment(town.world, town.shopId, {
      deed: "take-way",
      actor,
      planId,
      taken: {
        way: "direct",
        window: { from: inDays(100), until: inDays(107) },
        optionExternalId: "option",
        fee: null,
      },
    });
    expect(tooLate).toEqual({ outcome: "untimely", why: "closed" });
    expect((await readPage(planId)).state).toBe("saved");
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

describe("a confirmed delivery", () => {
  test("J3 is packed, numbered and counted, step by step", async () => {
    const made = await confirmedDelivery(town);
    const id = await shipFirst(town, made);
    // A second press says the same.
    await shipFirst(town, made);
    await town.run("shop.carry", { shopId: town.shopId });
    // It has taken hold, and the cartons that the network numbered are not read yet.
    const told = await orderOf(made.planId, id);
    expect([told.isWorking, told.cartons]).toEqual([true, []]);
    await town.settle();
    const order = await orderOf(made.planId, id);
    expect(order.isWorking).toBe(false);
    expect(order.status).toBe("TO_BE_RECEIVED");
    expect(order.steps).toEqual(["labels", "track", "cancel"]);
    expect(order.cartons.length).toBeGreaterThan(1);
    expect(order.receipts).toEqual([]);

    const labels = () =>
      printInboundLabels(town.world, town.shopId, {
        planId: made.planId,
        orderExternalId: id,
      });
    expect(await labels()).toEqual({ state: "making" });
    await town.control.advance(60_000);
    expect(await labels()).toMatchObject({
      state: "ready",
      url: expect.stringContaining(`IBR${id}.zip`),
    });

    await doReplenishment(town.world, town.shopId, {
      deed: "track",
      actor,
      planId: made.planId,
      orderExternalId: id,
      parcels: order.cartons.map(({ number: carton }, at) => ({
        carton,
        carrier: "UPS",
        number: `1Z999AA1012345678${at}`,
      })),
    });
    await town.settle();
    expect((await orderOf(made.planId, id)).tracking).toHaveLength(
      order.cartons.length,
    );

    const goodsId = order.planned[0]?.goodsExternalId ?? "";
    const units = order.planned[0]?.quantity ?? 0;
    await town.ask("POST", `/fbt/inbound/${id}/receive`, {
      findings: [{ goodsId, normal: units - 2, defective: 0 }],
    });
    await town.settle();
    await reconcileShop(town.world, town.shopId);
    await town.settle();
    const { receipts } = await orderOf(made.planId, id);
    expect(
      receipts.find(({ goodsExternalId }) => goodsExternalId === goodsId),
    ).toMatchObject({ planned: units, sellable: units - 2, missing: 2 });
    const { claimUntil } = await readPage(made.planId);
    // Until then the merchant is told of it.
    const matters = async (at: Date) =>
      (await standingMatters(town.prisma, town.shopId, at)).filter(
        ({ kind }) => kind === "missing-units",
      );
    expect(await matters(town.world.clock.now())).toEqual([
      {
        kind: "missing-units",
        key: `missing:${id}`,
        subject: id,
        facts: { at: claimUntil?.toISOString(), target: made.planId },
      },
    ]);
    expect(await matters(claimUntil ?? new Date(0))).toEqual([]);
    const say = (
      wish:
        | { deed: "unclaim" }
        | { deed: "claim"; on: string; reference: string },
    ) =>
      doReplenishment(town.world, town.shopId, {
        ...{ actor, planId: made.planId, orderExternalId: id },
        ...wish,
      });
    // Claimed by hand, it is nothing to be told of; taken back, it is again, and both stay in the record.
    const claim = { on: "2026-11-27", reference: "case 4711" };
    expect((await say({ deed: "claim", ...claim })).outcome).toBe("done");
    expect(await matters(town.world.clock.now())).toEqual([]);
    expect(await orderOf(made.planId, id)).toMatchObject({
      claim: { ...claim, units: 2, actor },
      unclaimed: 0,
    });
    expect((await say({ deed: "unclaim" })).outcome).toBe("done");
    expect((await say({ deed: "unclaim" })).outcome).toBe("moved");
    expect(await matters(town.world.clock.now())).toHaveLength(1);
    const lines = await town.prisma.auditLine.findMany({
      where: { action: { contains: "missing units" } },
      orderBy: { at: "asc" },
    });
    expect(lines.map(({ before, after }) => [before, after])).toEqual([
      [null, { ...claim, units: 2, actor }],
      [{ ...claim, units: 2, actor }, null],
    ]);
  });

  test("H2 is called off as a whole, with a reason, and no carton is accepted that no carrier brings", async () => {
    const { planId, orders } = await confirmedDelivery(town);
    const goods = await town.prisma.fbtGoods.findMany();
    const heavy = await doReplenishment(town.world, town.shopId, {
      deed: "ship",
      actor,
      planId,
      orderExternalId: orders[0] ?? "",
      by: "parcel",
      packings: goods.map(({ externalId }) => ({
        goodsExternalId: externalId,
        unitsPerCarton: 4,
        weightGrams: 40_000,
        sizeMillimetres: { length: 300, width: 250, height: 250 },
      })),
    });
    expect(heavy).toEqual({ outcome: "unpacked", why: "too-heavy" });
    const cancel = {
      deed: "cancel",
      actor,
      planId,
      reason: "The goods are sold elsewhere",
    } as const;
    await doReplenishment(town.world, town.shopId, cancel);
    await town.settle();
    const page = await readPage(planId);
    expect(new Set(page.orders.map(({ status }) => status))).toEqual(
      new Set(["CANCELLED"]),
    );
    expect(await doReplenishment(town.world, town.shopId, cancel)).toEqual({
      outcome: "moved",
    });
  });

  test("E1 is accepted once, however often the same page is pressed", async () => {
    const goods = await town.prisma.fbtGoods.findFirstOrThrow();
    const press = (seen: string) =>
      doReplenishment(town.world, town.shopId, {
        deed: "accept",
        actor,
        seen,
        lines: [
          {
            goodsId: goods.id,
            goodsExternalId: goods.externalId,
            name: goods.name,
            units: 3,
            cartons: 3,
            suggested: 3,
          },
        ],
      });
    const [one, again, later] = [
      await press("page"),
      await press("page"),
      await press("the next page"),
    ].map((answer) => (answer.outcome === "done" ? answer.planId : null));
    expect(again).toBe(one);
    expect(later).not.toBe(one);
  });

  test("lasts until it is counted in, not until the dock, and is asked for until then", async () => {
    const hour = 3_600_000;
    await town.ask("PUT", "/fbt/inbound-pace", {
      transitMs: 8 * hour,
      queueMs: 2 * hour,
      receivingMs: 2 * hour,
    });
    const id = await shipFirst(town, await confirmedDelivery(town));
    await town.settle();
    const read = () =>
      town.prisma.inboundOrder.findFirstOrThrow({ where: { externalId: id } });
    const isAskedFor = () =>
      town.world.store.inShop(town.shopId, async (records) => {
        const open = await records.openInboundOrders();
        return open.some(({ externalId }) => externalId === id);
      });
    const pass = async (hours: number) => {
      for (let at = 0; at < hours; at++) await town.control.advance(hour);
      // No letter tells of the dock.
      await reconcileShop(town.world, town.shopId);
      await town.settle();
    };
    await pass(8);
    expect(await read()).toMatchObject({
      status: "DELIVERED",
      receivedAt: null,
    });
    expect(await isAskedFor()).toBe(true);
    await pass(4);
    const { status, shippedAt, receivedAt, fact } = await read();
    expect(status).toBe("RECEIVED");
    const hoursUntil = (then: Date | null) =>
      ((then?.getTime() ?? 0) - (shippedAt?.getTime() ?? 0)) / hour;
    expect(hoursUntil(receivedAt)).toBeGreaterThanOrEqual(12);
    const { arrivedAt } = fact as { arrivedAt: string };
    expect(hoursUntil(new Date(arrivedAt))).toBeLessThan(10);
    expect(await isAskedFor()).toBe(false);
  });
});

async function orderOf(planId: string, externalId: string) {
  const order = (await readPage(planId)).orders.find(
    (one) => one.externalId === externalId,
  );
  if (!order) throw new Error(`there is no ${externalId}`);
  return order;
}

describe("units that an accepted delivery brings", () => {
  const suggested = async (goodsId: string) => {
    const { suggestions } = await page();
    const one = suggestions.find((some) => some.goodsId === goodsId);
    if (!one) throw new Error("it has no forecast");
    return one;
  };
  const terms = (goodsId: string, isBought: boolean) =>
    doReplenishment(town.world, town.shopId, {
      deed: "set-terms",
      actor,
      terms: {
        goodsId,
        packSize: 1,
        unitCostMinor: 300,
        melts: false,
        shelfLifeDays: null,
        isBought,
      },
    });
  const accept = async ({
    goodsId,
    goodsExternalId,
    name,
    line,
  }: Awaited<ReturnType<typeof suggested>>) => {
    const answer = await doReplenishment(town.world, town.shopId, {
      deed: "accept",
      actor,
      seen: crypto.randomUUID(),
      lines: [
        {
          goodsId,
          goodsExternalId,
          name,
          units: line.units,
          cartons: line.cartons,
          suggested: line.units,
        },
      ],
    });
    if (answer.outcome !== "done" || !answer.planId) throw new Error("moved");
    return answer.planId;
  };
  const positionOf = async (goodsId: string) => {
    const { available, onTheWay, line } = await suggested(goodsId);
    return { position: available + onTheWay, units: line.units };
  };

  test("H2 are not suggested again: not once accepted, nor sent, nor counted in", async () => {
    const goodsId = await expectDemand(
      town.prisma,
      town.shopId,
      20,
      town.world.clock.now(),
    );
    await terms(goodsId, true);
    const before = await suggested(goodsId);
    expect(before.line.units).toBeGreaterThan(0);
    const covered = {
      position: before.available + before.onTheWay + before.line.units,
      units: 0,
    };
    const planId = await accept(before);
    expect(await positionOf(goodsId)).toEqual(covered);
    const neededBy = async (asked: string) => {
      const advice = await adviseDelivery(
        town.prisma,
        town.shopId,
        { planId: asked, lines: [{ ...before, ...before.line, suggested: 0 }] },
        [],
        town.world.clock.now(),
      );
      return advice.neededBy;
    };
    // It is needed as soon as if there were none; another one is not.
    const withoutIt = await neededBy(planId);
    const withIt = await neededBy(crypto.randomUUID());
    expect(withoutIt?.getTime()).toBeLessThan(withIt?.getTime() ?? Infinity);

    await town.settle();
    await takeFirstWay(town, planId);
    await town.settle();
    expect(await positionOf(goodsId)).toEqual(covered);
    // It is said to arrive at the dock: it can be sold once it is counted in.
    const { way, orders: made } = await readPage(planId);
    const { p50 } = assumedDaysToSale[way === "hub" ? "hub" : "direct"];
    const order = await town.prisma.inboundOrder.findFirstOrThrow({
      where: { externalId: made[0]?.externalId ?? "" },
    });
    const { expectedAt } = order.fact as { expectedAt: string };
    const dayMs = 86_400_000;
    const dock =
      (Date.parse(expectedAt) - town.world.clock.now().getTime()) / dayMs;
    expect(
      (await suggested(goodsId)).arrivals.map(({ inDays }) => inDays),
    ).toContain(Math.ceil(dock + p50));
    await reconcileShop(town.world, town.shopId);
    await town.settle();
    expect(await positionOf(goodsId)).toEqual(covered);

    const orders = (await readPage(planId)).orders.map((one) => one.externalId);
    for (const id of orders) {
      await shipFirst(town, { planId, orders: [id] });
      await town.settle();
      expect(await positionOf(goodsId)).toEqual(covered);
    }
    await reconcileShop(town.world, town.shopId);
    await town.settle();
    expect(await positionOf(goodsId)).toEqual(covered);

    for (const id of orders) {
      const { planned } = await orderOf(planId, id);
      await town.ask("POST", `/fbt/inbound/${id}/receive`, {
        findings: planned.map(({ goodsExternalId, quantity }) => ({
          goodsId: goodsExternalId,
          normal: quantity,
          defective: 0,
        })),
      });
      await town.settle();
    }
    await reconcileShop(town.world, town.shopId);
    await town.settle();
    expect(await positionOf(goodsId)).toEqual(covered);
    expect((await suggested(goodsId)).available).toBeGreaterThanOrEqual(
      before.available + before.line.units,
    );
  });

  test("H2 are not taken from the merchant's own stock twice", async () => {
    const goodsId = await expectDemand(
      town.prisma,
      town.shopId,
      200,
      town.world.clock.now(),
    );
    await terms(goodsId, false);
    const { sku } = await suggested(goodsId);
    await town.ask("POST", `/shopify/${shopHandle}/stock`, {
      sku,
      available: 500,
    });
    await town.settle();
    const before = await suggested(goodsId);
    expect(before.line.units).toBeGreaterThan(0);
    await accept(before);
    const { source, line } = await suggested(goodsId);
    expect(source?.units).toBe((before.source?.units ?? 0) - before.line.units);
    expect(line.units).toBe(0);
    expect(line.wanted).toBeGreaterThan(0);
  });
});

describe("goods in transit", () => {
  const hour = 3_600_000;
  const shop = () => ({ shopId: town.shopId });
  const movementsOf = async (kinds: string[]) => {
    const pools = await town.prisma.pool.findMany({
      where: { ...shop(), kind: { in: kinds } },
    });
    return town.prisma.stockMovement.findMany({
      where: { ...shop(), poolId: { in: pools.map(({ id }) => id) } },
      orderBy: { id: "asc" },
    });
  };
  /** All that any channel is told. */
  const toldNow = () =>
    town.prisma.publication.findMany({
      where: shop(),
      orderBy: { id: "asc" },
      select: { id: true, variantId: true, channel: true, published: true },
    });
  const pass = async (hours: number) => {
    await town.control.advance(hours * hour);
    town.wait(hours * hour);
    await reconcileShop(town.world, town.shopId);
    await town.settle();
  };

  test("S1 S2 S5 P4 are a pool of the ledger: sent, counted in by parts and closed short come to nothing, and nobody is told of them", async () => {
    await town.ask("PUT", "/fbt/inbound-pace", {
      transitMs: 8 * hour,
      queueMs: 2 * hour,
      receivingMs: 2 * hour,
    });
    const goods = await town.prisma.fbtGoods.findMany({
      orderBy: { externalId: "asc" },
      take: 2,
      include: { links: { include: { variant: true } } },
    });
    for (const { links } of goods)
      await choose(town, links[0]?.variant.sku ?? "");
    const made = await confirmedDelivery(town);
    await town.settle();
    const told = await toldNow();
    const own = await movementsOf(["own", "other"]);
    const id = await shipFirst(town, made);
    await town.settle();
    const { fact, shippedAt } = await town.prisma.inboundOrder.findFirstOrThrow(
      { where: { externalId: id } },
    );
    const [line] = (
      fact as { received: { goodsExternalId: string; planned: number }[] }
    ).received;
    const { id: goodsId, links } = await town.prisma.fbtGoods.findFirstOrThrow({
      where: { externalId: line?.goodsExternalId ?? "" },
      include: { links: true },
    });
    const planned = line?.planned ?? 0;
    // Our clock follows the platforms' calendar, which the stories above have moved on.
    town.wait((shippedAt?.getTime() ?? 0) - town.world.clock.now().getTime());
    const moved = async () =>
      (await movementsOf(["transit"]))
        .filter(({ itemId, causeRef }) => itemId === goodsId && causeRef === id)
        .map(({ causeKind, quantity }) => [causeKind, quantity]);
    const pageAt = async (at: Date | null) => {
      const variantId = links[0]?.variantId ?? "";
      const now = town.world.clock.now();
      const page = await readStockPage(
        town.prisma,
        town.shopId,
        variantId,
        at,
        now,
      );
      if (!page) throw new Error("the goods have no page");
      return page;
    };
    const underWay = async () =>
      (await pageAt(null)).inTransit?.deliveries.find(
        ({ externalId }) => externalId === id,
      );
    expect(planned).toBeGreaterThan(4);
    const sent = ["inbound_sent", planned];
    expect(await moved()).toEqual([sent]);
    expect(await underWay()).toEqual({
      externalId: id,
      planId: made.planId,
      units: planned,
    });
    expect((await pageAt(null)).behind.deliveries[id]).toBe(made.planId);

    // Two never turn up. At the dock nothing has arrived yet, and what is read again moves nothing.
    await town.ask("PUT", `/fbt/inbound/${id}/findings`, {
      findings: [{ goodsId: line?.goodsExternalId ?? "", normal: planned - 2 }],
    });
    await pass(9);
    await pass(0);
    expect(await moved()).toEqual([sent]);
    // Nor is it history of the centres, which is read from where it was left.
    const goodsExternalId = line?.goodsExternalId ?? "";
    const readUntil = await town.world.store.inShop(town.shopId, (records) =>
      records.lastMovedAtNetwork([goodsExternalId]),
    );
    const sentAt = shippedAt?.getTime() ?? 0;
    expect(readUntil.get(goodsExternalId)?.getTime()).toBeLessThan(sentAt);
    expect(await toldNow()).toEqual(told);

    const half = Math.ceil((planned - 2) / 2);
    await pass(2);
    expect(await moved()).toEqual([sent, ["inbound_received", -half]]);
    const isOfIt = (one: (typeof told)[number]) =>
      one.variantId === links[0]?.variantId && one.channel === "storefront";
    expect((await toldNow()).find(isOfIt)?.published).toBe(
      (told.find(isOfIt)?.published ?? Number.NaN) + half,
    );
    await pass(1);
    const received = [
      ["inbound_received", -half],
      ["inbound_received", half + 2 - planned],
    ];
    // What is missing may turn up as long as the network looks for it.
    expect(await moved()).toEqual([sent, ...received]);
    expect((await underWay())?.units).toBe(2);
    await town.ask("POST", `/fbt/inbound/${id}/close`, {});
    await pass(0);
    expect(await moved()).toEqual([sent, ...received, ["inbound_missing", -2]]);
    expect(await underWay()).toBeUndefined();
    expect(await movementsOf(["own", "other"])).toEqual(own);

    // The network's own record stands beside it, and the past knows what was under way.
    const arrived = (await movementsOf(["network"])).filter(
      ({ itemId, causeRef }) => itemId === goodsId && causeRef === `IBR${id}`,
    );
    expect(arrived.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(
      planned - 2,
    );
    const then = (await pageAt(shippedAt)).at?.stock.pools;
    const now = (await pageAt(town.world.clock.now())).at?.stock.pools;
    const inTransit = (pools: typeof then) =>
      pools?.find(({ kind }) => kind === "transit")?.onHand ?? Number.NaN;
    expect(inTransit(then) - inTransit(now)).toBe(planned);

    // An answer that comes late learns nothing, so that nothing moves either.
    const { readAt } = await town.prisma.inboundOrder.findFirstOrThrow({
      where: { externalId: id },
    });
    const older = { ...(fact as object), externalId: id };
    const learn = (ms: number) =>
      town.world.store.inShop(town.shopId, (records) =>
        records.learnInbound(
          older as InboundOrderFact,
          new Date((readAt?.getTime() ?? 0) + ms),
        ),
      );
    expect([await learn(-1), await learn(0)]).toEqual([false, true]);
  });
});
