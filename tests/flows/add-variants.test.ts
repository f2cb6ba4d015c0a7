import { afterAll, beforeAll, expect, test } from "vitest";
import type { FieldChange } from "#core/domain/field-change.ts";
import { samePrice } from "#core/domain/price-rule.ts";
import { addVariants, previewAddition } from "#core/flows/add-variants.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import {
  anotherColor,
  listedProduct,
  untilExamined,
} from "./trials/listings.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";
const see = async (productId: string) => {
  const seen = await previewAddition(town.world, town.shopId, productId);
  if (!seen) throw new Error("the product is unknown");
  return seen;
};
const confirm = (productId: string, fingerprint: string) =>
  addVariants(town.world, town.shopId, { productId, fingerprint, actor });
const listingOf = (productId: string) =>
  town.prisma.listing.findFirstOrThrow({
    where: { productId, deletedAt: null },
    include: {
      skus: {
        where: { deletedAt: null },
        include: { link: { include: { variant: true } } },
        orderBy: { sellerSku: "asc" },
      },
    },
  });
const onTikTok = async (id: string) => {
  const { products } = await town.control.tiktok();
  const found = products.find((product) => product.id === id);
  if (!found) throw new Error("the listing is gone");
  return found;
};

test("E1 H2 a variant that was added in Shopify comes to the listing as it was seen, harms nothing there, and is linked by its SKU", async () => {
  await listedProduct(town, "Skerry Mug");
  const productId = await anotherColor(town, "Skerry Mug");
  const { externalId } = await listingOf(productId);
  const before = await onTikTok(externalId);
  const seen = await see(productId);
  expect(seen).toMatchObject({
    blockers: [],
    skus: [
      {
        sellerSku: "SKERRY-MUG-FOG",
        priceMinor: 1850,
        options: [{ name: "Color", value: "Fog" }],
      },
    ],
  });
  expect(await confirm(productId, "another")).toMatchObject({
    outcome: "moved",
  });
  await town.ask("PUT", "/tiktok/audits", { editMs: 30_000 });
  expect(await confirm(productId, seen.fingerprint)).toMatchObject({
    outcome: "adding",
  });
  await town.settle();
  // While TikTok Shop examines it nothing else is sent over it.
  expect((await see(productId)).blockers).toContain(
    "TikTok Shop still examines the last edit of the listing. Add the variants once it has.",
  );
  await untilExamined(town);

  const { skus } = await listingOf(productId);
  expect(
    skus.map(({ sellerSku, link }) => [sellerSku, link?.variant.sku]),
  ).toEqual(
    ["FOG", "NAVY", "SAND"].map((color) => [
      `SKERRY-MUG-${color}`,
      `SKERRY-MUG-${color}`,
    ]),
  );
  const after = await onTikTok(externalId);
  expect(after).toMatchObject({ title: before.title, status: "ACTIVATE" });
  expect(after.skus).toHaveLength(3);
  expect(after.skus.slice(0, 2).map(({ id }) => id)).toEqual(
    before.skus.map(({ id }) => id),
  );
  expect((await see(productId)).blockers).toEqual([
    "Every variant is on TikTok Shop already.",
  ]);
});

test("a variant without an SKU waits, and what the audit refuses is told with its reasons", async () => {
  await listedProduct(town, "Cairn Mug");
  const productId = await anotherColor(town, "Cairn Mug", { sku: null });
  expect((await see(productId)).blockers).toContain(
    "Fog has no SKU, by which it would be linked.",
  );
  await anotherColor(town, "Cairn Mug");
  const seen = await see(productId);
  expect(seen.blockers).toEqual([]);
  await town.ask("PUT", "/tiktok/audits", { editMs: 3_600_000 });
  await confirm(productId, seen.fingerprint);
  await town.settle();
  const { externalId } = await listingOf(productId);
  await town.ask("POST", `/tiktok/products/${externalId}/audit`, {
    passed: false,
    reasons: ["Show a picture of it."],
  });
  await town.settle();
  const again = await see(productId);
  expect(again.skus).toHaveLength(1);
  expect(again.notes.join(" ")).toContain("Show a picture of it.");
});

test("C3 the price of a variant that an earlier rule made while it was on its way to its listing is made anew", async () => {
  const priceBy = async (basisPoints: number) => {
    const { world, shopId } = town;
    const change: FieldChange = {
      kind: "price-rule",
      field: "price",
      rule: { ...samePrice, basisPoints },
    };
    const { fingerprint } = await previewChange(world, shopId, change);
    await changeFields(world, shopId, { change, fingerprint, actor });
  };
  await town.ask("PUT", "/tiktok/audits", { editMs: 0 });
  await listedProduct(town, "Holm Mug");
  const productId = await anotherColor(town, "Holm Mug");
  await priceBy(1000);
  await untilExamined(town);
  const seen = await see(productId);
  expect(seen.skus).toMatchObject([{ priceMinor: 2035 }]);
  await confirm(productId, seen.fingerprint);
  await priceBy(0);
  await untilExamined(town);
  const { skus } = await listingOf(productId);
  expect(skus.map(({ priceMinor }) => priceMinor)).toEqual([1850, 1850, 1850]);
  const variants = skus.flatMap(({ link }) => link?.variantId ?? []);
  expect(
    await town.prisma.conflict.count({
      where: { subjectId: { in: [productId, ...variants] }, state: "open" },
    }),
  ).toBe(0);
});

test("a value that comes to a listing shows its variant's own picture, and those that are there keep theirs", async () => {
  await town.ask("PUT", "/tiktok/audits", { editMs: 0 });
  const productId = await listedProduct(town, "Firth Mug");
  const { externalId } = await listingOf(productId);
  await anotherColor(town, "Firth Mug");
  const { pictures } = await town.prisma.product.findUniqueOrThrow({
    where: { id: productId },
  });
  const [{ url = "" } = {}] = pictures as { url?: string }[];
  await town.ask("POST", `/tiktok/products/${externalId}`, {
    optionPictures: { Sand: "tos-of-the-seller" },
  });
  await town.nextSecond();
  await town.ask("POST", `/shopify/${town.handle}/variants/picture`, {
    sku: "FIRTH-MUG-FOG",
    url,
  });
  await town.settle();
  const seen = await see(productId);
  expect(seen).toMatchObject({
    blockers: [],
    optionPictures: [{ name: "Color", value: "Fog", url, isLeftOut: false }],
  });
  const uri = seen.skus[0]?.options[0]?.imageUri ?? "";
  await confirm(productId, seen.fingerprint);
  await untilExamined(town);
  const { skus } = await onTikTok(externalId);
  expect(
    Object.fromEntries(
      skus.flatMap(({ options }) =>
        options.map(({ value, image }) => [value, image]),
      ),
    ),
  ).toEqual({ Navy: null, Sand: "tos-of-the-seller", Fog: uri });
});
