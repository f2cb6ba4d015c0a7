import { afterAll, beforeAll, expect, test } from "vitest";
import { readOrder } from "#app/queries/order.server.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { skuOnTikTok, twinsOf } from "./trials/orders.ts";
import { requestedOrder } from "./trials/requests.ts";
import {
  answerInSellerCenter,
  askBack,
  deliveredOrder,
  linesOnTikTok,
  refundInShopify,
  returnsOnTikTok,
  shopOf,
  worthOfUnit,
} from "./trials/returns.ts";

// Patience for a machine that has other work too.
const timeout = 240_000;

let town: SmallTown;
/** One delivered order serves all tests: each takes the next of its units. */
let id: string;
let next = 0;
beforeAll(async () => {
  town = await openConnectedTown();
  id = await deliveredOrder(town, { quantity: 7 });
});
afterAll(() => town[Symbol.asyncDispose]());

const nextUnit = async () => {
  const line = (await linesOnTikTok(town, id))[next++];
  return [line?.id ?? ""];
};
const twinOf = async () => {
  const [twin] = await twinsOf(town, id);
  if (!twin) throw new Error(`order ${id} does not stand in Shopify`);
  return twin;
};
/** Refunds in Shopify: all of the order, or those that stand for one return. */
const refundsOf = async (returnId?: string) =>
  (
    await town.world.storefront.fetchRefunds(shopOf(town), (await twinOf()).id)
  ).filter(
    ({ reference }) => !returnId || reference === `tiktok-return-${returnId}`,
  );
const requestOf = async (returnId: string) => {
  const { returns } = await town.control.tiktok();
  const found = returns.find((one) => one.id === returnId);
  if (!found) throw new Error(`there is no return ${returnId}`);
  const { subtotal, shipping, tax } = found.refund;
  return { ...found, cents: subtotal + shipping + tax };
};
/** The Shopify return that stands for the last one asked for. */
const lastReturn = async () => (await twinOf()).returns.at(-1);
const levelsOf = async (wanted: string) => {
  const { products, locations } = await town.control.shopify();
  const levels = products
    .flatMap(({ variants }) => variants)
    .find(({ sku }) => sku === wanted)?.levels;
  return (isNetworks: boolean) => {
    const place = locations.find(
      ({ isFulfillmentService }) => isFulfillmentService === isNetworks,
    );
    return levels?.find(({ locationId }) => locationId === place?.id);
  };
};
/** Units on the merchant's own shelf. */
const onShelf = async (sku = "TEE-M") => (await levelsOf(sku))(false)?.onHand;
/** What Shopify can sell at the network's location. */
const availableAtNetwork = async (sku: string) =>
  (await levelsOf(sku))(true)?.available;
const openQuestions = async () =>
  (await town.prisma.conflict.findMany({ where: { state: "open" } })).map(
    ({ cause }) => cause,
  );

/** A person answers the open question of this cause with a value. */
async function answer(cause: string, value: string) {
  const asked = await town.prisma.conflict.findFirstOrThrow({
    where: { cause, state: "open" },
  });
  return resolveConflict(town.world, town.shopId, {
    conflictId: asked.id,
    version: asked.version,
    choice: { kind: "value", value },
    actor: "merchant:1",
    reason: null,
  });
}

test("O6 a return goes through on both sides: asked, agreed, goods back on the merchant's shelf, money to the cent, closed", async () => {
  const shelf = (await onShelf()) ?? 0;
  const returnId = await askBack(town, id, {
    type: "RETURN_AND_REFUND",
    reason: "ecom_order_delivered_refund_and_return_reason_damaged",
    lineIds: await nextUnit(),
  });
  await town.settle();
  expect(await lastReturn()).toMatchObject({
    status: "REQUESTED",
    lines: [{ quantity: 1, processed: 0 }],
  });
  expect(await openQuestions()).toEqual(["stuck:return-asked-return"]);

  await answerInSellerCenter(town, returnId, "return");
  await town.settle();
  expect(await lastReturn()).toMatchObject({ status: "OPEN" });
  await town.ask("POST", `/tiktok/returns/${returnId}/ship`, {
    arriveNow: true,
  });
  await town.settle();
  expect(await openQuestions()).toEqual(["stuck:return-asked-parcel"]);
  expect(await onShelf()).toBe(shelf);

  await answerInSellerCenter(town, returnId, "parcel");
  await town.settle();
  expect(await lastReturn()).toMatchObject({
    lines: [{ quantity: 1, processed: 1 }],
    dispositions: [{ type: "RESTOCKED", quantity: 1 }],
  });
  expect(await onShelf()).toBe(shelf + 1);
  const { cents } = await requestOf(returnId);
  expect(cents).toBeGreaterThan(0);
  expect(await refundsOf(returnId)).toMatchObject([{ totalMinor: cents }]);
  expect(await openQuestions()).toEqual([]);

  // Each side's state at each moment is kept.
  const order = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  const past = (await readOrder(town.prisma, town.shopId, order.id))?.past;
  const states = past?.returns.map(({ side, past: kept, status }) => [
    side,
    ...kept.map(({ value }) => value),
    status,
  ]);
  expect(states?.[0]).toEqual([
    "marketplace",
    null,
    "pending",
    "awaiting-parcel",
    "parcel-sent",
    "accepted",
  ]);
  expect(states?.[1]?.slice(-1)).toEqual(["OPEN"]);
  const paid = past?.paidBack.map(({ side, minor }) => [side, minor]);
  expect(new Set(paid?.map(([side]) => side)).size).toBe(2);
  expect(new Set(paid?.map(([, minor]) => minor)).size).toBe(1);
});

test("O6 a part of the money is recorded to the cent, and takes no unit off", async () => {
  const returnId = await askBack(town, id, {
    type: "REFUND",
    lineIds: await nextUnit(),
  });
  await town.world.marketplace.approveReturn(shopOf(town), returnId, {
    key: returnId,
    approval: "partial-refund",
    offer: { minor: 301, currency: "USD" },
  });
  await town.ask("POST", `/tiktok/returns/${returnId}/answer`, {
    accepted: true,
  });
  await town.settle();
  expect(await refundsOf(returnId)).toMatchObject([
    { totalMinor: 301, lines: [] },
  ]);
});

test("O6 a unit that both sides refund is refunded once, though Shopify's letter about it is lost", async () => {
  const lineIds = await nextUnit();
  const amountMinor = await worthOfUnit(town, id);
  const before = (await refundsOf()).length;
  await town.control.weather({ loseOneIn: 1 });
  await refundInShopify(town, id, { amountMinor });
  await town.control.weather({ loseOneIn: 0 });
  const returnId = await askBack(town, id, { type: "REFUND", lineIds });
  await answerInSellerCenter(town, returnId, "refund");
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await refundsOf()).toHaveLength(before + 1);
  expect(await requestOf(returnId)).toMatchObject({ cents: amountMinor });
  expect(
    (await returnsOnTikTok(town, id)).filter(({ role }) => role === "SELLER"),
  ).toEqual([]);
  expect(await openQuestions()).toEqual([]);
});

test("O6 letters of a return that are lost and doubled leave both sides alike after a sweep", async () => {
  await town.control.weather({ loseOneIn: 1 });
  const returnId = await askBack(town, id, {
    type: "RETURN_AND_REFUND",
    lineIds: await nextUnit(),
  });
  await answerInSellerCenter(town, returnId, "return");
  await town.ask("POST", `/tiktok/returns/${returnId}/ship`, {
    arriveNow: true,
  });
  await town.control.weather({ loseOneIn: 0, doubleOneIn: 1 });
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  await answerInSellerCenter(town, returnId, "parcel");
  await town.settle();
  await town.control.weather({ doubleOneIn: 0 });
  expect(await lastReturn()).toMatchObject({
    lines: [{ quantity: 1, processed: 1 }],
  });
  const { cents } = await requestOf(returnId);
  expect(await refundsOf(returnId)).toMatchObject([{ totalMinor: cents }]);
});

test("O6 J3 what became of a return in Shopify is found by the sweep, though each letter about it is lost", {
  timeout,
}, async () => {
  const lost = await deliveredOrder(town, { quantity: 1 });
  const [twin] = await twinsOf(town, lost);
  const sweep = async () => {
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  };
  await sweep();
  const numberOf = (gid = "") => gid.split("/").at(-1);
  const silently = async (path: string) => {
    await town.control.weather({ loseOneIn: 1 });
    const answer = await town.ask("POST", `/shopify/harbor-goods${path}`, {});
    await town.settle();
    await town.control.weather({ loseOneIn: 0 });
    return answer;
  };
  const known = async () =>
    (
      await town.prisma.storefrontReturn.findMany({
        where: { order: { externalId: lost } },
      })
    ).map(({ status }) => status);
  const { id: returnId } = await silently(
    `/orders/${numberOf(twin?.id)}/ask-return`,
  );
  expect(await known()).toEqual([]);
  await sweep();
  expect(await known()).toEqual(["REQUESTED"]);
  await silently(`/returns/${numberOf(returnId)}/approve`);
  await sweep();
  expect(await known()).toEqual(["OPEN"]);
  expect(await returnsOnTikTok(town, lost)).toMatchObject([{ role: "SELLER" }]);
  await silently(`/returns/${numberOf(returnId)}/cancel`);
  await sweep();
  expect(await known()).toEqual(["CANCELED"]);
  // Only the buyer can take it back on TikTok Shop.
  expect(await openQuestions()).toEqual(["stuck:return-called-off"]);
  const [onTikTok] = await returnsOnTikTok(town, lost);
  await town.ask("POST", `/tiktok/returns/${onTikTok?.id}/withdraw`, {});
  await town.settle();
  expect(await openQuestions()).toEqual([]);
  // Nothing differs any more: nothing is looked at again.
  const letters = () =>
    town.prisma.journalEntry.count({
      where: { deliveryId: { contains: ":returns:" } },
    });
  const before = await letters();
  await sweep();
  expect(await letters()).toBe(before);
});

test("O6 H2 a merchant refunds in Shopify without a word why: he is asked, and TikTok Shop gives the buyer exactly that", async () => {
  await nextUnit();
  const amountMinor = (await worthOfUnit(town, id)) - 100;
  const before = (await refundsOf()).length;
  await refundInShopify(town, id, { amountMinor, note: "" });
  await town.settle();
  expect(await openQuestions()).toEqual(["stuck:refund-reason"]);
  expect(await answer("stuck:refund-reason", "damaged")).toEqual({
    outcome: "settled",
  });
  await town.settle();
  const made = (await returnsOnTikTok(town, id)).filter(
    ({ role }) => role === "SELLER",
  );
  expect(made).toMatchObject([
    { reason: "ecom_order_delivered_refund_reason_damaged_seller" },
  ]);
  expect((await requestOf(made[0]?.id ?? "")).cents).toBe(amountMinor);
  expect(await refundsOf()).toHaveLength(before + 1);
  expect(await openQuestions()).toEqual([]);
});

test("O6 H2 a sum that the merchant gives back in Shopify without naming units reaches the buyer once he has said why, once", async () => {
  const before = (await refundsOf()).length;
  const seller = async () =>
    (await returnsOnTikTok(town, id)).filter(({ role }) => role === "SELLER");
  const told = (await seller()).length;
  await town.world.storefront.refundOrder(shopOf(town), {
    orderExternalId: (await twinOf()).id,
    reference: "by hand, a sum",
    key: "by-hand:a-sum",
    note: "For the trouble",
    lines: [],
    amountMinor: 450,
  });
  await town.settle();
  expect(await openQuestions()).toEqual(["stuck:refund-of-a-sum"]);
  await answer("stuck:refund-of-a-sum", "late");
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  const made = (await seller()).slice(told);
  expect(made).toHaveLength(1);
  expect((await requestOf(made[0]?.id ?? "")).cents).toBe(450);
  expect(await refundsOf()).toHaveLength(before + 1);
  expect(await openQuestions()).toEqual([]);
});

/** Three units that the merchant ships, in Shopify by now. */
async function buyThree(): Promise<string> {
  const { id: skuId } = await skuOnTikTok(town, "TEE-M");
  const { id: bought } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 3 }],
    "BY_SELLER",
  );
  await town.control.advance(61 * 60_000);
  await town.settle();
  return bought;
}

test("O6 H2 a unit that the merchant refunds in Shopify before it left is cancelled on TikTok Shop, and taken off once", {
  timeout,
}, async () => {
  const bought = await buyThree();
  const refund = async (note: string) => {
    const amountMinor = await worthOfUnit(town, bought);
    await refundInShopify(town, bought, { note, amountMinor, unsent: true });
    await town.settle();
  };
  const cancelled = () =>
    town.prisma.orderLine.count({
      where: { order: { externalId: bought }, isCancelled: true },
    });
  const refundsMade = async () => {
    const [twin] = await twinsOf(town, bought);
    return (
      await town.world.storefront.fetchRefunds(shopOf(town), twin?.id ?? "")
    ).length;
  };
  await refund("The customer asked for it");
  expect([await cancelled(), await refundsMade()]).toEqual([1, 1]);
  await refund("By hand");
  expect(await openQuestions()).toEqual(["stuck:refund-before-shipping"]);
  await answer("stuck:refund-before-shipping", "buyer-asked");
  await town.settle();
  expect([await cancelled(), await refundsMade()]).toEqual([2, 2]);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect([await cancelled(), await refundsMade()]).toEqual([2, 2]);
  expect(await openQuestions()).toEqual([]);
});

test("O6 O4 H2 a unit that the merchant takes out of an order in Shopify without a refund is asked about, and cancelled on TikTok Shop once", {
  timeout,
}, async () => {
  const bought = await buyThree();
  const [twin] = await twinsOf(town, bought);
  const number = twin?.id.split("/").at(-1);
  const leaves = async (quantity: number) => {
    await town.nextSecond();
    await town.ask("POST", `/shopify/harbor-goods/orders/${number}/edit`, {
      sku: "TEE-M",
      quantity,
    });
    await town.settle();
  };
  const state = async () => ({
    cancelled: await town.prisma.orderLine.count({
      where: { order: { externalId: bought }, isCancelled: true },
    }),
    refunds: (
      await town.world.storefront.fetchRefunds(shopOf(town), twin?.id ?? "")
    ).length,
    asked: await openQuestions(),
  });
  await leaves(2);
  const asked = ["stuck:refund-before-shipping"];
  expect(await state()).toEqual({ cancelled: 0, refunds: 0, asked });
  await answer("stuck:refund-before-shipping", "out-of-stock");
  await town.settle();
  expect(await state()).toEqual({ cancelled: 1, refunds: 0, asked: [] });

  // A further edit, of which no letter comes.
  await town.control.weather({ loseOneIn: 1 });
  await leaves(1);
  await town.control.weather({ loseOneIn: 0 });
  await town.nextSecond();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await state()).toEqual({ cancelled: 1, refunds: 0, asked });
  await answer("stuck:refund-before-shipping", "out-of-stock");
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await state()).toEqual({ cancelled: 2, refunds: 0, asked: [] });
});

test("O6 H2 a request is refused with one of TikTok Shop's reasons, and declined in Shopify", async () => {
  const returnId = await askBack(town, id, {
    type: "RETURN_AND_REFUND",
    lineIds: await nextUnit(),
  });
  await town.settle();
  const [reason] = await town.world.marketplace.listRejectReasons(
    shopOf(town),
    returnId,
  );
  await answer("stuck:return-asked-return", reason?.name ?? "");
  await town.settle();
  expect(await requestOf(returnId)).toMatchObject({
    status: "REFUND_OR_RETURN_REQUEST_REJECT",
  });
  expect(await lastReturn()).toMatchObject({ status: "DECLINED" });
  expect(await openQuestions()).toEqual([]);
});

test("O6 S1 what the network shipped comes back to the network alone; what is complete is closed in Shopify", async () => {
  id = await deliveredOrder(town, { fulfillment: "BY_TIKTOK", quantity: 1 });
  const shelf = await onShelf();
  const returnId = await askBack(town, id, { type: "RETURN_AND_REFUND" });
  await answerInSellerCenter(town, returnId, "return");
  await town.settle();
  await town.ask("POST", `/tiktok/returns/${returnId}/ship`, {
    arriveNow: true,
  });
  await town.control.advance(20 * 24 * 60 * 60_000);
  await town.settle();
  expect(await lastReturn()).toMatchObject({
    status: "CLOSED",
    dispositions: [{ type: "NOT_RESTOCKED", quantity: 1 }],
  });
  expect(await onShelf()).toBe(shelf);
  const { cents } = await requestOf(returnId);
  expect(await refundsOf(returnId)).toMatchObject([{ totalMinor: cents }]);
  const back = await town.prisma.stockMovement.findMany({
    where: { causeRef: { contains: returnId } },
  });
  expect(back.map(({ quantity }) => quantity)).toEqual([1]);
});

test("O6 S1 a return of what the network shipped for Shopify, put back at its location there, makes no unit: the network's count stays the number", async () => {
  await choose(town, "MUG-NVY-12");
  await town.settle();
  const orderId = await requestedOrder(town);
  await town.settle();
  await town.control.workDock();
  await town.settle();
  const [shelf, shown] = [
    await onShelf("MUG-NVY-12"),
    await availableAtNetwork("MUG-NVY-12"),
  ];
  const number = orderId.split("/").at(-1);
  const { id: returnId } = await town.ask(
    "POST",
    `/shopify/harbor-goods/orders/${number}/ask-return`,
    {},
  );
  const back = `/shopify/harbor-goods/returns/${returnId.split("/").at(-1)}`;
  await town.ask("POST", `${back}/approve`, {});
  await town.ask("POST", `${back}/receive`, { disposition: "RESTOCKED" });
  expect(await availableAtNetwork("MUG-NVY-12")).toBeGreaterThan(shown ?? 0);
  await town.settle();
  expect(await availableAtNetwork("MUG-NVY-12")).toBe(shown);
  expect(await onShelf("MUG-NVY-12")).toBe(shelf);
});
