import { afterAll, beforeAll, expect, test } from "vitest";
import { carryEffects } from "#core/flows/carry-effects.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import {
  answerBuyer,
  askToCancelOnTikTok,
  cancellationsOf,
  cancelTwin,
  importedOrder,
  skuOnTikTok,
  twinsOf,
} from "./trials/orders.ts";
import { linesOnTikTok, shopOf } from "./trials/returns.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const statusOf = async (id: string) =>
  (await town.control.tiktok()).orders.find((order) => order.id === id)?.status;
const openQuestions = async () =>
  (await town.prisma.conflict.findMany({ where: { state: "open" } })).map(
    ({ field }) => field,
  );

test("O2 orders cancelled and sent at the same time end alike on both sides, or with one question", async () => {
  const [cancelled, sentFirst, refused] = [
    await importedOrder(town),
    await importedOrder(town),
    await importedOrder(town),
  ];
  await town.settle();

  // Shopify cancels one; of another the parcel leaves Shopify while TikTok Shop cancels it; of the third the buyer asks.
  await cancelTwin(town, cancelled);
  await town.control.weather({ loseOneIn: 1 });
  const [twin] = await twinsOf(town, sentFirst);
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber: "1Z999AA10123456784",
    company: "UPS",
  });
  await town.control.weather({ loseOneIn: 0 });
  await town.ask("POST", `/tiktok/orders/${sentFirst}/cancel`, { by: "buyer" });
  await askToCancelOnTikTok(town, refused);
  await town.settle();

  expect(await statusOf(cancelled)).toBe("CANCELLED");
  expect(await cancellationsOf(town, cancelled)).toHaveLength(1);
  expect(await twinsOf(town, sentFirst)).toMatchObject([{ cancelledAt: null }]);
  expect((await openQuestions()).toSorted()).toEqual([
    "cancel-request",
    "cancellation",
  ]);

  await answerBuyer(town, refused, "storefront");
  await town.settle();
  expect(await cancellationsOf(town, refused)).toMatchObject([
    { status: "CANCELLATION_REQUEST_CANCELLED" },
  ]);
  expect(await statusOf(refused)).toBe("AWAITING_SHIPMENT");
  expect(await openQuestions()).toEqual(["cancellation"]);
});

test("O2 an order that is cancelled on TikTok Shop is cancelled in Shopify with the reason that was given there", async () => {
  const ids = { buyer: "", seller: "", system: "" };
  const who = ["buyer", "seller", "system"] as const;
  for (const by of who) ids[by] = await importedOrder(town);
  await town.settle();
  for (const by of who)
    await town.ask("POST", `/tiktok/orders/${ids[by]}/cancel`, { by });
  await town.settle();
  const reasonOf = async (id: string) => {
    const [twin] = await twinsOf(town, id);
    const read = await town.world.storefront.fetchOrder(
      shopOf(town),
      twin?.id ?? "",
    );
    return read?.cancelReason;
  };
  expect([
    await reasonOf(ids.buyer),
    await reasonOf(ids.seller),
    await reasonOf(ids.system),
  ]).toEqual(["CUSTOMER", "INVENTORY", "OTHER"]);
});

test("O2 an order that is cancelled on TikTok Shop while its import is in the air is cancelled in Shopify with the reason given there", async () => {
  const id = await importedOrder(town);
  // Its answer is lost, so is the letter that tells of it, and nobody has looked yet.
  await town.fault({
    kind: "dropped",
    afterApplying: true,
    times: 1,
    platform: "shopify",
    operation: "orderCreate",
  });
  await town.deliver();
  await town.control.weather({ loseOneIn: 1 });
  await town.work("shop.plan");
  await carryEffects(town.world, town.shopId);
  await town.control.weather({ loseOneIn: 0 });
  const standing = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  expect(standing.storefrontExternalId).toBeNull();
  expect(await twinsOf(town, id)).toMatchObject([{ cancelledAt: null }]);
  await town.ask("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" });
  await town.deliver();
  await town.settle();
  const [twin] = await twinsOf(town, id);
  expect(twin?.cancelledAt).not.toBeNull();
  const read = await town.world.storefront.fetchOrder(
    shopOf(town),
    twin?.id ?? "",
  );
  expect(read?.cancelReason).toBe("CUSTOMER");
});

const asksWhy = (id: string) =>
  town.prisma.conflict.findMany({
    where: {
      state: "open",
      cause: "stuck:cancel-reason",
      subject: `TikTok order ${id}`,
    },
  });
const reasonsTold = async (id: string) =>
  (await cancellationsOf(town, id)).map(({ reason }) => reason);

test("O2 TikTok Shop is told the reason that says there what Shopify's says, or what the merchant wrote beside it", async () => {
  const whys = {
    customer: { reason: "CUSTOMER" },
    inventory: { reason: "INVENTORY" },
    written: { reason: "OTHER", staffNote: "Wrong price, sorry" },
  };
  const ids = new Map<string, string>();
  for (const one of Object.keys(whys)) ids.set(one, await importedOrder(town));
  await town.settle();
  for (const [one, why] of Object.entries(whys))
    await cancelTwin(town, ids.get(one) ?? "", why);
  await town.settle();
  const told = (one: string) => reasonsTold(ids.get(one) ?? "");
  expect(await told("customer")).toEqual([
    "seller_cancel_paid_reason_buyer_requested_cancellation",
  ]);
  expect(await told("inventory")).toEqual([
    "seller_cancel_reason_out_of_stock",
  ]);
  expect(await told("written")).toEqual(["seller_cancel_reason_wrong_price"]);
});

test.each(["STAFF", "FRAUD"])(
  "O2 for %s TikTok Shop has no word: nothing untrue is told there, a person says why, once",
  async (reason) => {
    const id = await importedOrder(town);
    await town.settle();
    await cancelTwin(town, id, { reason });
    await town.settle();
    expect(await reasonsTold(id)).toEqual([]);
    const [asked, ...others] = await asksWhy(id);
    expect(others).toEqual([]);
    if (!asked) throw new Error("nobody is asked");
    // However often it is read again.
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect(await asksWhy(id)).toHaveLength(1);

    const answer = (value: string) =>
      resolveConflict(town.world, town.shopId, {
        conflictId: asked.id,
        version: asked.version,
        choice: { kind: "value", value },
        actor: "merchant:1",
        reason: null,
      });
    expect(await answer("because")).toMatchObject({ outcome: "unfit" });
    expect(await answer("address-undeliverable")).toEqual({
      outcome: "settled",
    });
    await town.settle();
    expect(await reasonsTold(id)).toEqual([
      "seller_cancel_paid_reason_address_not_deliver",
    ]);
    expect(await statusOf(id)).toBe("CANCELLED");
    expect(await asksWhy(id)).toEqual([]);
  },
);

test("O2 a unit that TikTok Shop cancels while its parcel leaves Shopify is one question, and the rest of the parcel is told", async () => {
  const id = await importedOrder(town);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  await town.control.weather({ loseOneIn: 1 });
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber: "1Z999AA10123456799",
    company: "UPS",
  });
  await town.control.weather({ loseOneIn: 0 });
  const [first] = await linesOnTikTok(town, id);
  await town.ask("POST", `/tiktok/orders/${id}/cancel`, {
    by: "buyer",
    lineIds: [first?.id],
  });
  const asked = async () =>
    (
      await town.prisma.conflict.findMany({
        where: { state: "open", subject: `Order ${id}` },
      })
    ).map(({ cause }) => cause);
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await asked()).toEqual(["stuck:units-sent-though-cancelled"]);
  expect(
    (await linesOnTikTok(town, id)).map(({ trackingNumber }) => trackingNumber),
  ).toEqual([null, "1Z999AA10123456799"]);
  expect((await twinsOf(town, id))[0]?.netPaymentCents).toBe(
    twin?.netPaymentCents,
  );
});

test("O4 a parcel whose units were all cancelled on TikTok Shop before it was told owes nobody its number", async () => {
  const { id: skuId } = await skuOnTikTok(town, "TEE-M");
  const { id: otherId } = await skuOnTikTok(town, "MUG-SND-12");
  const { id } = await town.control.buyOnTikTok(
    [
      { skuId, quantity: 1 },
      { skuId: otherId, quantity: 1 },
    ],
    "BY_SELLER",
  );
  await town.control.advance(65 * 60_000);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  await town.control.weather({ loseOneIn: 1 });
  const number = twin?.id.split("/").at(-1);
  await town.ask("POST", `/shopify/${town.handle}/orders/${number}/fulfill`, {
    trackingNumber: "1Z999AA10123456809",
    company: "UPS",
    lines: [{ sku: "TEE-M", quantity: 1 }],
  });
  await town.control.weather({ loseOneIn: 0 });
  const units = await linesOnTikTok(town, id);
  const sent = units.find((unit) => unit.skuId === skuId);
  await town.ask("POST", `/tiktok/orders/${id}/cancel`, {
    by: "buyer",
    lineIds: [sent?.id],
  });
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  const order = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  const [watched] = await town.world.store.inShop(town.shopId, (records) =>
    records.watchedOrders(order.id),
  );
  expect(watched?.untoldSince).toEqual([]);
});

test("O2 O3 of two units alike one is cancelled before the other's parcel is told: the parcel stands for the one that is left", async () => {
  const id = await importedOrder(town);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  await town.fault({
    kind: "dropped",
    afterApplying: false,
    times: 1,
    platform: "tiktok",
    operation: "/fulfillment/202309/orders/",
  });
  const number = twin?.id.split("/").at(-1);
  await town.ask("POST", `/shopify/harbor-goods/orders/${number}/fulfill`, {
    trackingNumber: "1Z999AA10123456800",
    company: "UPS",
    lines: [{ sku: "TEE-M", quantity: 1 }],
  });
  await town.deliver();
  await town.work();
  const [first] = await linesOnTikTok(town, id);
  await town.ask("POST", `/tiktok/orders/${id}/cancel`, {
    by: "buyer",
    lineIds: [first?.id],
  });
  await town.settle();
  expect(
    (await linesOnTikTok(town, id)).map(({ trackingNumber }) => trackingNumber),
  ).toEqual([null, "1Z999AA10123456800"]);
  expect((await twinsOf(town, id))[0]?.netPaymentCents).toBeLessThan(
    twin?.netPaymentCents ?? 0,
  );
});
