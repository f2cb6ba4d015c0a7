import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";
import {
  askToCancel,
  orderInShopify,
  requestedOrder,
  requestOf,
} from "./trials/requests.ts";

/** Law E1 once more: an effect whose answer was lost, and which meanwhile nobody wants any more. */

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await town.control.holdDock();
  await choose(town, "MUG-NVY-12");
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const loseAnswer = (platform: "shopify" | "tiktok", operation: string) =>
  town.fault({
    kind: "dropped",
    afterApplying: true,
    times: 1,
    platform,
    operation,
  });

/** Plans what is known and carries it once, so that the answer is lost and no other try has been made. */
const carryOnce = async () => {
  await town.deliver();
  await town.work();
};

const networkOrderOf = async (orderId: string) => {
  const request = await town.prisma.fulfillmentRequest.findFirstOrThrow({
    where: { order: { externalId: orderId } },
    include: { networkOrders: true },
  });
  const { mcfOrders } = await town.control.network();
  return mcfOrders.filter((order) =>
    request.networkOrders.some(
      ({ reference }) => order.externalOrderId === reference,
    ),
  );
};

describe("a delivery that may have been ordered, and that the merchant cancels", () => {
  test("E1 is not called cancelled while the network may ship it; a human is told, and the parcel ends the question", async () => {
    await loseAnswer("tiktok", "POST /fbt/202601/mcf_outbound_orders");
    const id = await requestedOrder(town);
    await carryOnce();
    await askToCancel(town, id);
    await town.settle();

    const asked = () =>
      town.prisma.conflict.findFirstOrThrow({
        where: { key: { startsWith: "cancel-unnumbered:" } },
      });
    expect(await networkOrderOf(id)).toHaveLength(1);
    expect(await requestOf(town, id)).toMatchObject({
      requestStatus: "CANCELLATION_REQUESTED",
    });
    expect(await asked()).toMatchObject({ state: "open", kind: "stuck" });

    // The network's first letter about the order names it; by then the parcel has left.
    await town.control.workDock();
    await town.settle();
    expect(await networkOrderOf(id)).toHaveLength(1);
    expect(await asked()).toMatchObject({ state: "closed" });
    const { fulfillmentOrders, fulfillments } = await orderInShopify(town, id);
    expect(fulfillments).toHaveLength(1);
    expect(fulfillmentOrders.map(({ status }) => status)).toEqual(["CLOSED"]);
  });

  test("E3 is not ordered at all where the network surely has not taken it", async () => {
    const id = await requestedOrder(town);
    await town.deliver();
    await town.work("shop.plan");
    // An earlier try that the network surely refused, as one of too many, leaves the row like this.
    const asked = await town.prisma.fulfillmentRequest.findFirstOrThrow({
      where: { order: { externalId: id } },
    });
    await town.world.store.inShop(town.shopId, async (records) => {
      const reference = "QS-earlier";
      await records.setNetworkParts(asked.id, [
        { part: 0, reference, lines: [] },
      ]);
      await records.markNetworkPart(asked.id, 0, { state: "ordering" });
    });
    await askToCancel(town, id);
    await town.deliver();
    await town.work("shop.plan");
    await town.settle();

    expect(await networkOrderOf(id)).toEqual([]);
    expect(
      await town.prisma.effect.findFirst({
        where: { kind: "network.create-order" },
        orderBy: { sequence: "desc" },
      }),
    ).toMatchObject({
      state: "retired",
      errorSaid: "The merchant asked to cancel.",
    });
    expect(await requestOf(town, id)).toMatchObject({
      requestStatus: "CANCELLATION_ACCEPTED",
    });
  });
});

test("E1 a TikTok order that may stand in Shopify, and that the buyer cancels, is found there and cancelled", async () => {
  await town.control.weather({ loseOneIn: 1 });
  await loseAnswer("shopify", "orderCreate");
  const id = await importedOrder(town);
  await town.control.weather({ loseOneIn: 0 });
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.control.weather({ loseOneIn: 1 });
  await carryOnce();
  await town.control.weather({ loseOneIn: 0 });
  expect(await twinsOf(town, id)).toMatchObject([{ cancelledAt: null }]);

  await town.ask("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" });
  await town.settle();
  expect(await twinsOf(town, id)).toMatchObject([
    { cancelledAt: expect.any(String) },
  ]);
});

test("E1 C2 a title that was taken back while its writing was uncertain is taken back on both sides", async () => {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { product: { title: { contains: "Candle" } } },
    include: { product: true },
  });
  const productId = listing.product?.externalId ?? "";
  await loseAnswer("tiktok", "POST /product/202509/products/");
  await town.control.editShopifyTitle(productId, "Candle, on second thoughts");
  // TikTok's own letter about our write is lost as well.
  await town.deliver();
  await town.control.weather({ loseOneIn: 1 });
  await town.work();
  await town.control.weather({ loseOneIn: 0 });
  await town.nextSecond();
  await town.control.editShopifyTitle(productId, listing.title);
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();

  const shopify = await town.control.shopify();
  const tiktok = await town.control.tiktok();
  expect([
    shopify.products.find(({ id }) => id === productId)?.title,
    tiktok.products.find(({ id }) => id === listing.externalId)?.title,
  ]).toEqual([listing.title, listing.title]);
  expect(
    await town.prisma.conflict.count({ where: { key: `title:${listing.id}` } }),
  ).toBe(0);
});

/** Shopify's title is chosen over TikTok's; the write is sent, and nobody knows yet what became of it. */
async function titleUnderWay(ours: string, theirs: string) {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { product: { title: { contains: "Tee" } } },
    include: { product: true },
  });
  await town.nextSecond();
  await town.control.editShopifyTitle(listing.product?.externalId ?? "", ours);
  await town.ask("POST", `/tiktok/products/${listing.externalId}`, {
    title: theirs,
  });
  await town.settle();
  const asked = await town.prisma.conflict.findFirstOrThrow({
    where: { key: `title:${listing.id}`, state: "open" },
  });
  await resolveConflict(town.world, town.shopId, {
    conflictId: asked.id,
    version: asked.version,
    choice: { kind: "storefront" },
    actor: "merchant:ada",
    reason: null,
  });
  const written = await town.prisma.effect.findFirstOrThrow({
    where: { kind: "marketplace.update-field", state: "planned" },
  });
  await town.prisma.effect.update({
    where: { id: written.id },
    data: { state: "sent" },
  });
  const undone = await undoChange(town.world, town.shopId, {
    entryId: written.entryId,
    actor: "merchant:ada",
  });
  expect(undone).toMatchObject({ outcome: "undone", writes: 1, kept: 0 });
  return {
    listing,
    written,
    shown: async () =>
      (await town.control.tiktok()).products.find(
        ({ id }) => id === listing.externalId,
      )?.title,
    undoing: () =>
      town.prisma.effect.findFirstOrThrow({
        where: { key: { endsWith: `:${written.id}` } },
      }),
  };
}

test("E1 H2 a choice that is undone while its writing is uncertain is taken back once it is known", async () => {
  const { shown, undoing } = await titleUnderWay(
    "Tee by Shopify",
    "Tee by TikTok",
  );
  await town.settle();
  expect(await shown()).toBe("Tee by TikTok");
  expect(await undoing()).toMatchObject({ state: "confirmed" });
});

test("E1 H2 the undoing of a write that TikTok Shop then refuses waits for nobody: there is nothing to take back", async () => {
  const { listing, written, shown, undoing } = await titleUnderWay(
    "Bold tee by Shopify",
    "Bold tee by TikTok",
  );
  await town.fault({
    kind: "answer",
    platform: "tiktok",
    operation: `POST /product/202509/products/${listing.externalId}`,
    times: 1,
    status: 200,
    body: { code: 12_052_261, message: "Title: not this word", data: {} },
  });
  await town.settle();
  expect(
    await town.prisma.effect.findUniqueOrThrow({ where: { id: written.id } }),
  ).toMatchObject({ state: "refused" });
  expect(await shown()).toBe("Bold tee by TikTok");
  expect(["confirmed", "retired"]).toContain((await undoing()).state);
  // Nobody is asked for long about a value that he himself does not want any more.
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(
    await town.prisma.conflict.findFirstOrThrow({
      where: { subjectId: written.id },
    }),
  ).toMatchObject({ state: "closed" });
});
