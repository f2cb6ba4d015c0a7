import { afterAll, beforeAll, expect, test } from "vitest";
import { readOrder } from "#app/queries/order.server.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import {
  asked,
  buy,
  deleteVariant,
  linesInShopify,
  orderOf,
  ship,
} from "./trials/deleted-variants.ts";
import { twinsOf } from "./trials/orders.ts";
import {
  answerInSellerCenter,
  askBack,
  linesOnTikTok,
  shopOf,
} from "./trials/returns.ts";

// Patience for a machine that has other work too.
const timeout = 240_000;
const holdMs = 61 * 60_000;

// Shopify takes no order of a variant that it has deleted, and buyers on TikTok Shop are still to be served.
let town: SmallTown;
beforeAll(async () => {
  town = await (await openSmallTown()).connect();
});
afterAll(() => town[Symbol.asyncDispose]());

/** Units of it that our rows have as promised from the merchant's own shelf. */
const reserved = async (sku: string) => {
  const { id: itemId } = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
  });
  const pool = await town.prisma.pool.findFirstOrThrow({
    where: { kind: "own" },
  });
  const level = await town.prisma.stockLevel.findFirst({
    where: { poolId: pool.id, itemId },
  });
  return level?.reserved ?? 0;
};

test(
  "O1 O5 O6 an order of a variant that is known to be deleted comes to Shopify with a line of its own, is sent and paid back",
  async () => {
    const [gone, there] = ["CAN-FIG-08", "TEE-M"] as const;
    const id = await buy(town, gone, there);
    await town.settle();
    await town.nextSecond();
    await deleteVariant(town, gone);
    await town.settle();
    const before = await reserved(gone);
    await town.control.advance(holdMs);
    await town.settle();

    const lines = await linesInShopify(town, id);
    expect(lines).toMatchObject([
      { sku: gone, variantExternalId: null, quantity: 2 },
      { sku: there, variantExternalId: expect.any(String), quantity: 1 },
    ]);
    expect(lines[0]?.unitPriceMinor).toBeGreaterThan(0);
    expect(await asked(town)).toEqual([]);
    expect(await reserved(gone)).toBe(before);
    const story = await readOrder(
      town.prisma,
      town.shopId,
      (await orderOf(town, id)).id,
    );
    expect(
      story?.timeline.filter(({ what }) => what === "A variant was deleted"),
    ).toMatchObject([{ result: expect.stringContaining(gone) }]);

    const [cancelled] = await linesOnTikTok(town, id);
    await town.ask("POST", `/tiktok/orders/${id}/cancel`, {
      by: "buyer",
      lineIds: [cancelled?.id],
    });
    await town.settle();
    const [twin] = await twinsOf(town, id);
    expect(twin?.lines).toMatchObject([
      { quantity: 2, currentQuantity: 1 },
      { quantity: 1, currentQuantity: 1 },
    ]);

    const number = "1Z999AA10123456784";
    expect((await ship(town, id, number)).slice(1)).toEqual([number, number]);
    const sent = await linesOnTikTok(town, id);
    for (const packageId of new Set(sent.slice(1).map((one) => one.packageId)))
      await town.ask("POST", `/tiktok/packages/${packageId}/scan`, {
        kind: "delivered",
      });
    await town.settle();
    const returnId = await askBack(town, id, {
      type: "REFUND",
      lineIds: [sent[1]?.id ?? ""],
    });
    await town.settle();
    await answerInSellerCenter(town, returnId, "refund");
    await town.settle();
    const refunds = await town.world.storefront.fetchRefunds(
      shopOf(town),
      twin?.id ?? "",
    );
    expect(refunds.map(({ reference }) => reference)).toContain(
      `tiktok-return-${returnId}`,
    );
    expect(await asked(town)).toEqual([]);
  },
  timeout,
);

test(
  "O1 E1 where Shopify's refusal alone says that a variant is gone, its order comes there once, though the worker is killed before it can write that down",
  async () => {
    const gone = "MUG-SND-12";
    const { storefront } = town.world;
    const { importOrder } = storefront;
    let tries = 0;
    storefront.importOrder = async (...wanted) => {
      tries += 1;
      if (tries === 1) await deleteVariant(town, gone);
      return importOrder(...wanted);
    };
    // The refused one has no answer that could come after.
    town.befall({
      what: "kill",
      at: "storefront.importOrder",
      when: "after",
    });
    const id = await buy(town, gone);
    await town.control.advance(holdMs);
    await town.settle();
    storefront.importOrder = importOrder;
    expect(tries).toBe(2);
    expect(town.killed()).toBe(1);
    expect(await linesInShopify(town, id)).toMatchObject([
      { sku: gone, variantExternalId: null, quantity: 2 },
    ]);
    const number = "1Z999AA10123456792";
    expect(await ship(town, id, number)).toEqual([number, number]);
    expect(await asked(town)).toEqual([]);
  },
  timeout,
);

test(
  "O4 an import that Shopify refuses is asked about once, however long it stays so",
  async () => {
    const said = "Taxes are wrong";
    await town.fault({
      kind: "answer",
      platform: "shopify",
      operation: "orderCreate",
      status: 200,
      body: {
        data: {
          orderCreate: {
            order: null,
            userErrors: [{ field: null, message: said, code: "INVALID" }],
          },
        },
      },
    });
    const id = await buy(town, "TEE-M");
    await town.control.advance(holdMs);
    await town.settle();
    expect(await asked(town)).toEqual([
      "stuck:storefront.import-order:store_order_refused",
    ]);
    // Long after an order counts as overdue that has not come.
    town.wait(3 * holdMs);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect(await asked(town)).toEqual([
      "stuck:storefront.import-order:store_order_refused",
    ]);
    expect(await twinsOf(town, id)).toEqual([]);
  },
  timeout,
);
