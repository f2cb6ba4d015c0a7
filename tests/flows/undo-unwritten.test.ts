import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FieldChange } from "#core/domain/field-change.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { changeLink } from "#core/flows/change-link.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

/** Law C3: decisions that are taken back before anything of them was carried, or of what they gave up. */

const actor = "merchant:ada";
let town: SmallTown;
beforeEach(async () => {
  town = await openConnectedTown();
});
afterEach(() => town[Symbol.asyncDispose]());

async function candle() {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { shopId: town.shopId, product: { title: { contains: "Candle" } } },
    include: { product: true },
  });
  return {
    listingId: listing.externalId,
    productId: listing.product?.externalId ?? "",
  };
}
/** What both sides show for the first variant, in cents. */
async function prices() {
  const { listingId, productId } = await candle();
  const { products } = await town.control.shopify();
  const tiktok = await town.control.tiktok();
  const cents = (price: string | undefined) => Math.round(Number(price) * 100);
  return [
    cents(products.find(({ id }) => id === productId)?.variants[0]?.price),
    cents(tiktok.products.find(({ id }) => id === listingId)?.skus[0]?.price),
  ];
}
/** Known to the planner, and nothing carried yet. */
const heard = async () => {
  await town.deliver();
  await town.work("shop.plan");
};
const editTikTok = async (edit: { price?: string; title?: string }) => {
  await town.nextSecond();
  await town.ask(
    "POST",
    `/tiktok/products/${(await candle()).listingId}`,
    edit,
  );
  await heard();
};
const editShopify = async (price: string) => {
  await town.nextSecond();
  const number = (await candle()).productId.split("/").at(-1);
  await town.ask("POST", `/shopify/${town.handle}/products/${number}`, {
    price,
  });
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
const setRule = (basisPoints: number) =>
  decide({
    kind: "price-rule",
    field: "price",
    rule: { basisPoints, addMinor: 0, rounding: "none" },
  });
const push = (from: "storefront" | "marketplace") =>
  decide({ kind: "push", field: "price", from, productIds: null });
const takeBack = (entryId: string) =>
  undoChange(town.world, town.shopId, { entryId, actor });
const resolve = (
  { id, version }: { id: string; version: string },
  kind: "storefront" | "leave",
) =>
  resolveConflict(town.world, town.shopId, {
    conflictId: id,
    version,
    choice: { kind },
    actor,
    reason: null,
  });
const asked = () =>
  town.prisma.conflict.findMany({
    where: { shopId: town.shopId, state: "open", field: "price" },
  });

describe("a decision that had not been carried", () => {
  test("C2 C3 leaves an edit that it had judged to win, as if it had never been made", async () => {
    await editTikTok({ price: "31.99" });
    const entryId = await setRule(1_000);
    expect(await takeBack(entryId)).toMatchObject({ writes: 0, again: 0 });
    await town.settle();
    expect(await prices()).toEqual([3199, 3199]);
    expect(await asked()).toEqual([]);
  });

  test("C2 C3 leaves that edit to win also where its own write had its turn already, and the decision's was refused", async () => {
    await editTikTok({ price: "31.99" });
    const entryId = await push("storefront");
    await town.fault({
      kind: "answer",
      platform: "tiktok",
      operation: "POST /product/202309/products/",
      times: 50,
      status: 200,
      body: { code: 12_052_261, message: "Not this price", data: {} },
    });
    await town.work("shop.carry");
    await town.clearFaults();
    expect(
      await town.prisma.effect.findMany({
        where: { shopId: town.shopId, kind: { endsWith: ".update-field" } },
        orderBy: { sequence: "asc" },
      }),
    ).toMatchObject([
      { kind: "storefront.update-field", state: "retired" },
      { kind: "storefront.update-field", state: "retired" },
      { kind: "marketplace.update-field", state: "refused" },
      { kind: "marketplace.update-field", state: "refused" },
    ]);
    await takeBack(entryId);
    await town.settle();
    expect(await prices()).toEqual([3199, 3199]);
  });

  test("C3 H2 leaves to be asked what it had answered", async () => {
    await editTikTok({ price: "31.99" });
    await editShopify("25.00");
    const [question] = await asked();
    if (!question) throw new Error("nobody asked");
    await resolve(question, "storefront");
    const { entryId } = await town.prisma.effect.findFirstOrThrow({
      where: { key: { startsWith: `settle:${question.id}` } },
    });
    await takeBack(entryId);
    await town.settle();
    expect(await prices()).toEqual([2500, 3199]);
    expect(await asked()).toHaveLength(2);
  });

  test("C3 P4 leaves the newest edit to be known as the newest of that field", async () => {
    await editShopify("25.00");
    await editTikTok({ price: "31.99" });
    const before = await edits();
    const entryId = await push("storefront");
    await heard();
    expect(await edits()).not.toEqual(before);
    await takeBack(entryId);
    expect(await edits()).toEqual(before);
  });
});

const edits = () =>
  town.prisma.fieldEdit.findMany({
    where: { shopId: town.shopId, field: "price" },
    orderBy: [{ itemId: "asc" }, { side: "asc" }],
  });

describe("of two decisions of which the earlier one had not been carried", () => {
  test("C3 the later one taken back, the earlier one is written after all", async () => {
    await editTikTok({ price: "31.99" });
    await setRule(0);
    const later = await setRule(1_000);
    expect(await takeBack(later)).toMatchObject({ writes: 0, again: 2 });
    await town.settle();
    expect(await prices()).toEqual([2200, 2200]);
  });

  test("C3 H1 the later one taken back once it was carried, the earlier one is written after all, in its own name", async () => {
    const earlier = await setRule(1_000);
    const later = await setRule(2_000);
    await town.settle();
    expect(await prices()).toEqual([2200, 2640]);
    await takeBack(later);
    await town.settle();
    expect(await prices()).toEqual([2200, 2420]);
    expect(
      await town.prisma.effect.count({
        where: { entryId: earlier, state: "confirmed" },
      }),
    ).toBe(8);
    expect(await takeBack(earlier)).toMatchObject({ writes: 8, kept: 0 });
    await town.settle();
    expect(await prices()).toEqual([2200, 2200]);
  });

  test("C3 also where the later one had nothing to write itself", async () => {
    await setRule(1_000);
    const later = await setRule(0);
    expect(await takeBack(later)).toMatchObject({ writes: 0, again: 8 });
    await town.settle();
    expect(await prices()).toEqual([2200, 2420]);
  });

  test("C3 also where the later one was no rule and had nothing to write", async () => {
    await setRule(1_000);
    const later = await push("marketplace");
    expect(await takeBack(later)).toMatchObject({ writes: 0, again: 8 });
    await town.settle();
    expect(await prices()).toEqual([2200, 2420]);
  });

  test.each([
    ["the earlier one first", [0, 1]],
    ["the later one first", [1, 0]],
  ])(
    "C2 C3 both taken back, %s, an edit that both had judged wins",
    async (_, order) => {
      await editTikTok({ price: "31.99" });
      const decisions = [await push("storefront"), await push("marketplace")];
      for (const nth of order) await takeBack(decisions[nth] ?? "");
      await town.settle();
      expect(await prices()).toEqual([3199, 3199]);
      expect(await asked()).toEqual([]);
    },
  );

  test("C3 the earlier one taken back, the later one holds", async () => {
    await editTikTok({ price: "31.99" });
    const first = await push("storefront");
    const second = await push("marketplace");
    await push("storefront");
    await takeBack(second);
    await takeBack(first);
    await town.settle();
    expect(await prices()).toEqual([2200, 2200]);
  });

  test("C3 what was edited since the later one was carried is written over by none", async () => {
    await editTikTok({ price: "31.99" });
    await push("storefront");
    const later = await push("marketplace");
    await town.settle();
    await editTikTok({ price: "33.00" });
    await town.settle();
    expect(await takeBack(later)).toMatchObject({ again: 0, kept: 2 });
    await town.settle();
    expect(await prices()).toEqual([3300, 3300]);
  });

  test("C3 what was decided of a link that was taken away since goes on no more", async () => {
    await editTikTok({ price: "31.99" });
    await push("storefront");
    const later = await push("marketplace");
    const link = await town.prisma.skuLink.findFirstOrThrow({
      where: {
        shopId: town.shopId,
        listingSku: { listing: { externalId: (await candle()).listingId } },
      },
    });
    for (const variantId of [null, link.variantId])
      await changeLink(town.world, town.shopId, {
        listingSkuId: link.listingSkuId,
        variantId,
        actor,
        reason: null,
      });
    await town.work("shop.plan");
    // The same values count as agreed once more, of another link.
    const [question] = await asked();
    if (!question) throw new Error("nobody asked");
    await resolve(question, "leave");
    expect(await takeBack(later)).toMatchObject({ again: 1 });
    await town.settle();
    const now = await town.prisma.listingSku.findUniqueOrThrow({
      where: { id: link.listingSkuId },
    });
    expect(now.priceMinor).toBe(3199);
  });
});
