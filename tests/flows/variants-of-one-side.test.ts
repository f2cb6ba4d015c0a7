import { afterAll, beforeAll, expect, test } from "vitest";
import { changeLink } from "#core/flows/change-link.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import {
  anotherColor,
  listedProduct,
  newProduct,
  oneColor,
  untilExamined,
} from "./trials/listings.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const questions = () =>
  town.prisma.conflict.findMany({
    where: { field: "variant", state: "open" },
    orderBy: { subject: "asc" },
  });
const settle = async (choice: { kind: "storefront" }) => {
  const [asked, ...more] = await questions();
  if (!asked || more.length > 0)
    throw new Error(`${more.length + 1} questions`);
  expect(
    await resolveConflict(town.world, town.shopId, {
      conflictId: asked.id,
      version: asked.version,
      choice,
      actor: "merchant:ada",
      reason: null,
    }),
  ).toEqual({ outcome: "settled" });
  await town.settle();
};
const onTikTok = async (productId: string) => {
  const { externalId } = await town.prisma.listing.findFirstOrThrow({
    where: { productId },
  });
  const listing = await town.world.marketplace.fetchListing(
    { shopId: town.shopId, domain: shopDomain },
    externalId,
  );
  if (!listing) throw new Error("the listing is gone");
  return listing;
};
const codes = async (productId: string) =>
  (await onTikTok(productId)).skus.map(({ sellerSku }) => sellerSku).sort();
const sweep = async () => {
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
};

test("C3 P3 H2 variants that one side alone has are asked about, come and go by the answer, and nothing comes of the echo", async () => {
  const productId = await listedProduct(town, "Groyne Mug");
  expect(await questions()).toEqual([]);
  await anotherColor(town, "Groyne Mug");
  expect(await questions()).toMatchObject([
    { cause: "link:variant-added", subject: "Groyne Mug · Fog" },
  ]);
  await town.ask("PUT", "/tiktok/audits", { editMs: 30_000 });
  await settle({ kind: "storefront" });
  await sweep();
  await untilExamined(town);
  const all = ["FOG", "NAVY", "SAND"].map((color) => `GROYNE-MUG-${color}`);
  expect(await codes(productId)).toEqual(all);
  expect(await questions()).toEqual([]);

  await oneColor(town, "Groyne Mug");
  const gone = await questions();
  expect(gone.map(({ cause, marketplace }) => [cause, marketplace])).toEqual([
    ["link:variant-gone", "GROYNE-MUG-FOG"],
    ["link:variant-gone", "GROYNE-MUG-SAND"],
  ]);
  // Until somebody answers nothing is offered of them.
  const { skus } = await onTikTok(productId);
  for (const { sellerSku, stock } of skus)
    if (sellerSku !== "GROYNE-MUG-NAVY")
      expect(stock.map(({ quantity }) => quantity)).toEqual([0]);

  // The seller takes one away on TikTok Shop, and its question ends by itself; the other one goes by an answer.
  const { externalId } = await onTikTok(productId);
  const shop = { shopId: town.shopId, domain: shopDomain };
  const stay = skus.filter(({ sellerSku }) => sellerSku !== all[0]);
  await town.nextSecond();
  await town.world.marketplace.updateListing(shop, externalId, {
    added: { stay: stay.map((sku) => sku.externalId), skus: [] },
  });
  await untilExamined(town);
  await sweep();
  expect(await codes(productId)).toEqual(all.slice(1));
  await settle({ kind: "storefront" });
  await sweep();
  await untilExamined(town);
  expect(await codes(productId)).toEqual([all[1]]);
  expect(await questions()).toEqual([]);
  const sent = await town.prisma.effect.findMany({
    where: {
      kind: { in: ["marketplace.add-skus", "marketplace.remove-skus"] },
    },
    orderBy: { sequence: "asc" },
  });
  expect(
    sent.flatMap(({ kind, state }) => (state === "confirmed" ? kind : [])),
  ).toEqual(["marketplace.add-skus", "marketplace.remove-skus"]);
});

test("C3 H2 a variant of another product that is deleted is asked about like the listing's own, and leaves by the answer", async () => {
  const tee = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: "TEE-L" },
    include: { listing: true },
  });
  const other = await newProduct(town, { title: "Mole Mug" });
  const { id: variantId } = await town.prisma.variant.findFirstOrThrow({
    where: { productId: other, sku: "MOLE-MUG-SAND" },
  });
  const linked = { listingSkuId: tee.id, variantId };
  expect(
    await changeLink(town.world, town.shopId, {
      ...linked,
      actor: "merchant:ada",
      reason: null,
    }),
  ).toEqual({ outcome: "linked" });
  await town.settle();
  expect(await questions()).toEqual([]);

  await oneColor(town, "Mole Mug");
  expect(await questions()).toMatchObject([
    {
      cause: "link:variant-gone",
      subject: "Mole Mug · Sand",
      subjectId: tee.id,
      marketplace: "TEE-L",
    },
  ]);
  const productId = tee.listing.productId ?? "";
  const before = await codes(productId);
  await settle({ kind: "storefront" });
  await untilExamined(town);
  expect(await codes(productId)).toEqual(
    before.filter((code) => code !== "TEE-L"),
  );
  await sweep();
  expect(await questions()).toEqual([]);
});

test("C2 a parcel's weight reaches the variants that a product still has, though a linked one was deleted in Shopify", async () => {
  const sku = "TOTE-NVY-01";
  await town.ask("POST", `/shopify/${town.handle}/variants/delete`, { sku });
  await town.settle();
  const { externalId, productId } = await town.prisma.listing.findFirstOrThrow({
    where: { skus: { some: { sellerSku: sku } } },
  });
  await town.nextSecond();
  await town.ask("POST", `/tiktok/products/${externalId}`, { pounds: "2.00" });
  await town.settle();
  const { externalId: product } = await town.prisma.product.findUniqueOrThrow({
    where: { id: productId ?? "" },
  });
  const { products } = await town.control.shopify();
  expect(
    products
      .find(({ id }) => id === product)
      ?.variants.map(({ weightGrams }) => weightGrams),
  ).toEqual([907]);
  expect(
    await town.prisma.effect.count({
      where: { subject: { startsWith: "weight:" }, state: "refused" },
    }),
  ).toBe(0);
});
