import { afterAll, beforeAll, expect, test } from "vitest";
import { readKit } from "#app/queries/kits.server.ts";
import { readProducts } from "#app/queries/products.server.ts";
import { readSoldAs } from "#app/queries/sold-as.server.ts";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { previewKit, setKit } from "#core/flows/set-kit.ts";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import {
  heldAtHome,
  onHandAtHome,
  skuOnTikTok,
  twinsOf,
} from "./trials/orders.ts";
import { orderInShopify } from "./trials/requests.ts";

const actor = "merchant:ada";
let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const idOf = async (sku: string) =>
  (await town.prisma.variant.findFirstOrThrow({ where: { sku } })).id;
const goodsOf = async (sku: string) => {
  const { goodsLink } = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
    include: { goodsLink: { include: { goods: true } } },
  });
  const id = goodsLink?.goods.externalId ?? "";
  const { goods } = await town.control.network();
  return { id, stock: goods.find((thing) => thing.id === id)?.stock ?? [] };
};
const makeKit = async (sku: string, parts: Record<string, number>) =>
  setKit(town.world, town.shopId, {
    variantId: await idOf(sku),
    parts: await Promise.all(
      Object.entries(parts).map(async ([part, count]) => ({
        variantId: await idOf(part),
        count,
      })),
    ),
    actor,
  });
const toldTo = async (channel: "storefront" | "marketplace", sku: string) =>
  (
    await town.prisma.publication.findFirstOrThrow({
      where: { variantId: await idOf(sku), channel },
    })
  ).desired;
const toldToShopify = (sku: string) => toldTo("storefront", sku);
const toldToTikTok = (sku: string) => toldTo("marketplace", sku);

test("S2 O3 a kit that the network ships is sent as its parts, and is one fulfillment when the last of them has left", async () => {
  const [kit, mug, tote] = ["TEE-L", "MUG-NVY-12", "TOTE-NAT-01"] as const;
  await makeKit(kit, { [mug]: 2, [tote]: 1 });
  // What a part's numbers lose to the kit leads there, and nowhere for another shop.
  const soldAs = async (shopId: string) =>
    readSoldAs(town.prisma, shopId, {
      variantId: await idOf(mug),
      goodsId: null,
    });
  expect(await soldAs(town.shopId)).toMatchObject([
    { variantId: await idOf(kit), sku: kit, inEach: 2 },
  ]);
  expect(await soldAs("11111111-1111-4111-8111-111111111111")).toEqual([]);
  // It has no goods of its own; its parts have some.
  const choosable = { query: kit, tab: "choosable", page: 1 } as const;
  const { rows } = await readProducts(town.prisma, town.shopId, choosable);
  expect(rows).toMatchObject([{ sku: kit, hasGoods: true }]);
  await choose(town, kit);
  await town.settle();
  // No centre has both parts.
  const [first, second] = (await goodsOf(mug)).stock;
  for (const [sku, centreId] of [
    [mug, second?.centreId],
    [tote, first?.centreId],
  ] as const) {
    const { id, stock } = await goodsOf(sku);
    const there = stock.find((row) => row.centreId === centreId);
    await town.ask("POST", "/fbt/stock", {
      type: "DISPOSAL",
      goodsId: id,
      centreId,
      quantity: there?.available,
    });
  }
  await town.settle();
  const left = async (sku: string) =>
    (await goodsOf(sku)).stock.reduce(
      (sum, { available }) => sum + available,
      0,
    );
  const allowed = async () =>
    Math.min(Math.floor((await left(mug)) / 2), await left(tote));
  expect(await toldToShopify(kit)).toBe(await allowed());

  await town.control.holdDock();
  const before = { mug: await left(mug), tote: await left(tote) };
  const { id } = await town.control.buyOnShopify(
    [{ sku: kit, quantity: 2 }],
    buyersHome,
  );
  await town.settle();
  expect(await left(mug)).toBe(before.mug - 4);
  expect(await left(tote)).toBe(before.tote - 2);
  expect(await toldToShopify(kit)).toBe(await allowed());

  await town.control.workDock();
  await town.settle();
  const { fulfillments, fulfillmentOrders } = await orderInShopify(town, id);
  const { mcfOrders } = await town.control.network();
  const numbers = mcfOrders.flatMap(({ consignOrders }) =>
    consignOrders.map(({ trackingNumber }) => trackingNumber),
  );
  expect(numbers).toHaveLength(2);
  expect(fulfillmentOrders.map(({ status }) => status)).toEqual(["CLOSED"]);
  expect(fulfillments).toHaveLength(1);
  expect(fulfillments[0]?.lines).toMatchObject([{ quantity: 2 }]);
  const told = fulfillments.flatMap(({ tracking }) =>
    tracking.map(({ number }) => number),
  );
  expect(told.toSorted()).toEqual(numbers.toSorted());
  expect(mcfOrders).toHaveLength(1);
});

test("S2 a bundle of Shopify's is a kit by itself, is told by its parts, comes apart on orders of both channels, and follows what Shopify changes", async () => {
  const [bundle, sand, medium] = ["CAN-FIG-08", "MUG-SND-12", "TEE-M"] as const;
  const put = (parts: Record<string, number>) =>
    town.ask("POST", "/shopify/harbor-goods/bundles", {
      sku: bundle,
      parts: Object.entries(parts).map(([sku, quantity]) => ({
        sku,
        quantity,
      })),
    });
  await put({ [sand]: 1, [medium]: 2 });
  await town.settle();
  const variantId = await idOf(bundle);
  const kit = () => readKit(town.prisma, town.shopId, variantId);
  expect(await kit()).toMatchObject({
    source: "shopify",
    parts: [
      { label: sand, count: 1 },
      { label: medium, count: 2 },
    ],
  });
  // A person changes it where it is made.
  expect(await makeKit(bundle, { [sand]: 3 })).toMatchObject({
    outcome: "unfit",
  });
  expect(
    (await previewSelection(town.world, town.shopId, [variantId])).items,
  ).toMatchObject([{ verdict: "blocked" }]);

  const allowed = async () =>
    Math.min(
      await toldToTikTok(sand),
      Math.floor((await toldToTikTok(medium)) / 2),
    );
  expect(await toldToTikTok(bundle)).toBe(await allowed());

  // Shopify takes the parts of its own sale, and of TikTok's, whose order has the parts on it.
  const onHand = async (sku: string) => {
    const { products } = await town.control.shopify();
    const variant = products
      .flatMap(({ variants }) => variants)
      .find((one) => one.sku === sku);
    return variant?.levels[0]?.onHand ?? 0;
  };
  const before = { sand: await onHand(sand), medium: await onHand(medium) };
  const told = await toldToTikTok(medium);
  const own = await town.control.buyOnShopify(
    [{ sku: bundle, quantity: 1 }],
    buyersHome,
  );
  const { id: skuId } = await skuOnTikTok(town, bundle);
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 1 }],
    "BY_SELLER",
  );
  await town.control.advance(61 * 60_000);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  expect(twin?.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    [sand, 1],
    [medium, 2],
  ]);
  expect(await toldToTikTok(medium)).toBe(told - 4);
  for (const order of [own.id, twin?.id ?? ""])
    await town.control.shipFromShopify(order, {
      trackingNumber: "1Z999AA10123456784",
      company: "UPS",
    });
  await town.settle();
  expect(await onHand(sand)).toBe(before.sand - 2);
  expect(await onHand(medium)).toBe(before.medium - 4);
  expect(await toldToTikTok(medium)).toBe(told - 4);
  expect(await toldToTikTok(bundle)).toBe(await allowed());

  await put({ [medium]: 1 });
  await town.settle();
  expect((await kit()).parts).toMatchObject([{ label: medium, count: 1 }]);
  expect(await toldToTikTok(bundle)).toBe(await toldToTikTok(medium));
  await put({});
  await town.settle();
  expect(await kit()).toEqual({ source: null, parts: [], partOf: [] });
});

test("S2 the parts of a kit that Shopify sells as one thing leave its shelf with the parcel, once, and come back when the parcel is taken back", async () => {
  const [kit, part] = ["CAN-CED-08", "TOTE-NVY-01"] as const;
  await makeKit(kit, { [part]: 3 });
  await town.settle();
  const told = () => toldToTikTok(part);
  const before = { told: await told(), onHand: await onHandAtHome(town, part) };
  const own = await town.control.buyOnShopify(
    [{ sku: kit, quantity: 1 }],
    buyersHome,
  );
  const { id: skuId } = await skuOnTikTok(town, kit);
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 1 }],
    "BY_SELLER",
  );
  await town.control.advance(61 * 60_000);
  await town.settle();
  // Sold, and still on the shelf: Shopify may not sell them a second time.
  expect(await told()).toBe(before.told - 6);
  expect(await onHandAtHome(town, part)).toBe(before.onHand);
  expect(await heldAtHome(town, part)).toBe(6);

  const [twin] = await twinsOf(town, id);
  for (const order of [own.id, twin?.id ?? ""])
    await town.control.shipFromShopify(order, {
      trackingNumber: "1Z999AA10123456784",
      company: "UPS",
    });
  await town.deliver();
  await town.work("shop.plan");
  // Sent, and about to be taken off: no number rises in between.
  expect(await told()).toBe(before.told - 6);
  await town.settle();
  expect(await onHandAtHome(town, part)).toBe(before.onHand - 6);
  expect(await heldAtHome(town, part)).toBe(0);
  expect(await told()).toBe(before.told - 6);

  const [parcel] = (await orderInShopify(town, own.id)).fulfillments;
  const { shop } = await town.world.store.inShop(
    town.shopId,
    async (records) => ({ shop: records.shop }),
  );
  await town.world.storefront.cancelFulfillment(shop, parcel?.id ?? "");
  await town.settle();
  expect(await onHandAtHome(town, part)).toBe(before.onHand - 3);
  expect(await told()).toBe(before.told - 6);
});

test("S2 O6 a kit of the store's own order that is restocked in Shopify, with a refund or a return, puts its parts back, once, and only where they lay", async () => {
  const [kit, part] = ["CAN-CED-08", "TOTE-NVY-01"] as const;
  await makeKit(kit, { [part]: 3 });
  await town.settle();
  const shop = { shopId: town.shopId, domain: "harbor-goods.myshopify.com" };
  const { storefront } = town.world;
  const { locations } = await town.control.shopify();
  const home = locations.find((one) => !one.isFulfillmentService)?.id ?? "";
  const service = locations.find((one) => one.isFulfillmentService)?.id ?? "";
  const { id } = await town.control.buyOnShopify(
    [{ sku: kit, quantity: 5 }],
    buyersHome,
  );
  await town.control.shipFromShopify(id, {
    trackingNumber: "1Z999AA10123456784",
    company: "UPS",
  });
  await town.settle();
  const sent = {
    told: await toldToTikTok(part),
    onHand: await onHandAtHome(town, part),
  };
  const order = await storefront.fetchOrder(shop, id);
  const orderLineExternalId = order?.lines[0]?.externalId ?? "";
  const refund = async (restock: "return" | "none", locationId?: string) => {
    await town.nextSecond();
    const about = `${restock} ${locationId}`;
    await storefront.refundOrder(shop, {
      orderExternalId: id,
      reference: about,
      key: about,
      note: "Too small",
      lines: [
        {
          orderLineExternalId,
          quantity: 1,
          restock,
          ...(locationId && { locationId }),
        },
      ],
      amountMinor: null,
    });
    await town.settle();
  };
  const back = async () => ({
    onHand: (await onHandAtHome(town, part)) - sent.onHand,
    told: (await toldToTikTok(part)) - sent.told,
  });
  await refund("none");
  await refund("return", service);
  expect(await back()).toEqual({ onHand: 0, told: 0 });
  await refund("return", home);
  expect(await back()).toEqual({ onHand: 3, told: 3 });

  // Taken in with a return, with the money and without: each once.
  for (const isRefunded of [false, true]) {
    await storefront.openReturn(shop, {
      orderExternalId: id,
      reference: `back ${isRefunded}`,
      lines: [
        { orderLineExternalId, quantity: 1, reason: "too-small", note: "" },
      ],
    });
    const returns = await storefront.fetchReturns(shop, id);
    await town.nextSecond();
    await town.ask(
      "POST",
      `/shopify/harbor-goods/returns/${returns.at(-1)?.externalId.split("/").at(-1)}/receive`,
      { refund: isRefunded, locationId: home },
    );
    await town.settle();
  }
  expect(await back()).toEqual({ onHand: 9, told: 9 });
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await back()).toEqual({ onHand: 9, told: 9 });
});

test("S2 a kit that has left without a tracking number is not held back any more", async () => {
  const [kit, part] = ["CAN-CED-08", "TOTE-NVY-01"] as const;
  await makeKit(kit, { [part]: 3 });
  await town.settle();
  const told = () => toldToTikTok(part);
  const before = { told: await told(), onHand: await onHandAtHome(town, part) };
  const { id: skuId } = await skuOnTikTok(town, kit);
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 1 }],
    "BY_SELLER",
  );
  await town.control.advance(61 * 60_000);
  await town.settle();
  expect(await told()).toBe(before.told - 3);
  const [twin] = await twinsOf(town, id);
  await town.ask(
    "POST",
    `/shopify/harbor-goods/orders/${twin?.id.split("/").at(-1)}/fulfill`,
    {},
  );
  await town.settle();
  expect(await onHandAtHome(town, part)).toBe(before.onHand - 3);
  expect(await told()).toBe(before.told - 3);
});

test("S2 of an order of the store's own the kits that left without a tracking number are not held back any more, and the others are", async () => {
  const [kit, part] = ["CAN-CED-08", "TOTE-NVY-01"] as const;
  await makeKit(kit, { [part]: 3 });
  await town.settle();
  const told = () => toldToTikTok(part);
  const before = { told: await told(), onHand: await onHandAtHome(town, part) };
  const { id } = await town.control.buyOnShopify(
    [{ sku: kit, quantity: 3 }],
    buyersHome,
  );
  await town.settle();
  expect(await told()).toBe(before.told - 9);
  const send = async (quantity: number) => {
    await town.nextSecond();
    await town.ask(
      "POST",
      `/shopify/harbor-goods/orders/${id.split("/").at(-1)}/fulfill`,
      { lines: [{ sku: kit, quantity }] },
    );
    await town.settle();
  };
  await send(1);
  expect(await onHandAtHome(town, part)).toBe(before.onHand - 3);
  expect(await told()).toBe(before.told - 9);
  // Nothing is asked: nobody waits for the number of a parcel of the store's own.
  const { id: orderId } = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  expect(
    await town.prisma.conflict.count({ where: { subjectId: orderId } }),
  ).toBe(0);

  await send(2);
  expect(await onHandAtHome(town, part)).toBe(before.onHand - 9);
  expect(await told()).toBe(before.told - 9);
  const parcels = await town.prisma.shipment.findMany({
    where: { orderId },
    orderBy: { shippedAt: "asc" },
  });
  expect(parcels).toMatchObject([
    { trackingNumber: null, condition: "waiting", lines: [{ quantity: 1 }] },
    { trackingNumber: null, condition: "waiting", lines: [{ quantity: 2 }] },
  ]);
});

test("S2 a kit that an edit takes out of an order in Shopify gives its parts back to the numbers that are told", async () => {
  const [kit, part] = ["CAN-CED-08", "TOTE-NVY-01"] as const;
  await makeKit(kit, { [part]: 3 });
  await town.settle();
  const told = () => toldToTikTok(part);
  const before = await told();
  const { id } = await town.control.buyOnShopify(
    [{ sku: kit, quantity: 2 }],
    buyersHome,
  );
  await town.settle();
  expect(await told()).toBe(before - 6);
  await town.nextSecond();
  await town.ask(
    "POST",
    `/shopify/harbor-goods/orders/${id.split("/").at(-1)}/edit`,
    { sku: kit, quantity: 1 },
  );
  await town.settle();
  expect(await told()).toBe(before - 3);
});

test("C3 S2 of a kit that was deleted in Shopify none is offered, though its parts are there", async () => {
  const [kit, part] = ["TEE-M", "TOTE-NVY-01"] as const;
  await makeKit(kit, { [part]: 1 });
  await town.settle();
  expect(await toldToTikTok(kit)).toBe(await toldToTikTok(part));
  expect(await toldToTikTok(part)).toBeGreaterThan(0);
  await town.ask("POST", `/shopify/${town.handle}/variants/delete`, {
    sku: kit,
  });
  await town.settle();
  expect(await toldToTikTok(kit)).toBe(0);
});

test("H2 C4 S2 a kit is foreseen as it will be told, nothing of it is stored, and it is saved as it was seen or shown anew", async () => {
  const kin = await town.prisma.kitPart.findMany();
  const isKin = new Set(
    kin.flatMap((one) => [one.kitVariantId, one.partVariantId]),
  );
  const own = await town.prisma.publication.findMany({
    where: { channel: "marketplace", desired: { gt: 3 } },
    orderBy: { id: "asc" },
  });
  const free = own.filter(({ variantId: id }) => !isKin.has(id));
  const [variantId = "", partId = ""] = free.map((one) => one.variantId);
  const skuOf = async (id: string) =>
    (await town.prisma.variant.findUniqueOrThrow({ where: { id } })).sku ?? "";
  const [kit, mug] = [await skuOf(variantId), await skuOf(partId)];
  const mugs = { variantId: partId, count: 3 };
  const wish = { variantId, parts: [mugs], actor };
  const rows = async () => ({
    entries: await town.prisma.journalEntry.count(),
    parts: await town.prisma.kitPart.count(),
    effects: await town.prisma.effect.count(),
    told: await town.prisma.publication.findMany({ orderBy: { id: "asc" } }),
  });
  const before = await rows();
  const now = await toldToTikTok(kit);
  const seen = await previewKit(town.world, town.shopId, wish);
  expect(await rows()).toEqual(before);
  if (seen.outcome !== "previewed") throw new Error(seen.outcome);
  const { preview } = seen;
  const ofTikTok = preview.numbers.find(
    (one) => one.variantId === variantId && one.channel === "marketplace",
  );
  const left = await toldToTikTok(mug);
  const allowed = Math.floor(left / 3);
  expect(ofTikTok).toMatchObject({
    from: now,
    to: allowed,
    terms: [
      {
        term: expect.stringContaining(`${left} left, 3 in each`),
        quantity: allowed,
      },
    ],
  });
  expect(allowed).not.toBe(now);
  expect(preview.changing).toBeGreaterThan(0);
  expect(preview.calls).toBeGreaterThan(0);

  const { basedOn } = preview;
  expect(
    await setKit(town.world, town.shopId, { ...wish, basedOn }),
  ).toMatchObject({ outcome: "set" });
  await town.settle();
  expect(await toldToTikTok(kit)).toBe(allowed);

  // Its parts are others now than the ones that were looked at.
  const stale = await setKit(town.world, town.shopId, {
    ...wish,
    parts: [{ ...mugs, count: 1 }],
    basedOn,
  });
  expect(stale).toMatchObject({
    outcome: "moved",
    preview: { basedOn: expect.not.stringMatching(basedOn) },
  });
  expect(await toldToTikTok(kit)).toBe(allowed);
  expect(
    await previewKit(town.world, town.shopId, {
      ...wish,
      parts: [mugs, mugs],
    }),
  ).toEqual({ outcome: "unfit", why: "A part is named twice." });
  const none = await previewKit(town.world, town.shopId, {
    ...wish,
    parts: [],
  });
  expect(none).toMatchObject({
    preview: { numbers: [{ variantId, from: allowed, to: now }] },
  });
});
