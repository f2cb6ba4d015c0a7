import { afterAll, beforeAll, expect, test } from "vitest";
import type { DetailsChange } from "#core/domain/listing-facts.ts";
import type { SaidDetails } from "#core/domain/listings/plan-details.ts";
import {
  changeDetails,
  placeOfRefused,
  previewDetails,
} from "#core/flows/change-details.ts";
import {
  foreseeWrites,
  pauseWriting,
  startWriting,
} from "#core/flows/pause-writing.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import { listedProduct, untilExamined } from "./trials/listings.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";
const later = () => untilExamined(town);
async function listed(title: string) {
  const productId = await listedProduct(town, title);
  const { externalId } = await town.prisma.listing.findFirstOrThrow({
    where: { productId },
  });
  return { productId, externalId };
}
async function see(productId: string, said: SaidDetails | null = null) {
  const wish = { productId, listingId: null, said };
  const seen = await previewDetails(town.world, town.shopId, wish);
  if (!seen) throw new Error("the listing is unknown");
  return seen;
}
const confirm = (productId: string, said: SaidDetails, fingerprint: string) =>
  changeDetails(town.world, town.shopId, {
    wish: { productId, listingId: null, said },
    fingerprint,
    actor,
  });
const change = async (productId: string, said: SaidDetails) => {
  const { fingerprint, blockers } = await see(productId, said);
  expect(blockers).toEqual([]);
  const changed = await confirm(productId, said, fingerprint);
  if (changed.outcome !== "changing") throw new Error(changed.outcome);
  return changed.entryId;
};
const undo = (entryId: string) =>
  undoChange(town.world, town.shopId, { entryId, actor });
/** All that TikTok Shop shows of a listing, but the time of its last edit. */
const withoutCodes = (skus: { barcode: unknown }[]) =>
  skus.map(({ barcode: _, ...sku }) => sku);
const onTikTok = async (externalId: string) => {
  const shop = { shopId: town.shopId, domain: shopDomain };
  const { marketplace } = town.world;
  const [parts, whole] = await Promise.all([
    marketplace.fetchListingParts(shop, externalId),
    marketplace.fetchListing(shop, externalId),
  ]);
  if (!parts || !whole) throw new Error("the listing is gone");
  const { updatedAt: _, ...listing } = whole;
  return { parts, listing };
};
const effects = (productId: string) =>
  town.prisma.effect.findMany({
    where: {
      kind: "marketplace.change-details",
      subject: `listing:${productId}`,
    },
    orderBy: { sequence: "asc" },
  });

/** As it was listed. */
const asListed: SaidDetails = {
  categoryId: null,
  brand: "",
  attributes: [],
  sizeMillimetres: { length: 150, width: 120, height: 120 },
  sizeChart: null,
  skus: [],
};
const ceramic = [{ id: "100157", values: [{ id: "10015703", name: null }] }];

test("E1 H1 H2 H3 details of a live listing are changed once as they were seen, nothing else of it is wiped, and an undo restores them", async () => {
  const { productId, externalId } = await listed("Skerry Mug");
  const before = await onTikTok(externalId);
  const [navy, sand] = before.parts.skus;
  const first = await see(productId);
  expect(first).toMatchObject({
    now: { categoryId: "601226", brandName: null, attributes: [] },
    storefront: { vendor: "Harbor Goods", productType: "Drinkware" },
    recommended: { externalId: "601226" },
    items: [],
    blockers: [],
  });
  const said: SaidDetails = {
    ...asListed,
    brand: "Unbranded",
    attributes: ceramic,
    sizeMillimetres: { length: 200, width: 150, height: 130 },
    skus: [
      {
        externalId: navy?.externalId ?? "",
        barcode: "014673829105",
        listPriceMinor: 2400,
      },
    ],
  };
  const seen = await see(productId, said);
  expect(seen.items.map(({ what }) => what)).toEqual([
    "brand",
    "attribute",
    "size",
    "barcode",
    "compareAt",
  ]);
  expect(await confirm(productId, said, first.fingerprint)).toMatchObject({
    outcome: "moved",
  });
  await pauseWriting(town.world, town.shopId, actor);
  const twice = await Promise.all([
    confirm(productId, said, seen.fingerprint),
    confirm(productId, said, seen.fingerprint),
  ]);
  expect(twice[0]).toMatchObject({ outcome: "changing" });
  expect(twice[1]).toEqual(twice[0]);
  await town.settle();
  expect(await onTikTok(externalId)).toEqual(before);
  await town.ask("PUT", "/tiktok/audits", { editMs: 30_000 });
  const { fingerprint } = await foreseeWrites(town.world, town.shopId);
  await startWriting(town.world, town.shopId, { fingerprint, actor });
  await town.settle();
  // While TikTok Shop examines it nothing else is sent over it.
  expect((await see(productId)).blockers).toEqual([
    "TikTok Shop still examines the last edit of the listing. Change its details once it has.",
  ]);
  await later();

  const after = await onTikTok(externalId);
  const barcode = { kind: "UPC", code: "014673829105" };
  expect(after.parts).toEqual({
    ...before.parts,
    brandId: expect.any(String),
    brandName: "Unbranded",
    attributes: [{ id: "100157", values: [{ id: "10015703", name: null }] }],
    sizeMillimetres: { length: 200, width: 150, height: 130 },
    skus: [{ ...navy, barcode, listPriceMinor: 2400 }, sand],
  });
  const { skus, ...listing } = before.listing;
  expect(after.listing).toMatchObject(listing);
  expect(withoutCodes(after.listing.skus)).toEqual(withoutCodes(skus));
  const [effect, ...others] = await effects(productId);
  expect([effect?.state, others]).toEqual(["confirmed", []]);
  const audit = await town.prisma.auditLine.findMany({
    where: { effectId: effect?.id ?? "" },
  });
  expect(audit).toMatchObject([
    {
      actor,
      result: "done",
      before: { brand: "—", "size of the parcel": "15 × 12 × 12 cm" },
      after: { brand: "Unbranded", "price before": "Navy: 24.00" },
    },
  ]);

  const entryId = effect?.entryId ?? "";
  expect(await undo(entryId)).toMatchObject({ outcome: "undone", writes: 1 });
  expect(await undo(entryId)).toEqual({ outcome: "already" });
  await later();
  const restored = await onTikTok(externalId);
  // A code stays: TikTok Shop lets none be changed, and the page says which.
  expect((await see(productId, asListed)).last).toMatchObject({
    isUndo: true,
    canUndo: false,
    codes: `Navy: ${barcode.code}`,
  });
  expect(restored.parts).toEqual({
    ...before.parts,
    skus: [{ ...navy, barcode }, sand],
  });
});

test("E1 E3 another category takes an edit of the whole that wipes nothing, and nothing newer is undone or overwritten", async () => {
  const { productId, externalId } = await listed("Cairn Mug");
  const before = await onTikTok(externalId);
  const toBottles = { ...asListed, categoryId: "601227" };
  const first = await change(productId, toBottles);
  await later();
  const after = await onTikTok(externalId);
  expect(after).toEqual({
    ...before,
    parts: {
      ...before.parts,
      categoryId: "601227",
      categoryPath: [
        "Home Supplies",
        "Kitchen & Drinkware",
        "Tumblers & Bottles",
      ],
    },
  });

  const second = await change(productId, {
    ...asListed,
    attributes: ceramic,
  });
  // Somebody is faster, on TikTok Shop itself.
  const shop = { shopId: town.shopId, domain: shopDomain };
  await town.world.marketplace.changeDetails(shop, externalId, {
    attributes: [{ id: "100157", values: [{ id: "10015704", name: null }] }],
  });
  await town.control.advance(60_000);
  await later();
  const [, late] = await effects(productId);
  expect(late?.state).toBe("retired");
  expect(await undo(second)).toMatchObject({ outcome: "undone", writes: 0 });
  // What came to nothing is not newer; the other's edit stays.
  expect(await undo(first)).toMatchObject({ outcome: "undone", writes: 1 });
  await later();
  expect((await onTikTok(externalId)).parts).toEqual({
    ...before.parts,
    attributes: [{ id: "100157", values: [{ id: "10015704", name: null }] }],
  });
});

test("what TikTok Shop would refuse is told in words before, and nothing is stored", async () => {
  const { productId } = await listed("Holm Mug");
  const toTea: SaidDetails = { ...asListed, categoryId: "603101" };
  expect((await see(productId, toTea)).blockers).toEqual([
    "The category wants to know: Allergen Information.",
  ]);
  const allergens = [
    { id: "101395", values: [{ id: "10139501", name: null }] },
  ];
  const told = { ...toTea, attributes: allergens };
  const seen = await see(productId, told);
  expect(seen.blockers.join(" ")).toContain("Food facility registration");
  expect(await confirm(productId, told, seen.fingerprint)).toMatchObject({
    outcome: "blocked",
  });
  expect(
    (await see(productId, { ...asListed, brand: "Northwind Outfitters" }))
      .blockers,
  ).toEqual([
    "TikTok Shop knows no brand “Northwind Outfitters” that is yours.",
  ]);
  expect(await effects(productId)).toEqual([]);
});

const refuse = (externalId: string, code: number, message: string) =>
  town.fault({
    kind: "answer",
    platform: "tiktok",
    operation: `POST /product/202509/products/${externalId}`,
    times: 1,
    status: 200,
    body: { code, message, data: {} },
  });
const openQuestions = (effectId: string) =>
  town.prisma.conflict.findMany({
    where: { subjectId: effectId, state: "open" },
  });
async function refused(productId: string, said: SaidDetails) {
  await change(productId, said);
  await town.settle();
  const effect = (await effects(productId)).at(-1);
  expect(effect?.state).toBe("refused");
  return effect?.id ?? "";
}

test("E1 H1 H2 a refused change is corrected as it was seen, sent once under its key, and its question closes", async () => {
  const { productId, externalId } = await listed("Bight Mug");
  await refuse(externalId, 12_052_201, "The shop may not sell this brand");
  const size = { length: 200, width: 150, height: 130 };
  const effectId = await refused(productId, {
    ...asListed,
    brand: "Unbranded",
    sizeMillimetres: size,
  });
  expect(await openQuestions(effectId)).toHaveLength(1);
  const { world, shopId } = town;
  const place = await placeOfRefused(world, shopId, effectId);
  if (!place) throw new Error("the listing is gone");
  const correct = (said: SaidDetails | null) => ({
    ...place,
    said,
    refusedId: effectId,
  });
  const first = await previewDetails(world, shopId, correct(null));
  expect(first?.refused).toMatchObject({
    code: "brand_refused",
    words: expect.stringContaining("may not sell this brand"),
    about: "brand",
    said: { brand: "Unbranded", sizeMillimetres: size },
    kept: [],
  });
  const said = { ...asListed, sizeMillimetres: size };
  const seen = await previewDetails(world, shopId, correct(said));
  expect(seen).toMatchObject({ items: [{ what: "size" }], blockers: [] });

  const send = () =>
    changeDetails(world, shopId, {
      wish: correct(said),
      fingerprint: seen?.fingerprint ?? "",
      actor: "support:1:Abel",
      reason: "The brand is not theirs",
    });
  // Nothing that was not seen is sent.
  expect(
    await changeDetails(world, shopId, {
      wish: correct(said),
      fingerprint: first?.fingerprint ?? "",
      actor,
    }),
  ).toMatchObject({ outcome: "moved" });
  const before = await effects(productId);
  expect(await send()).toMatchObject({ outcome: "changing" });
  expect(await send()).toMatchObject({ outcome: "already" });
  await later();
  expect((await onTikTok(externalId)).parts).toMatchObject({
    brandId: null,
    sizeMillimetres: size,
  });
  const after = await effects(productId);
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  expect(after[0]).toMatchObject({
    state: "confirmed",
    payload: { change: { sizeMillimetres: size } },
  });
  expect(await openQuestions(effectId)).toEqual([]);
  expect(
    await town.prisma.auditLine.findFirst({
      where: { action: "Correct a refused step" },
    }),
  ).toMatchObject({
    actor: "support:1:Abel",
    reason: "The brand is not theirs",
    before: { brand: "Unbranded", "size of the parcel": "20 × 15 × 13 cm" },
    after: { "size of the parcel": "20 × 15 × 13 cm" },
  });
  // What was corrected is the merchant's change still: he takes it back whole.
  expect(await undo(after[0]?.entryId ?? "")).toMatchObject({ writes: 1 });
  await later();
  expect((await onTikTok(externalId)).parts.sizeMillimetres).toEqual(
    asListed.sizeMillimetres,
  );
});

test("E3 P4 a correction writes nothing over what was edited on TikTok Shop, neither before it was seen nor after", async () => {
  const { productId, externalId } = await listed("Sound Mug");
  await refuse(externalId, 12_052_910, "Bad input");
  const effectId = await refused(productId, {
    ...asListed,
    sizeMillimetres: { length: 200, width: 150, height: 130 },
    attributes: ceramic,
  });
  const { world, shopId } = town;
  const shop = { shopId, domain: shopDomain };
  const someone = async (change: DetailsChange) => {
    await world.marketplace.changeDetails(shop, externalId, change);
    await town.control.advance(60_000);
  };
  const theirs = { length: 300, width: 150, height: 130 };
  await someone({ sizeMillimetres: theirs });
  await town.settle();
  const wish = { productId, listingId: null, refusedId: effectId };
  const first = await previewDetails(world, shopId, { ...wish, said: null });
  const said = first?.refused?.said ?? asListed;
  expect(first?.refused).toMatchObject({ about: null, kept: ["size"] });
  expect(said).toMatchObject({ sizeMillimetres: theirs, attributes: ceramic });
  const seen = await previewDetails(world, shopId, { ...wish, said });
  expect(seen?.items).toMatchObject([{ what: "attribute" }]);
  expect(
    await changeDetails(world, shopId, {
      wish: { ...wish, said },
      fingerprint: seen?.fingerprint ?? "",
      actor,
    }),
  ).toMatchObject({ outcome: "changing" });
  const steel = [{ id: "100157", values: [{ id: "10015704", name: null }] }];
  await someone({ attributes: steel });
  await later();
  expect((await effects(productId)).at(-1)?.state).toBe("retired");
  expect((await onTikTok(externalId)).parts).toMatchObject({
    sizeMillimetres: theirs,
    attributes: steel,
  });
});

test("E1 a listing that moves to a category which wants a size chart is given one, and an undo takes it away again", async () => {
  const { productId, externalId } = await listed("Cove Tee");
  const { categoryId } = (await onTikTok(externalId)).parts;
  const toTees: SaidDetails = { ...asListed, categoryId: "602101" };
  const asked = await see(productId, toTees);
  expect(asked).toMatchObject({
    sizeChart: "required",
    blockers: ["The category wants a size chart: choose a picture of it."],
  });
  const [url = ""] = asked.storefront.pictures;
  const entryId = await change(productId, { ...toTees, sizeChart: { url } });
  await later();
  const chart = (await onTikTok(externalId)).parts.sizeChart;
  expect(chart).toEqual({ imageUri: expect.any(String), templateId: null });
  expect(await undo(entryId)).toMatchObject({ outcome: "undone" });
  await later();
  expect((await onTikTok(externalId)).parts).toMatchObject({
    categoryId,
    sizeChart: null,
  });
});
