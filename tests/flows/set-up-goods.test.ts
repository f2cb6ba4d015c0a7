import { afterAll, beforeAll, expect, test } from "vitest";
import type { GoodsWish } from "#core/domain/listings/plan-goods.ts";
import { listProduct, previewListing } from "#core/flows/list-product.ts";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { releaseVariants } from "#core/flows/release-variants.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import { previewGoods, setUpGoods } from "#core/flows/set-up-goods.ts";
import { previewUnbinding, unbindGoods } from "#core/flows/unbind-goods.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import { newProduct, wishFor } from "./trials/listings.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";
const wishOf = (variantIds: string[], own: GoodsWish["own"] = {}) => ({
  variantIds,
  sizeMillimetres: { length: 150, width: 120, height: 120 },
  weightGrams: null,
  returned: "restock" as const,
  own,
});
const see = (wish: GoodsWish) => previewGoods(town.world, town.shopId, wish);
const confirm = async (wish: GoodsWish, fingerprint: string) => {
  const answer = await setUpGoods(town.world, town.shopId, {
    wish,
    fingerprint,
    actor,
  });
  await town.settle();
  return answer;
};

/** A product that is for sale on TikTok Shop, without goods. */
async function listed(title: string): Promise<string[]> {
  const productId = await newProduct(town, { title });
  const wish = wishFor(productId);
  const seen = await previewListing(town.world, town.shopId, wish);
  await listProduct(town.world, town.shopId, {
    wish,
    fingerprint: seen?.fingerprint ?? "",
    actor,
  });
  await town.settle();
  await town.control.advance(60_000);
  await town.settle();
  const variants = await town.prisma.variant.findMany({
    where: { productId },
    orderBy: { position: "asc" },
  });
  return variants.map(({ id }) => id);
}

const goodsLinkOf = (variantId: string) =>
  town.prisma.goodsLink.findUnique({
    where: { variantId },
    include: { goods: true },
  });

test("E1 H2 a listed SKU is made goods as it was seen, another is bound to them, and both are linked and can be chosen", async () => {
  const [navy = "", sand = ""] = await listed("Mole Mug");
  const wish = wishOf([navy]);
  const seen = await see(wish);
  expect(seen.items).toMatchObject([
    {
      verdict: "create",
      draft: { referenceCode: "MOLE-MUG-NAVY", weightGrams: 410 },
    },
  ]);
  expect(await confirm(wish, "another")).toMatchObject({ outcome: "moved" });
  expect(await goodsLinkOf(navy)).toBeNull();
  expect(await confirm(wish, seen.fingerprint)).toMatchObject({
    outcome: "set-up",
  });
  expect(await goodsLinkOf(navy)).toMatchObject({
    reason: "listing_sku",
    goods: { referenceCode: "MOLE-MUG-NAVY" },
  });
  expect((await see(wish)).items).toMatchObject([{ verdict: "already" }]);

  const bind = wishOf([sand], { [sand]: { bindTo: "mole-mug-navy" } });
  const bound = await see(bind);
  expect(bound.items).toMatchObject([
    { verdict: "bind", goods: { referenceCode: "MOLE-MUG-NAVY" } },
  ]);
  await confirm(bind, bound.fingerprint);
  const link = await goodsLinkOf(sand);
  expect(link?.goodsId).toBe((await goodsLinkOf(navy))?.goodsId);
  expect(link?.goods.skuExternalIds).toHaveLength(2);
  const { items } = await previewSelection(town.world, town.shopId, [
    navy,
    sand,
  ]);
  expect(items.map(({ verdict }) => verdict)).toEqual(["select", "select"]);
  expect(
    await town.prisma.auditLine.findMany({
      where: { subject: { in: [`goods:${navy}`, `goods:${sand}`] } },
      orderBy: { id: "asc" },
    }),
  ).toMatchObject([
    { actor, result: "done" },
    { actor, result: "done" },
  ]);

  // What was bound wrongly is taken back, as it was seen, and can be bound again.
  const back = await previewUnbinding(town.world, town.shopId, sand);
  expect(back).toMatchObject({ others: 1, staysByCode: false, blockers: [] });
  const unbind = async (fingerprint: string) => {
    const wish = { variantId: sand, fingerprint, actor };
    const answer = await unbindGoods(town.world, town.shopId, wish);
    await town.settle();
    return answer.outcome;
  };
  expect(await unbind("another")).toBe("moved");
  expect(await unbind(back?.fingerprint ?? "")).toBe("unbinding");
  expect(await goodsLinkOf(sand)).toBeNull();
  expect((await goodsLinkOf(navy))?.goods.skuExternalIds).toHaveLength(1);
  expect((await see(bind)).items).toMatchObject([{ verdict: "bind" }]);
  expect(await unbind(back?.fingerprint ?? "")).toBe("moved");
});

test("R1 what the network refuses is a question with its words, and a new wish makes the goods", async () => {
  const [navy = ""] = await listed("Sluice Mug");
  const wish = wishOf([navy]);
  await town.fault({
    kind: "answer",
    platform: "tiktok",
    operation: "POST /fbt/202603/goods/create_goods",
    times: 1,
    status: 200,
    body: {
      code: 0,
      message: "Success",
      data: {
        create_result_info: {
          create_result_list: [
            {
              tts_sku_id: (
                await town.prisma.listingSku.findFirstOrThrow({
                  where: { link: { variantId: navy } },
                })
              ).externalId,
              is_success: false,
              fail_reason: "Too heavy for its size",
            },
          ],
        },
      },
    },
  });
  await confirm(wish, (await see(wish)).fingerprint);
  expect(await goodsLinkOf(navy)).toBeNull();
  const question = await town.prisma.conflict.findFirstOrThrow({
    where: { state: "open", cause: "stuck:network.create-goods:goods_refused" },
  });
  expect(question.reason).toContain("Too heavy for its size");
  await confirm(wish, (await see(wish)).fingerprint);
  expect(await goodsLinkOf(navy)).not.toBeNull();
  expect(
    await town.prisma.conflict.findUnique({ where: { id: question.id } }),
  ).toMatchObject({ state: "closed" });
});

test("S2 S3 H2 goods that are unbound in Seller Center are the variant's no more, told as none, and asked about where it is chosen; also where the webhook was lost", async () => {
  const [navy = "", sand = ""] = await listed("Weir Mug");
  const wish = wishOf([navy]);
  await confirm(wish, (await see(wish)).fingerprint);
  // Goods whose code is the variant's own would stay known as its goods.
  const bind = wishOf([sand], { [sand]: { bindTo: "weir-mug-navy" } });
  await confirm(bind, (await see(bind)).fingerprint);
  const shop = { shopId: town.shopId, domain: shopDomain };
  const id = (await goodsLinkOf(sand))?.goods.externalId ?? "";
  const { listingSku } = await town.prisma.skuLink.findFirstOrThrow({
    where: { variantId: sand },
    include: { listingSku: true },
  });
  const skus = [listingSku.externalId];
  const { fingerprint } = await previewSelection(town.world, town.shopId, [
    sand,
  ]);
  await selectVariants(town.world, town.shopId, {
    variantIds: [sand],
    fingerprint,
    actor,
  });
  const centre = await town.prisma.pool.findFirstOrThrow({
    where: { kind: "network" },
  });
  await town.ask("POST", "/fbt/stock", {
    type: "INVENTORY_COUNT_ORDER",
    goodsId: id,
    centreId: centre.externalId,
    quantity: 9,
  });
  await town.settle();
  const told = async () =>
    (
      await town.prisma.publication.findFirstOrThrow({
        where: { variantId: sand, channel: "storefront" },
      })
    ).published;
  const asked = () =>
    town.prisma.conflict.findMany({
      where: { cause: "stock:no-goods", state: "open" },
    });
  expect(await told()).toBe(9);

  await town.world.network.unbindGoods(shop, id, skus);
  await town.settle();
  expect(await goodsLinkOf(sand)).toBeNull();
  expect(await told()).toBe(0);
  expect(await asked()).toMatchObject([
    { subject: "Weir Mug · Sand", subjectId: sand },
  ]);
  expect(await goodsLinkOf(navy)).not.toBeNull();

  await town.world.network.bindGoods(shop, id, skus);
  await town.settle();
  expect(await told()).toBe(9);
  expect(await asked()).toEqual([]);

  const sweep = async () => {
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  };
  await sweep();
  await town.control.weather({ loseOneIn: 1 });
  await town.world.network.unbindGoods(shop, id, skus);
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  town.wait(61 * 60_000);
  await sweep();
  expect(await told()).toBe(0);
  expect(await asked()).toHaveLength(1);
  await releaseVariants(town.world, town.shopId, { variantIds: [sand], actor });
  await sweep();
  expect(await asked()).toEqual([]);
});
