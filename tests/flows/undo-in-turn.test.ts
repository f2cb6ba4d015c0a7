import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FieldChange } from "#core/domain/field-change.ts";
import type { Policy } from "#core/domain/field-policies.ts";
import { sameTitle } from "#core/domain/title-rule.ts";
import { carryEffects } from "#core/flows/carry-effects.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

/** Law C3: decisions about the same values that are taken back one after the other. */

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
const inForce = () =>
  town.world.store.inShop(town.shopId, async (records) => ({
    percent: (await records.priceRule()).basisPoints / 100,
    pattern: (await records.titleRule()).pattern,
    policy: (await records.fieldPolicies()).price ?? "ask",
  }));

const plan = async (change: FieldChange) => {
  const { fingerprint } = await previewChange(town.world, town.shopId, change);
  const made = await changeFields(town.world, town.shopId, {
    change,
    fingerprint,
    actor,
  });
  return made.outcome === "changed" ? made.entryId : "";
};
const decide = async (change: FieldChange) => {
  const entryId = await plan(change);
  await town.settle();
  return entryId;
};
const raise = (percent: number, addMinor = 0): FieldChange => ({
  kind: "price-rule",
  field: "price",
  rule: { basisPoints: percent * 100, addMinor, rounding: "none" },
});
const entitle = (pattern: string): FieldChange => ({
  kind: "title-rule",
  field: "title",
  rule: { ...sameTitle, pattern },
});
const leaveTo = (policy: Policy): FieldChange => ({
  kind: "policy",
  field: "price",
  policy,
});
const pushShopify: FieldChange = {
  kind: "push",
  field: "price",
  from: "storefront",
  productIds: null,
};
const takeBack = async (entryId: string) => {
  await undoChange(town.world, town.shopId, { entryId, actor });
  await town.settle();
};
const editShopify = async (edit: { price?: string; title?: string }) => {
  await town.nextSecond();
  const { number } = await candle();
  await town.ask("POST", `/shopify/${town.handle}/products/${number}`, edit);
  await town.deliver();
  await town.work("shop.plan");
};

describe("of two price rules, the earlier one taken back first", () => {
  test.each([
    ["both written", decide],
    ["the earlier one not written any more", plan],
  ])("C3 %s, neither is left in force or in any price", async (_, set) => {
    const earlier = await set(raise(10));
    const later = await decide(raise(20));
    await takeBack(earlier);
    expect(await inForce()).toMatchObject({ percent: 20 });
    expect((await candle()).prices).toEqual([2200, 2640]);
    await takeBack(later);
    expect(await inForce()).toMatchObject({ percent: 0 });
    expect((await candle()).prices).toEqual([2200, 2200]);
  });

  test("C3 a price that the earlier one had made of Shopify's newer one is made by the rule that is left", async () => {
    const earlier = await decide(raise(10));
    await editShopify({ price: "30.00" });
    await town.settle();
    expect((await candle()).prices).toEqual([3000, 3300]);
    const later = await decide(raise(20));
    await takeBack(earlier);
    await takeBack(later);
    expect((await candle()).prices).toEqual([3000, 3000]);
  });
});

test("C3 of three price rules the second and the third taken back, the first is in force and in the prices", async () => {
  await decide(raise(10));
  const second = await decide(raise(20));
  const third = await decide(raise(30));
  await takeBack(second);
  await takeBack(third);
  expect(await inForce()).toMatchObject({ percent: 10 });
  expect((await candle()).prices).toEqual([2200, 2420]);
});

test("C3 a price rule that came into force again by an undo is taken back for good by its own", async () => {
  const first = await decide(raise(10));
  await takeBack(await decide(raise(20)));
  const third = await decide(raise(30));
  await takeBack(first);
  expect(await inForce()).toMatchObject({ percent: 30 });
  await takeBack(third);
  expect(await inForce()).toMatchObject({ percent: 0 });
  expect((await candle()).prices).toEqual([2200, 2200]);
});

test("C3 a later price rule that makes the same price holds when the earlier one is taken back", async () => {
  const earlier = await decide(raise(10));
  await decide(raise(0, 220));
  await takeBack(earlier);
  expect(await inForce()).toMatchObject({ percent: 0 });
  expect((await candle()).prices).toEqual([2200, 2420]);
});

test("C3 a later price rule that makes the same price holds when the earlier one is taken back while its price is on its way", async () => {
  const earlier = await plan(raise(10));
  await town.fault({
    kind: "dropped",
    afterApplying: true,
    platform: "tiktok",
    operation: "/product/",
  });
  await carryEffects(town.world, town.shopId);
  expect(
    await town.prisma.effect.count({
      where: { entryId: earlier, state: { in: ["sent", "unknown"] } },
    }),
  ).toBeGreaterThan(0);
  await plan(raise(0, 220));
  await undoChange(town.world, town.shopId, { entryId: earlier, actor });
  await town.clearFaults();
  await town.settle();
  expect((await candle()).prices).toEqual([2200, 2420]);
});

test("C3 what a rule was still to write does not go on where a later rule found the sides right without writing anything", async () => {
  const { titles } = await candle();
  await plan(entitle("{title} | {brand}"));
  const first = await plan(entitle("{title}"));
  await plan(entitle("{title}"));
  await takeBack(first);
  expect(await inForce()).toMatchObject({ pattern: "{title}" });
  expect((await candle()).titles).toEqual(titles);
});

test("C3 of two title rules, the earlier one taken back first, neither is left in force or in any title", async () => {
  const [own] = (await candle()).titles;
  const earlier = await decide(entitle("{title} | {brand}"));
  const later = await decide(entitle("{brand}: {title}"));
  const shown = (await candle()).titles;
  await takeBack(earlier);
  expect(await inForce()).toMatchObject({ pattern: "{brand}: {title}" });
  expect((await candle()).titles).toEqual(shown);
  await takeBack(later);
  expect(await inForce()).toMatchObject({ pattern: "{title}" });
  expect((await candle()).titles).toEqual([own, own]);
});

test("C3 a title that an earlier rule had made of Shopify's newer one is made by the rule that is left", async () => {
  const earlier = await decide(entitle("{title} | {brand}"));
  await editShopify({ title: "Cedar Candle" });
  await town.settle();
  const later = await decide(entitle("{brand}: {title}"));
  await takeBack(earlier);
  await takeBack(later);
  expect((await candle()).titles).toEqual(["Cedar Candle", "Cedar Candle"]);
});

describe("who decides", () => {
  test("C3 of two choices, the earlier one taken back first, neither is left", async () => {
    const earlier = await decide(leaveTo("storefront"));
    const later = await decide(leaveTo("marketplace"));
    await takeBack(earlier);
    expect(await inForce()).toMatchObject({ policy: "marketplace" });
    await takeBack(later);
    expect(await inForce()).toMatchObject({ policy: "ask" });
  });

  test("C3 chosen again since it stays chosen, though the first such choice is taken back", async () => {
    const first = await decide(leaveTo("storefront"));
    await decide(leaveTo("marketplace"));
    const third = await decide(leaveTo("storefront"));
    await takeBack(first);
    expect(await inForce()).toMatchObject({ policy: "storefront" });
    await takeBack(third);
    expect(await inForce()).toMatchObject({ policy: "marketplace" });
  });
});

test("C3 of two pushes of newer and newer prices, the earlier one taken back first, what stood before both is written", async () => {
  await town.nextSecond();
  await town.ask("POST", `/tiktok/products/${(await candle()).listingId}`, {
    price: "31.99",
  });
  await town.deliver();
  await town.work("shop.plan");
  const earlier = await decide(pushShopify);
  expect((await candle()).prices).toEqual([2200, 2200]);
  await editShopify({ price: "25.00" });
  const later = await decide(pushShopify);
  await takeBack(earlier);
  expect((await candle()).prices).toEqual([2500, 2500]);
  await takeBack(later);
  expect((await candle()).prices).toEqual([2500, 3199]);
});
