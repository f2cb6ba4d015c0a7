import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listingWish } from "#app/api/listing-wish.server.ts";
import type { FieldChange } from "#core/domain/field-change.ts";
import type { ListingWish } from "#core/domain/listings/draft-listing.ts";
import { samePrice } from "#core/domain/price-rule.ts";
import { sameTitle } from "#core/domain/title-rule.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { correctEffect } from "#core/flows/correct-effect.ts";
import { listProduct, previewListing } from "#core/flows/list-product.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import { newProduct, wishFor } from "./trials/listings.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const preview = async (wish: ListingWish) => {
  const seen = await previewListing(town.world, town.shopId, wish);
  if (!seen) throw new Error("the product is unknown");
  return seen;
};
const confirm = async (wish: ListingWish, fingerprint: string) => {
  const listed = await listProduct(town.world, town.shopId, {
    wish,
    fingerprint,
    actor: "merchant:ada",
  });
  await town.settle();
  return listed;
};
const listingOf = (productId: string) =>
  town.prisma.listing.findFirst({
    where: { productId },
    include: {
      skus: { include: { link: true }, orderBy: { sellerSku: "asc" } },
    },
  });

const picturesOf = async (id: string) => {
  const { pictures } = await town.prisma.product.findUniqueOrThrow({
    where: { id },
  });
  return (pictures as { id: string }[]).map((picture) => picture.id);
};

test("E1 H2 a product is listed as it was seen, linked to its variants, examined, and made goods of the network", async () => {
  const productId = await newProduct(town, { title: "Breakwater Mug" });
  const wish = wishFor(productId, true);
  const seen = await preview(wish);
  expect(seen).toMatchObject({
    blockers: [],
    category: { externalId: "601226" },
    draft: {
      title: "Breakwater Mug",
      weightGrams: 410,
      skus: [
        { sellerSku: "BREAKWATER-MUG-NAVY", priceMinor: 1850 },
        { sellerSku: "BREAKWATER-MUG-SAND", priceMinor: 1850 },
      ],
    },
  });
  expect((await preview(wish)).fingerprint).toBe(seen.fingerprint);
  expect(await confirm(wish, "another")).toMatchObject({ outcome: "moved" });
  expect(await confirm(wish, seen.fingerprint)).toMatchObject({
    outcome: "listing",
  });

  const listing = await listingOf(productId);
  expect(listing).toMatchObject({
    status: "PENDING",
    skus: [
      {
        sellerSku: "BREAKWATER-MUG-NAVY",
        link: { reason: "listing", actor: "merchant:ada" },
      },
      { sellerSku: "BREAKWATER-MUG-SAND", link: { reason: "listing" } },
    ],
  });
  await town.control.advance(60_000);
  await town.settle();
  expect(await listingOf(productId)).toMatchObject({
    status: "ACTIVATE",
    auditStatus: "APPROVED",
  });
  expect(
    await town.prisma.goodsLink.count({ where: { variant: { productId } } }),
  ).toBe(2);
  expect(
    await town.prisma.conflict.findMany({
      where: { state: "open", subjectId: productId },
    }),
  ).toEqual([]);
  // A second wish finds it listed.
  expect((await preview(wish)).blockers).toEqual([
    "The product is listed already.",
  ]);
});

describe("what stands in the way is told before anything is for sale", () => {
  test("what is missing in Shopify", async () => {
    const productId = await newProduct(town, {
      title: "Harbor Lantern Mug",
      pictures: [],
      sku: "LANTERN MUG",
    });
    const { blockers, draft } = await preview({
      ...wishFor(productId),
      sizeMillimetres: null,
    });
    expect(draft).toBeNull();
    expect(blockers).toEqual([
      "The product has no picture. TikTok Shop wants at least one.",
      "Tell the size of the parcel: the category wants it.",
      "The SKU “LANTERN MUG-NAVY” has a space, which TikTok Shop does not take.",
      "The SKU “LANTERN MUG-SAND” has a space, which TikTok Shop does not take.",
    ]);
  });

  test("a picture that is too small", async () => {
    const productId = await newProduct(town, {
      title: "Small Picture Mug",
      pictures: ["800x800.png", "200x200.png"],
    });
    const wish = wishFor(productId);
    const seen = await preview(wish);
    expect(seen.blockers).toContain(
      "Picture 2 is 200 × 200 pixels; TikTok Shop wants at least 300 × 300.",
    );
    // It stands in the way until there is another one, and nothing was uploaded for it.
    expect(await preview(wish)).toEqual(seen);
    expect(
      await town.prisma.samePicture.count({
        where: { storefrontId: { in: await picturesOf(wish.productId) } },
      }),
    ).toBe(0);
    expect(await confirm(wish, seen.fingerprint)).not.toMatchObject({
      outcome: "listing",
    });
    expect(await listingOf(productId)).toBeNull();
  });

  test("what is no picture at all", async () => {
    const productId = await newProduct(town, {
      title: "Broken Picture Mug",
      pictures: ["picture.html"],
    });
    const seen = await preview(wishFor(productId));
    expect(seen.draft).toBeNull();
    expect(seen.blockers).toEqual([
      "Picture 1 is text/html; TikTok Shop takes JPG, PNG, WEBP, HEIC and BMP.",
    ]);
  });

  test("what the category wants to know, until it is told", async () => {
    const productId = await newProduct(town, { title: "Quay Honey" });
    const first = await preview(wishFor(productId));
    const [ask] = first.asks;
    expect(ask).toMatchObject({ name: "Allergen Information" });
    const certificate =
      "The category wants a certificate (Food facility registration): list it in TikTok Seller Center.";
    expect(first.blockers).toEqual([
      certificate,
      "The category wants to know: Allergen Information.",
    ]);
    const none = ask?.values[0]?.externalId ?? "";
    const told = await preview({
      ...wishFor(productId),
      attributes: [
        { id: ask?.externalId ?? "", values: [{ id: none, name: null }] },
      ],
    });
    expect(told.asks).toEqual([]);
    expect(told.blockers).toEqual([certificate]);
  });
});

test("C3 a title, a description and a price that were put right before TikTok Shop took them are agreed on, and nobody is asked", async () => {
  const productId = await newProduct(town, { title: "The finest Pier Jug" });
  const wish = wishFor(productId);
  const { fingerprint } = await preview(wish);
  const actor = "merchant:ada";
  await listProduct(town.world, town.shopId, { wish, fingerprint, actor });
  await town.fault({
    kind: "answer",
    platform: "tiktok",
    operation: "POST /product/202309/products",
    times: 1,
    status: 200,
    body: { code: 12_052_261, message: "Title: not this word", data: {} },
  });
  await town.settle();
  const { id: effectId } = await town.prisma.effect.findFirstOrThrow({
    where: { kind: "marketplace.create-listing", state: "refused" },
    orderBy: { sequence: "desc" },
  });
  await correctEffect(town.world, town.shopId, {
    effectId,
    actor: "support:1:Abel",
    reason: "TikTok Shop wants no superlatives.",
    edits: {
      "draft.title": "A fine Pier Jug",
      "draft.description": "<p>For the quay.</p>",
      "draft.skus.0.priceMinor": "19.00",
    },
  });
  await town.settle();
  await town.control.advance(60_000);
  await town.settle();
  expect(await listingOf(productId)).toMatchObject({
    title: "A fine Pier Jug",
    descriptionHtml: expect.stringContaining("For the quay."),
    status: "ACTIVATE",
  });
  expect(await pricesOf(productId)).toEqual([1900, 1850]);
  expect(await questionsAbout(productId)).toEqual([]);
});

const setRule = async (change: FieldChange) => {
  const { world, shopId } = town;
  const { fingerprint } = await previewChange(world, shopId, change);
  await changeFields(world, shopId, {
    change,
    fingerprint,
    actor: "merchant:ada",
  });
};
const priceRule = (basisPoints: number): FieldChange => ({
  kind: "price-rule",
  field: "price",
  rule: { ...samePrice, basisPoints },
});
const pricesOf = async (productId: string) =>
  (await listingOf(productId))?.skus.map(({ priceMinor }) => priceMinor);
const questionsAbout = async (productId: string) => {
  const variants = await town.prisma.variant.findMany({ where: { productId } });
  return town.prisma.conflict.findMany({
    where: {
      subjectId: { in: [productId, ...variants.map(({ id }) => id)] },
      state: "open",
    },
    select: { field: true, reason: true },
  });
};
const untilForSale = async () => {
  await town.settle();
  await town.control.advance(60_000);
  await town.settle();
};

test("C3 a title that an earlier rule made while the listing was on its way is made anew by the rule in force", async () => {
  const productId = await newProduct(town, { title: "Slipway Bowl" });
  const wish = wishFor(productId);
  const actor = "merchant:ada";
  const titled = (pattern: string) =>
    setRule({
      kind: "title-rule",
      field: "title",
      rule: { ...sameTitle, pattern },
    });
  await titled("{brand} | {title}");
  await town.settle();
  const { fingerprint, draft } = await preview(wish);
  expect(draft?.title).toMatch(/ \| Slipway Bowl$/);
  await listProduct(town.world, town.shopId, { wish, fingerprint, actor });
  await titled("{title}");
  await untilForSale();
  expect(await listingOf(productId)).toMatchObject({ title: "Slipway Bowl" });
  expect(await questionsAbout(productId)).toEqual([]);
});

test("C3 prices that an earlier rule made while the listing was on its way are made anew by the rule in force", async () => {
  await setRule(priceRule(1000));
  await town.settle();
  const productId = await newProduct(town, { title: "Bollard Bowl" });
  const wish = wishFor(productId);
  const actor = "merchant:ada";
  const { fingerprint, draft } = await preview(wish);
  expect(draft?.skus.map(({ priceMinor }) => priceMinor)).toEqual([2035, 2035]);
  await listProduct(town.world, town.shopId, { wish, fingerprint, actor });
  await setRule(priceRule(0));
  await untilForSale();
  expect(await pricesOf(productId)).toEqual([1850, 1850]);
  expect(await questionsAbout(productId)).toEqual([]);
});

test("C2 what is edited in Shopify while its listing is on the way comes to TikTok Shop, and nobody is asked", async () => {
  const productId = await newProduct(town, { title: "Fender Bowl" });
  const wish = wishFor(productId);
  const actor = "merchant:ada";
  const { fingerprint } = await preview(wish);
  await listProduct(town.world, town.shopId, { wish, fingerprint, actor });
  const { externalId } = await town.prisma.product.findUniqueOrThrow({
    where: { id: productId },
  });
  await town.nextSecond();
  await town.ask(
    "POST",
    `/shopify/${town.handle}/products/${encodeURIComponent(externalId)}`,
    {
      title: "Fender Bowl, glazed",
      descriptionHtml: "<p>Glazed twice.</p>",
      price: "21.00",
    },
  );
  // It is known before the listing leaves.
  await town.deliver();
  await town.work("shop.plan");
  await untilForSale();
  expect(await listingOf(productId)).toMatchObject({
    title: "Fender Bowl, glazed",
    descriptionHtml: expect.stringContaining("Glazed twice."),
  });
  expect(await pricesOf(productId)).toEqual([2100, 2100]);
  expect(await questionsAbout(productId)).toEqual([]);
});

test("C3 a product without a description is listed under its title, and nobody is asked which one holds", async () => {
  const productId = await newProduct(town, {
    title: "Cleat Bowl",
    descriptionHtml: "",
  });
  const wish = wishFor(productId);
  await confirm(wish, (await preview(wish)).fingerprint);
  await untilForSale();
  expect(await listingOf(productId)).toMatchObject({
    status: "ACTIVATE",
    descriptionHtml: expect.stringContaining("Cleat Bowl"),
  });
  const { descriptionHtml } = await town.prisma.product.findUniqueOrThrow({
    where: { id: productId },
  });
  expect(descriptionHtml).toBe("");
  expect(await questionsAbout(productId)).toEqual([]);
});

test("a listing that the audit refuses is a question with its reasons, which goes when the audit passes", async () => {
  await town.ask("PUT", "/tiktok/audits", {
    forbidden: { miracle: "No miracles, please." },
  });
  const productId = await newProduct(town, { title: "Miracle Mug" });
  const wish = wishFor(productId);
  const seen = await preview(wish);
  expect(seen.notes.join(" ")).toContain("No miracles, please.");
  await confirm(wish, seen.fingerprint);
  await town.control.advance(60_000);
  await town.settle();
  const asked = () =>
    town.prisma.conflict.findFirst({
      where: { subjectId: productId, field: "audit", state: "open" },
    });
  expect((await asked())?.reason).toContain("No miracles, please.");

  const { externalId } = await town.prisma.product.findUniqueOrThrow({
    where: { id: productId },
  });
  await town.control.editShopifyTitle(externalId, "Marvellous Mug");
  await town.settle();
  await town.control.advance(60_000);
  await town.settle();
  expect(await listingOf(productId)).toMatchObject({
    title: "Marvellous Mug",
    status: "ACTIVATE",
  });
  expect(await asked()).toBeNull();
});

// The last: what a type of product was listed in is where the next of it goes.
test("E1 a size chart that the category wants is asked for in words, uploaded once, and stands on the listing", async () => {
  const productId = await newProduct(town, {
    title: "Harbor Fleece Tee",
    pictures: ["800x800.png", "900x1200.png"],
  });
  const wish = { ...wishFor(productId), categoryId: "602101" };
  const asked = await preview(wish);
  expect(asked).toMatchObject({
    sizeChart: "required",
    draft: null,
    blockers: ["The category wants a size chart: choose a picture of it."],
  });
  const url = asked.pictures[1]?.url ?? "";
  for (const sizeChartUrl of ["https://example.com/sizes.png", "my sizes"]) {
    const elsewhere = listingWish.parse({ ...wish, sizeChartUrl });
    expect((await preview(elsewhere)).blockers).toEqual([
      "The size chart has to be one of the product's pictures, or lie among your files in Shopify.",
    ]);
  }
  const small = {
    ...wish,
    sizeChartUrl: `${new URL(url).origin}/200x200.png`,
  };
  expect((await preview(small)).draft).toBeNull();

  const told = { ...wish, sizeChartUrl: url };
  const seen = await preview(told);
  expect(seen.blockers).toEqual([]);
  expect((await preview(told)).fingerprint).toBe(seen.fingerprint);
  // The same picture is one of the product's, too: as a chart it is another upload.
  expect(seen.draft?.imageUris).not.toContain(seen.draft?.sizeChartUri);
  expect(await confirm(told, seen.fingerprint)).toMatchObject({
    outcome: "listing",
  });
  const listing = await listingOf(productId);
  const shop = { shopId: town.shopId, domain: shopDomain };
  expect(
    await town.world.marketplace.fetchListingParts(
      shop,
      listing?.externalId ?? "",
    ),
  ).toMatchObject({
    categoryId: "602101",
    sizeChart: { imageUri: seen.draft?.sizeChartUri, templateId: null },
  });
});

/** The merchant chooses one of the product's pictures for a variant. */
async function chooseFor(sku: string, name: string) {
  const { product } = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
    include: { product: true },
  });
  const pictures = product.pictures as { url: string }[];
  const url = pictures.find((one) => one.url.endsWith(name))?.url;
  await town.nextSecond();
  await town.ask("POST", `/shopify/${town.handle}/variants/picture`, {
    sku,
    url,
  });
  await town.deliver();
  await town.work("shop.plan");
  return url ?? "";
}
/** What each value shows on TikTok Shop. */
const shownAt = async (title: string) => {
  const { products } = await town.control.tiktok();
  const skus = products.find((one) => one.title === title)?.skus ?? [];
  return Object.fromEntries(
    skus.flatMap(({ options }) =>
      options.map(({ value, image }) => [value, image]),
    ),
  );
};

test("E1 H2 a variant's own picture is its option's on TikTok Shop, given once, and one that will be refused is left out in words", async () => {
  const more = Array.from({ length: 8 }, (_, at) => `${at}-800x800.png`);
  const productId = await newProduct(town, {
    title: "Lagoon Mug",
    pictures: [...more, "navy-700x700.png", "sand-200x200.png"],
  });
  const navy = await chooseFor("LAGOON-MUG-NAVY", "navy-700x700.png");
  const sand = await chooseFor("LAGOON-MUG-SAND", "sand-200x200.png");
  const wish = { ...wishFor(productId), categoryId: "601226" };
  const seen = await preview(wish);
  expect((await preview(wish)).fingerprint).toBe(seen.fingerprint);
  expect(seen).toMatchObject({
    blockers: [],
    optionPictures: [
      { name: "Color", value: "Navy", url: navy, isLeftOut: false },
      { name: "Color", value: "Sand", url: sand, isLeftOut: true },
    ],
  });
  expect(seen.notes).toContain(
    "The picture of Color Sand is left out: it is 200 × 200 pixels; TikTok Shop wants at least 300 × 300.",
  );
  const [first] = seen.draft?.skus ?? [];
  const uri = first?.options[0]?.imageUri ?? "";
  expect(uri).not.toBe("");
  // Among the product's own pictures it was given for another use.
  expect(seen.draft?.imageUris).not.toContain(uri);
  await confirm(wish, seen.fingerprint);
  expect(await shownAt("Lagoon Mug")).toEqual({ Navy: uri, Sand: null });

  // Another picture is another draft: what was not seen is not listed.
  const other = await newProduct(town, {
    title: "Tarn Mug",
    pictures: ["800x800.png", "navy-700x700.png"],
  });
  const same = { ...wish, productId: other };
  const before = await preview(same);
  await chooseFor("TARN-MUG-NAVY", "navy-700x700.png");
  expect(await confirm(same, before.fingerprint)).toMatchObject({
    outcome: "moved",
  });
});
