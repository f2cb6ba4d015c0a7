import { afterEach, beforeEach, expect, test } from "vitest";
import type { FieldChange } from "#core/domain/field-change.ts";
import { sameTitle } from "#core/domain/title-rule.ts";
import { carryEffects } from "#core/flows/carry-effects.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

/** Law C3: what is decided, or taken back, while what was to be written before is still on its way. */

const actor = "merchant:ada";
let town: SmallTown;
beforeEach(async () => {
  town = await openConnectedTown();
});
afterEach(() => town[Symbol.asyncDispose]());

/** The candle as both sides show it, prices in cents. */
async function candle() {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { shopId: town.shopId, product: { title: { contains: "Candle" } } },
    include: { product: true },
  });
  const { products } = await town.control.shopify();
  const tiktok = await town.control.tiktok();
  const ours = products.find(({ id }) => id === listing.product?.externalId);
  const theirs = tiktok.products.find(({ id }) => id === listing.externalId);
  const cents = (price: string | undefined) => Math.round(Number(price) * 100);
  return {
    number: ours?.id.split("/").at(-1),
    listingId: listing.externalId,
    prices: [cents(ours?.variants[0]?.price), cents(theirs?.skus[0]?.price)],
    titles: [ours?.title, theirs?.title],
  };
}
/** Known to the planner, and nothing carried yet. */
const heard = async () => {
  await town.deliver();
  await town.work("shop.plan");
};
const editShopify = async (edit: { price?: string; title?: string }) => {
  await town.nextSecond();
  const { number } = await candle();
  await town.ask("POST", `/shopify/${town.handle}/products/${number}`, edit);
  await heard();
};
const editTikTok = async (edit: { price: string }) => {
  await town.nextSecond();
  const { listingId } = await candle();
  await town.ask("POST", `/tiktok/products/${listingId}`, edit);
  await heard();
};
const decide = async (change: FieldChange) => {
  const { fingerprint } = await previewChange(town.world, town.shopId, change);
  const made = await changeFields(town.world, town.shopId, {
    change,
    fingerprint,
    actor,
  });
  return made.outcome === "changed" ? made.entryId : "";
};
const raise = (percent: number): FieldChange => ({
  kind: "price-rule",
  field: "price",
  rule: { basisPoints: percent * 100, addMinor: 0, rounding: "none" },
});
const push = (from: "storefront" | "marketplace"): FieldChange => ({
  kind: "push",
  field: "price",
  from,
  productIds: null,
});

/** TikTok Shop takes the prices that are to be written, and its answer is lost. */
async function loseAnswer(): Promise<void> {
  await town.fault({
    kind: "dropped",
    afterApplying: true,
    platform: "tiktok",
    operation: "POST /product/",
  });
  // What a later decision has made moot goes first.
  const isUnknown = { state: "unknown", kind: "marketplace.update-field" };
  for (let turn = 0; turn < 2; turn++)
    if ((await town.prisma.effect.count({ where: isUnknown })) === 0)
      await carryEffects(town.world, town.shopId);
  expect(await town.prisma.effect.count({ where: isUnknown })).toBeGreaterThan(
    0,
  );
}
const questions = () =>
  town.prisma.conflict.count({
    where: { shopId: town.shopId, kind: "field", state: "open" },
  });
const carry = async () => {
  await town.clearFaults();
  await carryEffects(town.world, town.shopId);
};
const settle = async () => {
  await town.clearFaults();
  await town.settle();
};

test("C2 C3 a title rule makes the title of a product that was named anew in Shopify, and whose name had not come to TikTok Shop yet", async () => {
  await editShopify({ title: "Cedar Candle" });
  await decide({
    kind: "title-rule",
    field: "title",
    rule: { ...sameTitle, pattern: "{title} for you" },
  });
  await settle();
  expect((await candle()).titles).toEqual([
    "Cedar Candle",
    "Cedar Candle for you",
  ]);
});

test("C2 C3 a price that was on its way when a price rule was set is made anew by that rule", async () => {
  await editShopify({ price: "30.00" });
  await loseAnswer();
  await decide(raise(10));
  await settle();
  expect((await candle()).prices).toEqual([3000, 3300]);
});

test.each([
  ["and was looked up then", () => carry()],
  ["and TikTok Shop told of it before it was looked up", heard],
])(
  "C2 C3 a price that was on its way when its rule was taken back, %s, is made anew without it",
  async (_when, hear) => {
    const entryId = await decide(raise(10));
    await settle();
    await editShopify({ price: "30.00" });
    await loseAnswer();
    await undoChange(town.world, town.shopId, { entryId, actor });
    await hear();
    await settle();
    expect((await candle()).prices).toEqual([3000, 3000]);
    expect(await questions()).toBe(0);
  },
);

test("C2 a title that was edited in Shopify anew, while TikTok Shop's answer to the one before was lost, comes there, and nobody is asked", async () => {
  await editShopify({ title: "Cedar Candle" });
  await loseAnswer();
  await heard();
  await editShopify({ title: "Cedar Candle, tall" });
  await settle();
  expect((await candle()).titles).toEqual([
    "Cedar Candle, tall",
    "Cedar Candle, tall",
  ]);
  expect(await questions()).toBe(0);
});

test("C3 a price that was pushed by a rule that is taken back before it was carried is made anew without it", async () => {
  const entryId = await decide(raise(10));
  await decide(push("storefront"));
  await undoChange(town.world, town.shopId, { entryId, actor });
  await settle();
  expect((await candle()).prices).toEqual([2200, 2200]);
});

test("C3 of two pushes in opposite directions the later one holds, though TikTok Shop had taken the earlier one's prices", async () => {
  await editTikTok({ price: "31.99" });
  await decide(push("storefront"));
  await loseAnswer();
  expect((await candle()).prices).toEqual([2200, 2200]);
  await decide(push("marketplace"));
  await settle();
  expect((await candle()).prices).toEqual([3199, 3199]);
});
