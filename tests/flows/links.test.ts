import { afterAll, beforeAll, expect, test } from "vitest";
import { suggestByTitle } from "#core/domain/listings/suggest-by-title.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { changeLink } from "#core/flows/change-link.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";
const linkOf = async (sku: string) => {
  const found = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: sku },
    include: { link: { include: { variant: true } }, listing: true },
  });
  return found;
};
const openQuestion = (listingSkuId: string) =>
  town.prisma.conflict.findFirst({
    where: { state: "open", kind: "link", subjectId: listingSkuId },
  });
const say = async (listingSkuId: string, variantId: string | null) => {
  const changed = await changeLink(town.world, town.shopId, {
    listingSkuId,
    variantId,
    actor,
    reason: "The old cup.",
  });
  await town.settle();
  return changed;
};

test("H2 a link that a person took away is made by no machine again, asked with what it was, and put back by a person", async () => {
  const { id, link } = await linkOf("MUG-NVY-12");
  const variantId = link?.variantId ?? "";
  expect(link).toMatchObject({ reason: "sku" });
  expect(await say(id, null)).toEqual({ outcome: "unlinked" });
  // Whatever is read again, its code still matches.
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect((await linkOf("MUG-NVY-12")).link).toBeNull();
  expect(await openQuestion(id)).toMatchObject({
    reason: "Its link was taken away by a person.",
    candidates: [{ variantId, why: "is what it was linked to before" }],
  });

  expect(await say(id, variantId)).toEqual({ outcome: "linked" });
  expect((await linkOf("MUG-NVY-12")).link).toMatchObject({
    variantId,
    reason: "person",
    actor,
  });
  expect(await openQuestion(id)).toBeNull();
  expect(
    await town.prisma.auditLine.findMany({
      where: { subject: `sku:${id}` },
      orderBy: { id: "asc" },
    }),
  ).toMatchObject([
    { action: "Unlink a TikTok SKU", actor, before: { variant: variantId } },
    { action: "Link a TikTok SKU", actor, after: { variant: variantId } },
  ]);
});

test("a link moves to another variant in one step, and an unknown one is refused", async () => {
  const sand = await linkOf("MUG-SND-12");
  const navy = await linkOf("MUG-NVY-12");
  const other = navy.link?.variantId ?? "";
  expect(await say(sand.id, other)).toEqual({ outcome: "linked" });
  expect((await linkOf("MUG-SND-12")).link?.variantId).toBe(other);
  expect(await say(sand.id, other)).toEqual({ outcome: "same" });
  const nowhere = "00000000-0000-4000-8000-000000000000";
  expect(await say(sand.id, nowhere)).toMatchObject({ outcome: "unfit" });
  expect((await linkOf("MUG-SND-12")).link?.variantId).toBe(other);
});

test("a listing without codes is asked about with the variant of nearly the same name, and never linked by it", async () => {
  const { id: listingId } = await town.ask("POST", "/tiktok/products", {
    title: "Wharf tote, heavy canvas",
    description: "<p>The same bag.</p>",
    skus: [
      {
        sellerSku: "",
        barcode: null,
        optionName: "Color",
        optionValue: "Natural",
        price: "24.00",
        stock: 3,
      },
    ],
  });
  await town.settle();
  const sku = await town.prisma.listingSku.findFirstOrThrow({
    where: { listing: { externalId: listingId } },
    include: { link: true },
  });
  expect(sku.link).toBeNull();
  const question = await openQuestion(sku.id);
  expect(question?.candidates).toMatchObject([
    {
      label: "Wharf Canvas Tote · Natural",
      why: "has nearly the same name: 4 of 5 words",
    },
    {},
  ]);
});

test("a name is alike in any order, case and accent, and a word that all have suggests nobody", () => {
  const variant = (id: string, label: string) => ({
    id,
    productId: id,
    sku: null,
    barcode: null,
    label,
  });
  const ask = (label: string, variants: Parameters<typeof suggestByTitle>[1]) =>
    suggestByTitle(
      [
        {
          listingSkuId: "s",
          label,
          sellerSku: null,
          cause: "no-variant",
          reason: "",
          candidates: [],
        },
      ],
      variants,
    )[0]?.candidates.map(({ variantId }) => variantId);
  const shelf = [
    variant("cafe", "Café Mug · Navy"),
    variant("tea", "Tea Towel · White"),
  ];
  expect(ask("NAVY mug (cafe)", shelf)).toEqual(["cafe"]);
  expect(ask("Garden hose", shelf)).toEqual([]);
  const many = Array.from({ length: 2_001 }, (_, n) =>
    variant(`m${n}`, `Mug ${n}`),
  );
  expect(ask("Mug", many)).toEqual([]);
  expect(ask("Mug 1999", many)).toEqual(["m1999"]);
});

const shop = () => ({ shopId: town.shopId, domain: shopDomain });
const pairOf = async (sku: string) => {
  const { id, externalId, listing, link } = await linkOf(sku);
  const product = await town.prisma.product.findFirstOrThrow({
    where: { variants: { some: { id: link?.variantId ?? "" } } },
  });
  return { id, externalId, listing, product, variantId: link?.variantId ?? "" };
};
const pricesOf = async (sku: string) => {
  const { externalId, listing, product } = await pairOf(sku);
  const { link } = await linkOf(sku);
  const [here, there] = await Promise.all([
    town.world.storefront.fetchProduct(shop(), product.externalId),
    town.world.marketplace.fetchListing(shop(), listing.externalId),
  ]);
  return {
    titles: [here?.title, there?.title],
    prices: [
      here?.variants.find((one) => one.externalId === link?.variant.externalId)
        ?.priceMinor,
      there?.skus.find((one) => one.externalId === externalId)?.priceMinor,
    ],
  };
};
const asked = async (itemId: string) =>
  (
    await town.prisma.conflict.findMany({
      where: { state: "open", kind: "field", key: { endsWith: itemId } },
      orderBy: { field: "asc" },
    })
  ).map(({ field, cause }) => [field, cause]);

/** A person has Shopify's prices of the product written to TikTok Shop. */
async function pushPrices(productId: string) {
  const change = {
    kind: "push" as const,
    field: "price" as const,
    from: "storefront" as const,
    productIds: [productId],
  };
  const { fingerprint, writes } = await previewChange(
    town.world,
    town.shopId,
    change,
  );
  const changed = await changeFields(town.world, town.shopId, {
    change,
    fingerprint,
    actor,
  });
  return { writes, changed };
}

test("C3 what was edited while a link was taken away is asked when it is put back, and overwrites nothing", async () => {
  const [cedar, citrus] = await Promise.all(
    (
      await pairOf("CAN-CED-08").then(({ listing }) =>
        town.prisma.listingSku.findMany({
          where: { listingId: listing.id },
          orderBy: { sellerSku: "asc" },
        }),
      )
    ).map(({ sellerSku }) => pairOf(sellerSku ?? "")),
  );
  if (!cedar || !citrus) throw new Error("the candle has two SKUs");
  const before = await pricesOf("CAN-CED-08");
  for (const { id } of [cedar, citrus]) await say(id, null);
  await town.nextSecond();
  await town.ask("POST", `/tiktok/products/${cedar.listing.externalId}`, {
    title: "Candle of another quay",
    sellerSku: "CAN-CED-08",
    price: "31.00",
  });
  await town.settle();
  for (const { id, variantId } of [cedar, citrus]) await say(id, variantId);
  expect(await asked(cedar.listing.id)).toEqual([
    ["title", "field:title:never-agreed"],
  ]);
  expect(await asked(cedar.id)).toEqual([
    ["price", "field:price:never-agreed"],
  ]);
  expect(await pricesOf("CAN-CED-08")).toEqual({
    titles: [before.titles[0], "Candle of another quay"],
    prices: [before.prices[0], 3100],
  });

  // What a person has had written of it, and has not left yet, is not written to what it becomes.
  expect(await pushPrices(cedar.product.id)).toMatchObject({ writes: 1 });
  await say(cedar.id, citrus.variantId);
  expect((await pricesOf("CAN-CED-08")).prices[1]).toBe(3100);
});

test("C3 a SKU that is another variant now, and a listing that is another product, are compared as if for the first time", async () => {
  const medium = await pairOf("TEE-M");
  const large = await pairOf("TEE-L");
  const tote = await pairOf("TOTE-NAT-01");
  await town.nextSecond();
  await town.world.storefront.updateVariants(shop(), {
    productExternalId: large.product.externalId,
    currency: "USD",
    variants: [
      {
        externalId: (await linkOf("TEE-L")).link?.variant.externalId ?? "",
        priceMinor: 3300,
      },
    ],
  });
  await town.settle();
  const before = await pricesOf("TEE-M");
  await say(medium.id, large.variantId);
  expect((await pricesOf("TEE-M")).prices).toEqual([3300, before.prices[1]]);
  expect(await asked(medium.id)).toEqual([
    ["price", "field:price:never-agreed"],
  ]);
  const { writes, changed } = await pushPrices(large.product.id);
  expect(writes).toBe(1);
  if (changed.outcome !== "changed") throw new Error(changed.outcome);
  await town.settle();
  expect((await pricesOf("TEE-M")).prices).toEqual([3300, 3300]);

  for (const { id } of [medium, large]) await say(id, tote.variantId);
  const { titles } = await pricesOf("TEE-L");
  expect(titles).toEqual([tote.product.title, large.listing.title]);
  expect(await asked(large.listing.id)).toContainEqual([
    "title",
    "field:title:never-agreed",
  ]);
  // What the push wrote over was the price of another variant.
  expect(
    await undoChange(town.world, town.shopId, {
      entryId: changed.entryId,
      actor,
    }),
  ).toMatchObject({ outcome: "undone", writes: 0, kept: 1 });
});
