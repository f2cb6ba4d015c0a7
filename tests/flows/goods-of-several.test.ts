import { afterAll, beforeAll, expect, test } from "vitest";
import { foreseeAnswer } from "#core/flows/foresee-answer.ts";
import { listProduct, previewListing } from "#core/flows/list-product.ts";
import { partFromGoods } from "#core/flows/part-from-goods.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { previewGoods, setUpGoods } from "#core/flows/set-up-goods.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import { newProduct, wishFor } from "./trials/listings.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";
const shop = () => ({ shopId: town.shopId, domain: shopDomain });

/** Goods of a listed product's first variant, and the TikTok SKU that they serve. */
async function goodsOfNew(title: string) {
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
  const variant = await town.prisma.variant.findFirstOrThrow({
    where: { productId },
    orderBy: { position: "asc" },
    include: { skuLinks: { include: { listingSku: true } } },
  });
  const goods = {
    variantIds: [variant.id],
    sizeMillimetres: { length: 150, width: 120, height: 120 },
    weightGrams: null,
    returned: "restock" as const,
    own: {},
  };
  const { fingerprint } = await previewGoods(town.world, town.shopId, goods);
  await setUpGoods(town.world, town.shopId, {
    wish: goods,
    fingerprint,
    actor,
  });
  await town.settle();
  const { goods: made } = await town.prisma.goodsLink.findUniqueOrThrow({
    where: { variantId: variant.id },
    include: { goods: true },
  });
  const skus = variant.skuLinks.map(({ listingSku }) => listingSku.externalId);
  return { variant, goods: made, skus };
}

/** A product that the merchant has put into Shopify under another handle, with SKUs of its own or of another product. */
async function inShopify(handle: string, sku: string) {
  await town.nextSecond();
  await town.world.storefront.setProduct(shop(), {
    identifier: { handle },
    title: "From the old catalog",
    descriptionHtml: "<p>As it was.</p>",
    vendor: "Harbor Goods",
    productType: "Drinkware",
    status: "ACTIVE",
    options: [{ name: "Color", values: ["Navy"] }],
    currency: "USD",
    variants: [
      {
        sku,
        priceMinor: 1850,
        weightGrams: 410,
        optionValues: [{ option: "Color", value: "Navy" }],
      },
    ],
  });
  await town.settle();
  return town.prisma.variant.findFirstOrThrow({
    where: { sku, product: { title: "From the old catalog" } },
    orderBy: { id: "desc" },
  });
}

const questionOf = (goodsId: string) =>
  town.prisma.conflict.findFirst({
    where: { subjectKind: "goods", subjectId: goodsId, kind: "link" },
    orderBy: { openedAt: "desc" },
  });
const linkOf = (goodsId: string) =>
  town.prisma.goodsLink.findFirst({
    where: { goodsId },
    select: { variantId: true, reason: true },
  });

test("H2 goods whose code two variants have are a question, which ends when one of them has another SKU", async () => {
  const { variant, goods, skus } = await goodsOfNew("Dike Mug");
  const code = variant.sku ?? "";
  const twin = await inShopify("dike-mug-old", code);
  await town.world.network.unbindGoods(shop(), goods.externalId, skus);
  await town.settle();
  expect(await linkOf(goods.id)).toBeNull();
  const asked = await questionOf(goods.id);
  expect(asked).toMatchObject({
    state: "open",
    cause: "link:goods-same-sku",
    subject: goods.name,
    network: code,
    reason: `The SKU ${code} is used by 2 variants in Shopify.`,
  });
  expect(asked?.candidates).toHaveLength(2);

  await inShopify("dike-mug-old", `${code}-OLD`);
  expect(await questionOf(goods.id)).toMatchObject({
    id: asked?.id,
    state: "closed",
    settledBy: "quayside",
  });
  expect(await linkOf(goods.id)).toEqual({
    variantId: variant.id,
    reason: "reference_code",
  });
  expect(twin.id).not.toBe(variant.id);
});

test("H2 C4 a person says which variant goods are, once, and not one that has other goods", async () => {
  const { variant, goods, skus } = await goodsOfNew("Levee Mug");
  const code = variant.sku ?? "";
  const twin = await inShopify("levee-mug-old", code);
  await town.world.network.unbindGoods(shop(), goods.externalId, skus);
  await town.settle();
  const asked = await questionOf(goods.id);
  const answer = (variantId: string) =>
    resolveConflict(town.world, town.shopId, {
      conflictId: asked?.id ?? "",
      version: asked?.version ?? "",
      choice: { kind: "link", variantId },
      actor,
      reason: null,
    });
  const { variantId: served } = await town.prisma.goodsLink.findFirstOrThrow();
  expect(await answer(served)).toEqual({
    outcome: "unfit",
    why: "This variant has goods of the network already.",
  });
  const foreseen = await town.world.store.inShop(town.shopId, (records) =>
    foreseeAnswer(records, {
      conflictId: asked?.id ?? "",
      version: asked?.version ?? "",
      answer: { kind: "link", variantId: twin.id },
    }),
  );
  expect(foreseen).toMatchObject({ stays: null, writes: [] });
  expect(await answer(twin.id)).toEqual({ outcome: "settled" });
  expect(await answer(variant.id)).toMatchObject({ outcome: "already" });
  await town.settle();
  expect(await linkOf(goods.id)).toEqual({
    variantId: twin.id,
    reason: "person",
  });
  expect(await questionOf(goods.id)).toMatchObject({
    state: "settled",
    settledBy: actor,
  });

  // No later look asks again, or gives them to the other.
  await inShopify("levee-mug-old", code);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await questionOf(goods.id)).toMatchObject({ id: asked?.id });
  expect(await linkOf(goods.id)).toMatchObject({ reason: "person" });

  // Taken back, it is asked again; what no person has said is not taken back so.
  const part = (variantId: string) =>
    partFromGoods(town.world, town.shopId, { variantId, actor });
  expect(await part(served)).toEqual({ outcome: "unknown" });
  expect(await part(twin.id)).toEqual({ outcome: "parted" });
  await town.settle();
  expect(await linkOf(goods.id)).toBeNull();
  const anew = await questionOf(goods.id);
  expect(anew).toMatchObject({ state: "open", cause: "link:goods-same-sku" });
  expect(anew?.candidates).toHaveLength(2);
  expect(await part(twin.id)).toEqual({ outcome: "unknown" });
  expect(
    await town.prisma.auditLine.findFirst({
      where: { action: "Unlink goods of the network" },
    }),
  ).toMatchObject({ actor, before: { goods: goods.name } });
});
