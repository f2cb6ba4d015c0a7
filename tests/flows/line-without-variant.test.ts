import { afterAll, beforeAll, expect, test } from "vitest";
import { readOrder } from "#app/queries/order.server.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import {
  asked,
  buy,
  deleteVariant,
  linesInShopify,
  orderOf,
  ship,
} from "./trials/deleted-variants.ts";
import { skuOnTikTok, twinsOf } from "./trials/orders.ts";
import {
  answerInSellerCenter,
  askBack,
  linesOnTikTok,
  shopOf,
} from "./trials/returns.ts";

// Patience for a machine that has other work too.
const timeout = 240_000;
const holdMs = 61 * 60_000;

// A line that came to Shopify without a variant, since that was deleted before, is served as any other.
let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

/** As though its keeper had given the variant none. */
const takeSkuOff = async (sku: string) => {
  const { id } = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
  });
  await town.prisma.variant.update({ where: { id }, data: { sku: null } });
};

test.each([
  ["before", "CAN-CED-08", "1Z999AA10123456800"],
  ["after", "TEE-L", "1Z999AA10123456818"],
] as const)(
  "O1 O5 H1 a line without a variant and a SKU is known by the unit that it names, though the worker is killed %s the import",
  async (when, gone, number) => {
    const id = await buy(town, gone, "TEE-M");
    await town.settle();
    await town.nextSecond();
    await takeSkuOff(gone);
    await deleteVariant(town, gone);
    await town.settle();
    town.befall({ what: "kill", at: "storefront.importOrder", when });
    const killed = town.killed();
    await town.control.advance(holdMs);
    await town.settle();
    expect(town.killed()).toBe(killed + 1);

    expect(await linesInShopify(town, id)).toMatchObject([
      { sku: null, variantExternalId: null, quantity: 2 },
      { sku: "TEE-M", quantity: 1 },
    ]);
    expect(await ship(town, id, number)).toEqual([number, number, number]);
    expect(await asked(town)).toEqual([]);
  },
  timeout,
);

test(
  "O3 O5 the network sends an order whose variant was deleted before it came to Shopify, and the number is on its line there",
  async () => {
    const gone = "MUG-NVY-12";
    await choose(town, gone);
    await town.settle();
    const { id: skuId } = await skuOnTikTok(town, gone);
    const { id } = await town.control.buyOnTikTok(
      [{ skuId, quantity: 2 }],
      "BY_TIKTOK",
    );
    await town.settle();
    await town.nextSecond();
    await deleteVariant(town, gone);
    await town.control.advance(holdMs);
    await town.settle();
    expect(await linesInShopify(town, id)).toMatchObject([
      { sku: gone, variantExternalId: null, quantity: 2 },
    ]);
    await town.control.workDock();
    await town.settle();
    const [unit] = await linesOnTikTok(town, id);
    expect(unit?.trackingNumber).toBeTruthy();
    const [twin] = await twinsOf(town, id);
    expect(twin?.fulfillments).toMatchObject([
      {
        status: "SUCCESS",
        tracking: [{ number: unit?.trackingNumber }],
        lines: [{ sku: gone, quantity: 2 }],
      },
    ]);
    expect(await asked(town)).toEqual([]);
  },
  timeout,
);

test(
  "O6 goods of a variant that Shopify has no more come back: they are counted in and paid for, go on no shelf, and the order tells so",
  async () => {
    const gone = "TOTE-NAT-01";
    const id = await buy(town, gone);
    await town.settle();
    await town.nextSecond();
    await deleteVariant(town, gone);
    await town.control.advance(holdMs);
    await town.settle();
    await ship(town, id, "1Z999AA10123456826");
    const sent = await linesOnTikTok(town, id);
    for (const packageId of new Set(sent.map((one) => one.packageId)))
      await town.ask("POST", `/tiktok/packages/${packageId}/scan`, {
        kind: "delivered",
      });
    await town.settle();
    const returnId = await askBack(town, id, {
      type: "RETURN_AND_REFUND",
      lineIds: [sent[0]?.id ?? ""],
    });
    await town.settle();
    await answerInSellerCenter(town, returnId, "return");
    await town.settle();
    await town.ask("POST", `/tiktok/returns/${returnId}/ship`, {
      arriveNow: true,
    });
    await town.settle();
    await answerInSellerCenter(town, returnId, "parcel");
    await town.settle();

    expect(await asked(town)).toEqual([]);
    const [twin] = await twinsOf(town, id);
    expect(twin?.returns).toMatchObject([
      {
        lines: [{ quantity: 1, processed: 1 }],
        dispositions: [{ type: "NOT_RESTOCKED", quantity: 1 }],
      },
    ]);
    const refunds = await town.world.storefront.fetchRefunds(
      shopOf(town),
      twin?.id ?? "",
    );
    expect(refunds.map(({ reference }) => reference)).toEqual([
      `tiktok-return-${returnId}`,
    ]);
    const story = await readOrder(
      town.prisma,
      town.shopId,
      (await orderOf(town, id)).id,
    );
    expect(story?.timeline.map(({ result }) => result)).toContainEqual(
      expect.stringContaining(
        `${gone} was deleted in Shopify, so its line there has no variant. It is shipped and refunded as ever; units that come back go on no shelf in Shopify.`,
      ),
    );
  },
  timeout,
);
