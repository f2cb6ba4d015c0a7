import { afterAll, beforeAll, expect, test } from "vitest";
import { appendLetter } from "#core/flows/append-letter.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { choose } from "../../flows/trials/catalog.ts";
import { importedOrder } from "../../flows/trials/orders.ts";
import { type KeptTown, keepTown } from "../../support/keep-town.ts";
import { buyersHome } from "../main-job/cast.ts";
import { moves } from "./moves/moves.ts";
import { atTheRightDoor } from "./rules/at-the-right-door.ts";
import { fieldsAgree } from "./rules/fields-agree.ts";
import { whoWaits } from "./rules/nobody-waits.ts";
import { nothingPromisedTwice } from "./rules/nothing-promised-twice.ts";
import { numbersAskedAbout } from "./rules/numbers-asked-about.ts";
import { changesSince, memoryOf, namesOfOthers } from "./rules/shops-apart.ts";
import { castScene, clearSky, type Scene } from "./scene.ts";
import { watchSplits } from "./watch-splits.ts";

// Patience for a machine that has other work too.
const timeout = 240_000;

let towns: KeptTown;
let opened: Awaited<ReturnType<KeptTown["open"]>>;
let main: Scene;
let neighbour: Scene;
beforeAll(async () => {
  towns = await keepTown();
  opened = await towns.open();
  main = await castScene(opened.main, clearSky());
  neighbour = await castScene(opened.neighbour, clearSky());
}, timeout);
afterAll(async () => {
  await opened.town[Symbol.asyncDispose]();
  await towns[Symbol.asyncDispose]();
}, timeout);

test("S6 S7 who watches split pools sees what TikTok Shop shows beyond what is held back", {
  timeout,
}, async () => {
  const { town, onTikTok } = main;
  const [sku = ""] = main.skus;
  const splits = watchSplits(main);
  await moves["promise a variant's stock"]?.play(main, {
    sku,
    promise: "guaranteed",
  });
  await town.settle();
  town.wait(15_000);
  await town.sweep();
  await town.settle();
  expect(
    await town.prisma.split.count({ where: { inForceAt: { not: null } } }),
  ).toBe(1);
  expect(await splits.look()).toEqual([]);

  const skuExternalId = onTikTok.get(sku) ?? "";
  const { listing, id } = await town.prisma.listingSku.findFirstOrThrow({
    where: { externalId: skuExternalId },
    include: { listing: true },
  });
  const { placeId, published } = await town.prisma.publication.findFirstOrThrow(
    { where: { itemId: id, channel: "marketplace" } },
  );
  const shop = await town.world.store.inShop(
    town.shopId,
    async (records) => records.shop,
  );
  await town.world.marketplace.setStock(shop, {
    listingExternalId: listing.externalId,
    warehouseId: placeId,
    skus: [{ skuExternalId, quantity: (published ?? 0) + 1 }],
  });
  expect(await splits.look()).toEqual([
    expect.stringMatching(new RegExp(`^of ${sku} TikTok Shop showed`)),
  ]);
});

test("S2 who looks at shared pools sees what TikTok Shop has sold and Shopify still sells, and what is held back for nobody", {
  timeout,
}, async () => {
  const { town, onTikTok } = neighbour;
  const [sku = ""] = neighbour.skus;
  expect(await nothingPromisedTwice(town)).toEqual([]);
  const lines = [{ skuId: onTikTok.get(sku) ?? "", quantity: 2 }];
  await town.control.buyOnTikTok(lines, "BY_SELLER");
  expect(await nothingPromisedTwice(town)).toEqual([
    expect.stringMatching(`^of ${sku} TikTok Shop has sold 2, Shopify holds 0`),
  ]);
  await town.settle();
  expect(await nothingPromisedTwice(town)).toEqual([]);
  const { shopId } = town;
  await town.prisma.orderLine.updateMany({
    where: { order: { shopId, channel: "marketplace" } },
    data: { isCancelled: true },
  });
  expect(await nothingPromisedTwice(town)).toEqual([
    `of ${sku}, which is shared, Shopify holds 2 back; 0 are sold`,
  ]);
});

test("O4 who looks at doors sees what goes to another than the store and the buyer say", {
  timeout,
}, async () => {
  const { town } = main;
  expect(await atTheRightDoor(town)).toEqual([]);
  await choose(town, "MUG-NVY-12");
  await town.settle();
  const { id } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 1 }],
    buyersHome,
  );
  const bought = await importedOrder(town);
  await town.settle();
  expect(await atTheRightDoor(town)).toEqual([]);

  await town.ask(
    "POST",
    `/shopify/${town.handle}/orders/${id.split("/").at(-1)}/address`,
    { address1: "9 New Quay" },
  );
  await town.ask("POST", `/tiktok/orders/${bought}/address`, {
    line1: "8 New Quay",
  });
  expect(await atTheRightDoor(town)).toEqual([
    expect.stringMatching(`^TikTok order ${bought} goes to 8 New Quay`),
    expect.stringMatching(/goes to 9 New Quay, QS-\d+ at the network to/),
  ]);
  await town.settle();
  expect(await atTheRightDoor(town)).toEqual([]);
});

test("T1 who holds merchants apart sees a row that names another's things, and that something changed for who did nothing", {
  timeout,
}, async () => {
  const scenes = [main, neighbour];
  const before = await memoryOf(neighbour);
  expect(await changesSince(before, neighbour)).toEqual([]);
  expect(await namesOfOthers(scenes)).toEqual([]);
  const { id } = await main.town.prisma.product.findFirstOrThrow();
  await neighbour.town.prisma.product.updateMany({
    where: { shopId: neighbour.town.shopId },
    data: { vendor: id },
  });
  expect(await changesSince(before, neighbour)).toEqual([
    "what product has changed for other-harbor, who did nothing",
  ]);
  const { length } = neighbour.products;
  expect(await namesOfOthers(scenes)).toEqual(
    Array(length).fill(`product of other-harbor names ${id} of another`),
  );
});

test("T1 E2 who looks for merchants kept waiting sees a letter that nobody has looked at", {
  timeout,
}, async () => {
  const { town } = neighbour;
  expect(await whoWaits(neighbour)).toEqual([]);
  await town.world.store.inShop(town.shopId, (records) =>
    appendLetter(records, {
      letter: { kind: "listing-changed", externalId: "1" },
      deliveryId: "its bell is not rung",
      source: "sweep",
      actor: null,
      at: town.world.clock.now(),
    }),
  );
  expect(await whoWaits(main)).toEqual([]);
  expect(await whoWaits(neighbour)).toHaveLength(1);
});

test("O4 O5 who looks at numbers sees a parcel without a number, and one with two", {
  timeout,
}, async () => {
  const { town } = main;
  await moves["buy on TikTok"]?.play(main, {
    sku: "TOTE-NAT-01",
    way: "BY_SELLER",
    quantity: 1,
  });
  await town.control.advance(61 * 60_000);
  await town.settle();
  const bare = moves["the merchant ships without numbers"];
  expect(await bare?.play(main, {})).not.toBeNull();
  expect(await numbersAskedAbout(town)).toContainEqual(
    expect.stringMatching(/nobody is asked about number-missing$/),
  );
  await town.settle();
  expect(await numbersAskedAbout(town)).toEqual([]);
  const write = moves["the merchant writes down the number of a parcel"];
  expect(await write?.play(main, { nth: 0, numbers: 2 })).not.toBeNull();
  await town.settle();
  expect(await numbersAskedAbout(town)).toEqual([]);
  const { count } = await town.prisma.conflict.updateMany({
    where: { shopId: town.shopId, cause: "stuck:several-numbers" },
    data: { state: "closed" },
  });
  expect(count).toBe(1);
  expect(await numbersAskedAbout(town)).toEqual([
    expect.stringMatching(/nobody is asked about several-numbers$/),
  ]);
});

/** What a move says that could not be made is no part of the test. */
async function happens(name: string, deed: object): Promise<void> {
  expect(await moves[name]?.play(main, deed), name).not.toBeNull();
}

test.each([
  ["price", "edit a price in Shopify", { price: "39.99" }],
  ["price", "edit a price on TikTok", { price: "37.50" }],
  ["title", "edit a title in Shopify", { title: "Pier mug" }],
  ["title", "edit a title on TikTok", { title: "Mug of the pier" }],
  ["description", "edit a description in Shopify", { text: "<p>A.</p>" }],
  ["description", "edit a description on TikTok", { text: "<p>B.</p>" }],
  ["weight", "weigh a product in Shopify", { grams: 700 }],
  ["weight", "weigh a parcel on TikTok", { pounds: "2.50" }],
  ["pictures", "pictures are hung in Shopify", { pictures: ["tide"] }],
  ["pictures", "pictures are hung on TikTok", { pictures: ["gull", "rope"] }],
  [
    "options",
    "an option is called otherwise in Shopify",
    { sku: "TOTE-NAT-01", value: "Dusk" },
  ],
  [
    "options",
    "an option is called otherwise on TikTok",
    { sku: "TOTE-NVY-01", value: "Moss" },
  ],
  [
    "sale",
    "a product is put on sale in Shopify, or taken off it",
    { status: "ARCHIVED" },
  ],
])(
  "C1 C2 who looks at fields sees where one that was edited has not been carried: %s, %s",
  { timeout },
  async (field, name, deed) => {
    const { town } = main;
    expect(await fieldsAgree(town)).toEqual([]);
    await happens(name, { product: 1, ...deed });
    const found = await fieldsAgree(town);
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^${field} of .* we know `)),
    );
    // Sides that are read are still apart.
    expect(found.filter((one) => !one.includes("we know"))).not.toEqual([]);
    await town.settle();
    expect(await fieldsAgree(town)).toEqual([]);
  },
);

test("C3 who looks at fields sees a question that nobody asks any more, and one whose answer was lost", {
  timeout,
}, async () => {
  const { town } = main;
  await happens("the seller switches a listing on or off", {
    product: 2,
    on: false,
  });
  await town.settle();
  expect(await fieldsAgree(town)).toEqual([]);
  const { id } = await town.prisma.listing.findFirstOrThrow({
    where: { externalId: main.products[2]?.listingId ?? "" },
  });
  const open = { key: `status:${id}`, state: "open" };
  const asked = await town.prisma.conflict.findMany({ where: open });
  expect(asked).toHaveLength(1);
  await town.prisma.conflict.updateMany({
    where: open,
    data: { state: "closed" },
  });
  const wrong = [expect.stringMatching(/^sale of \d+: "/)];
  expect(await fieldsAgree(town)).toEqual(wrong);
  await town.prisma.conflict.updateMany({
    where: { key: open.key },
    data: { state: "open" },
  });

  // What he has decided is written down, and what would write it on the other side is given up for nothing.
  const [question] = asked;
  await resolveConflict(town.world, town.shopId, {
    conflictId: question?.id ?? "",
    version: question?.version ?? "",
    choice: { kind: "storefront" },
    actor: "merchant:dice",
    reason: null,
  });
  const { count } = await town.prisma.effect.updateMany({
    where: { subject: open.key, state: "planned" },
    data: { state: "retired", errorSaid: "A side has changed." },
  });
  expect(count).toBe(1);
  await town.settle();
  expect(await fieldsAgree(town)).toEqual(wrong);
  await happens("the seller switches a listing on or off", {
    product: 2,
    on: true,
  });
  await town.settle();
});

test("C3 who looks at fields sees a weight that began anew though nothing had parted its sides", {
  timeout,
}, async () => {
  const { town } = main;
  await happens("weigh a product in Shopify", { product: 2, grams: 1_234 });
  const { id } = await town.prisma.listing.findFirstOrThrow({
    where: { externalId: main.products[2]?.listingId ?? "" },
  });
  await town.prisma.baseSnapshot.deleteMany({
    where: { field: "weight", itemId: id },
  });
  await town.settle();
  expect(await fieldsAgree(town)).toEqual([
    expect.stringMatching(/^weight of \d+: "1234 g" in Shopify, "454 g"/),
  ]);
});
