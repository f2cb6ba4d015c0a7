import { afterEach, beforeEach, expect, test } from "vitest";
import type { StorefrontLevelFact } from "#core/domain/facts.ts";
import { asId } from "#core/kit/ids.ts";
import {
  type AdminClient,
  createAdminClient,
} from "#core/platforms/shopify/client.server.ts";
import { exportLevels } from "#core/platforms/shopify/export-levels.ts";
import { exportProducts } from "#core/platforms/shopify/export-products.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import { createStorefront } from "#core/platforms/shopify/storefront.server.ts";
import { setTransport } from "#core/platforms/shopify/transport.server.ts";
import type { OrderImport, ShopRef } from "#core/world/storefront.ts";
import { keepOne } from "../platforms/shopify/support/keeper.ts";
import { localPacing } from "../support/local-pacing.ts";
import {
  appOrigin,
  credentials,
  type OpenFace,
  openShopifyFace,
} from "../support/open-shopify-face.ts";

/** The promises of the `Storefront` port, kept over HTTP against the pretend Shopify. */

const shop: ShopRef = {
  shopId: asId("11111111-1111-4111-8111-111111111111"),
  domain: "harbor-goods.myshopify.com",
};
const service = { name: "Quayside FBT", callbackUrl: `${appOrigin}/fbt` };
const silent = { info() {}, warn() {}, error() {} };
const longAgo = { updatedSince: new Date(0) };
const ups = {
  carrier: "United Parcel Service",
  number: "1Z 999 AA1",
  url: null,
};

let face: OpenFace;
let keeper: ReturnType<typeof keepOne>;
let client: AdminClient;
let storefront: ReturnType<typeof createStorefront>;

beforeEach(async () => {
  face = await openShopifyFace([...scopes]);
  setTransport(face.origin);
  const issued = (await (await face.exchange()).json()) as {
    access_token: string;
    refresh_token: string;
  };
  keeper = keepOne({
    accessToken: issued.access_token,
    accessExpiresAt: null,
    refreshToken: issued.refresh_token,
    refreshExpiresAt: null,
    scopes: [...scopes],
  });
  client = openAdmin(keeper);
  storefront = createStorefront(client);
});

const openAdmin = (keptBy: ReturnType<typeof keepOne>) =>
  createAdminClient({
    ...credentials,
    appOrigin,
    scopes,
    credentials: keptBy,
    pacing: localPacing(),
    clock: { now: () => new Date() },
    log: silent,
    patience: { tries: 3, firstPauseMs: 5, longestWaitMs: 2_000 },
  });

afterEach(async () => {
  setTransport(null);
  await face.close();
});

const all = async <T>(pages: AsyncIterable<T[]>) => {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
};

/** The mug in blue, stocked at our service's location with ten units. */
async function stockMug() {
  const ours = await storefront.ensureFulfillmentService(shop, service);
  const products = await all(storefront.listProducts(shop));
  const mug = products
    .flatMap((product) => product.variants)
    .find(({ sku }) => sku === "MUG-BLUE");
  if (!mug) throw new Error("the town has no mug");
  const { inventoryItemId } = mug;
  const { locationId } = ours;
  const key = crypto.randomUUID();
  await storefront.stockAtLocation(shop, { inventoryItemId, locationId, key });
  await storefront.setAvailable(shop, {
    locationId,
    items: [{ inventoryItemId, quantity: 10, expected: 0 }],
    key: crypto.randomUUID(),
    reference: "gid://quayside/Effect/1",
  });
  return { ours, mug };
}

const imported = (
  variantExternalId: string,
  fulfilledBy: "service" | "merchant",
  serviceHandle: string | null,
): OrderImport => ({
  sourceIdentifier: "576461413038785752",
  placedAt: new Date("2026-11-20T10:00:00Z"),
  currency: "USD",
  tags: ["TikTok Shop"],
  note: "TikTok order 576461413038785752",
  serviceHandle,
  shipTo: {
    name: "Ada Moore",
    phone: null,
    email: null,
    countryCode: "US",
    region: "Washington",
    city: "Seattle",
    district: null,
    addressLine1: "500 Pine Street",
    addressLine2: null,
    postalCode: "98101",
  },
  lines: [
    {
      variantExternalId,
      quantity: 2,
      unitPriceMinor: 1850,
      taxMinor: 0,
      taxRate: null,
      properties: {},
      fulfilledBy,
    },
  ],
  attributes: {},
  taxesIncluded: false,
  charges: [],
  paidMinor: 3700,
});

/** An order of one mug whose fulfillment the merchant has asked us for. */
async function askedOrder(quantity = 1) {
  const { ours, mug } = await stockMug();
  await face.deed("/stock", { sku: "MUG-BLUE", available: 0 });
  const bought = await face.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity }],
    requestFulfillment: true,
  });
  const orderId = String((bought as Record<string, unknown>).id);
  const order = await storefront.fetchOrder(shop, orderId);
  const part = order?.fulfillmentOrders[0];
  if (!order || !part) throw new Error("the order has nothing to ship");
  return { ours, mug, orderId, part };
}

test("fetchShop names the store and its locations, ours marked", async () => {
  const { locationId } = await storefront.ensureFulfillmentService(
    shop,
    service,
  );
  const found = await storefront.fetchShop(shop);
  expect(found).toMatchObject({
    name: "Harbor Goods",
    currency: "USD",
    timeZone: "America/Panama",
  });
  expect(found.locations).toContainEqual({
    externalId: locationId,
    name: "Quayside FBT",
    isFulfillmentService: true,
  });
});

test("listProducts and fetchProduct give products with variants, prices and weights", async () => {
  const products = await all(storefront.listProducts(shop));
  const mug = products.find(({ handle }) => handle === "mug");
  expect(mug?.variants).toMatchObject([
    { sku: "MUG-BLUE", barcode: "0001", priceMinor: 1850, weightGrams: 400 },
    { sku: "MUG-RED", barcode: null, priceMinor: 1900 },
  ]);
  expect(await storefront.fetchProduct(shop, mug?.externalId ?? "")).toEqual(
    mug,
  );
  expect(
    await storefront.fetchProduct(shop, "gid://shopify/Product/1"),
  ).toBeNull();
});

test("an export gives the very products that pages give", async () => {
  const patience = {
    firstLookMs: 20,
    longestPauseMs: 200,
    giveUpAfterMs: 20_000,
  };
  const exported = await all(exportProducts(client, shop, patience));
  const byId = (a: { externalId: string }, b: { externalId: string }) =>
    a.externalId < b.externalId ? -1 : 1;
  const listed = await all(storefront.listProducts(shop));
  expect(exported.sort(byId)).toEqual(listed.sort(byId));
  expect(exported.length).toBeGreaterThan(0);
});

test("a file of all stock says the same as pages, and as what is asked item by item", async () => {
  await stockMug();
  const patience = {
    firstLookMs: 20,
    longestPauseMs: 200,
    giveUpAfterMs: 20_000,
  };
  const inOrder = (levels: StorefrontLevelFact[]) =>
    levels
      .map((level) => ({
        key: `${level.inventoryItemId} ${level.locationId}`,
        ...level,
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  const exported = inOrder(await all(exportLevels(client, shop, patience)));
  const listed = inOrder(await all(storefront.listLevels(shop)));
  const items = exported.map((level) => level.inventoryItemId);
  const fetched = inOrder(
    await storefront.fetchLevels(shop, [...new Set(items)]),
  );
  expect(exported).toEqual(listed);
  expect(exported).toEqual(fetched);
  expect(new Set(items).size).toBeLessThan(items.length);
});

test("listChangedStock names the items whose level moved at the location", async () => {
  const { ours, mug } = await stockMug();
  const changed = await all(
    storefront.listChangedStock(shop, ours.locationId, longAgo),
  );
  expect(changed).toEqual([
    { inventoryItemId: mug.inventoryItemId, updatedAt: expect.any(Date) },
  ]);
});

test("updateProduct takes hold", async () => {
  const [product] = await all(storefront.listProducts(shop));
  const productExternalId = product?.externalId ?? "";
  await storefront.updateProduct(shop, {
    productExternalId,
    title: "Mug, new",
  });
  const read = await storefront.fetchProduct(shop, productExternalId);
  expect(read?.title).toBe("Mug, new");
});

test("updateProduct of a product that is gone is subject_not_found", async () => {
  const gone = { productExternalId: "gid://shopify/Product/1", title: "x" };
  await expect(storefront.updateProduct(shop, gone)).rejects.toMatchObject({
    code: "subject_not_found",
  });
});

test("ensureFulfillmentService creates once, and follows us to another address", async () => {
  const first = await storefront.ensureFulfillmentService(shop, service);
  const moved = { ...service, callbackUrl: `${appOrigin}/elsewhere` };
  expect(await storefront.ensureFulfillmentService(shop, service)).toEqual(
    first,
  );
  expect(await storefront.ensureFulfillmentService(shop, moved)).toEqual(first);
  const { fulfillmentServices } = await face.seen();
  expect(
    fulfillmentServices.map((s: { callbackUrl: string }) => s.callbackUrl),
  ).toEqual([moved.callbackUrl]);
});

test("stockAtLocation twice changes nothing, fetchLevels shows the level", async () => {
  const { ours, mug } = await stockMug();
  const { inventoryItemId } = mug;
  const { locationId } = ours;
  const key = crypto.randomUUID();
  await storefront.stockAtLocation(shop, { inventoryItemId, locationId, key });
  const levels = await storefront.fetchLevels(shop, [
    inventoryItemId,
    "gid://shopify/InventoryItem/1",
  ]);
  expect(levels).toHaveLength(2);
  expect(levels).toContainEqual(
    expect.objectContaining({
      inventoryItemId,
      locationId,
      available: 10,
      onHand: 10,
      committed: 0,
    }),
  );
});

test("setAvailable sets what is as expected and names what is not", async () => {
  const { ours, mug } = await stockMug();
  const products = await all(storefront.listProducts(shop));
  const red = products
    .flatMap((product) => product.variants)
    .find(({ sku }) => sku === "MUG-RED");
  const { locationId } = ours;
  const inventoryItemId = red?.inventoryItemId ?? "";
  await storefront.stockAtLocation(shop, {
    inventoryItemId,
    locationId,
    key: crypto.randomUUID(),
  });
  const change = {
    locationId,
    items: [
      { inventoryItemId, quantity: 4, expected: 3 },
      { inventoryItemId: mug.inventoryItemId, quantity: 7, expected: 10 },
      {
        inventoryItemId: "gid://shopify/InventoryItem/1",
        quantity: 5,
        expected: 5,
      },
    ],
    key: crypto.randomUUID(),
    reference: "gid://quayside/Effect/2",
  };
  expect(await storefront.setAvailable(shop, change)).toMatchObject([
    "stale",
    "set",
    { code: "subject_not_found" },
  ]);
  const read = async (id: string) =>
    (await storefront.fetchLevels(shop, [id])).find(
      (level) => level.locationId === locationId,
    )?.available;
  expect(await read(mug.inventoryItemId)).toBe(7);
  expect(await read(inventoryItemId)).toBe(0);
});

test("S6 moveHeld takes units out of what can be sold and gives them back, only where both are as expected, and once for each key", async () => {
  const { mug } = await stockMug();
  const { inventoryItemId } = mug;
  const home = async () => {
    const levels = await storefront.fetchLevels(shop, [inventoryItemId]);
    const level = levels.find(({ available }) => available > 0);
    if (!level) throw new Error("the mug lies nowhere");
    return level;
  };
  const { locationId, onHand, available, heldBack, committed } = await home();
  const move = (by: number, from: { available: number; heldBack: number }) =>
    storefront.moveHeld(shop, {
      items: [{ inventoryItemId, moves: [{ locationId, by, ...from }] }],
      key: `${by}:${from.available}`,
      reference: "https://quayside.test/stock/1",
      document: "https://quayside.test/held/1",
    });
  expect(await move(4, { available, heldBack })).toBe("moved");
  // The same request again, as after a lost answer.
  expect(await move(4, { available, heldBack })).toBe("moved");
  const held = { available: available - 4, heldBack: heldBack + 4 };
  expect(await home()).toMatchObject({ ...held, onHand, committed });
  expect(await move(-3, { available, heldBack })).toEqual({
    because: ["stale"],
  });
  expect(await home()).toMatchObject(held);
  // In one request with another: the one that changed keeps both from taking hold, and is named.
  const products = await all(storefront.listProducts(shop));
  const red = products
    .flatMap((product) => product.variants)
    .find(({ sku }) => sku === "MUG-RED")?.inventoryItemId;
  const [other] = await storefront.fetchLevels(shop, [red ?? ""]);
  if (!red || !other) throw new Error("the red mug lies nowhere");
  const together = (by: number, key: string) =>
    storefront.moveHeld(shop, {
      items: [
        { inventoryItemId, moves: [{ locationId, by: 1, ...held }] },
        {
          inventoryItemId: red,
          moves: [
            {
              locationId: other.locationId,
              by: 0,
              available: other.available + by,
              heldBack: other.heldBack,
            },
          ],
        },
      ],
      key,
      reference: "https://quayside.test/stock/2",
      document: "https://quayside.test/held/1",
    });
  expect(await together(1, "one changed")).toEqual({
    because: [null, "stale"],
  });
  expect(await home()).toMatchObject(held);
  expect(await together(0, "as expected")).toBe("moved");
  held.available -= 1;
  held.heldBack += 1;
  expect(await move(-5, held)).toBe("moved");
  expect(await home()).toMatchObject({ available, heldBack, onHand });
});

test("a keyed write whose answer was lost is repeated and takes hold once", async () => {
  const { ours, mug } = await stockMug();
  face.context.faults.plant({
    platform: "shopify",
    operation: "inventorySetQuantities",
    times: 1,
    status: 500,
    afterApplying: true,
    body: {},
  });
  const { inventoryItemId } = mug;
  const result = await storefront.setAvailable(shop, {
    locationId: ours.locationId,
    items: [{ inventoryItemId, quantity: 6, expected: 10 }],
    key: crypto.randomUUID(),
    reference: "gid://quayside/Effect/3",
  });
  expect(result).toEqual(["set"]);
});

test("importOrder for the network commits its units at the network's location and leaves the merchant's own alone", async () => {
  const { ours, mug } = await stockMug();
  const order = imported(mug.externalId, "service", ours.handle);
  expect(
    await storefront.findImportedOrder(shop, order.sourceIdentifier),
  ).toBeNull();
  const { lines, ...created } = await storefront.importOrder(shop, order);
  expect(
    await storefront.findImportedOrder(shop, order.sourceIdentifier),
  ).toEqual(created);

  const read = await storefront.fetchOrder(shop, created.externalId);
  expect(read).toMatchObject({
    name: created.name,
    sourceIdentifier: order.sourceIdentifier,
    placedAt: order.placedAt,
    currency: "USD",
    totalMinor: 3700,
    lines: [{ sku: "MUG-BLUE", quantity: 2, unitPriceMinor: 1850 }],
    fulfillmentOrders: [{ locationId: ours.locationId, status: "OPEN" }],
  });
  expect(lines).toEqual(read?.lines);
  const levels = await storefront.fetchLevels(shop, [mug.inventoryItemId]);
  const available = (at: string) =>
    levels.find(({ locationId }) => locationId === at)?.available;
  expect(available(ours.locationId)).toBe(8);
  expect(levels.filter((l) => l.locationId !== ours.locationId)).toMatchObject([
    { available: 10, onHand: 10 },
  ]);
  const [seen] = (await face.seen()).orders;
  expect(seen.shipTo).toMatchObject({ provinceCode: "WA", lastName: "Moore" });
});

test("an order of more lines than one page is read whole, parcel and request too, and beside others", async () => {
  const { ours, mug } = await stockMug();
  const order = imported(mug.externalId, "service", ours.handle);
  const [line] = order.lines;
  const lines = Array.from({ length: 9 }, (_, at) => ({
    ...(line as (typeof order.lines)[number]),
    quantity: 1,
    unitPriceMinor: 1000 + at,
  }));
  const large = await storefront.importOrder(shop, {
    ...order,
    lines,
    paidMinor: lines.reduce((sum, each) => sum + each.unitPriceMinor, 0),
  });
  const small = await storefront.importOrder(shop, {
    ...order,
    sourceIdentifier: "576461413038785753",
    lines: lines.slice(0, 1),
    paidMinor: 1000,
  });
  const [part] =
    (await storefront.fetchOrder(shop, large.externalId))?.fulfillmentOrders ??
    [];
  expect(part?.lines).toHaveLength(9);
  await storefront.createFulfillment(shop, {
    fulfillmentOrderId: part?.externalId ?? "",
    lines: (part?.lines ?? []).map(({ externalId }) => ({
      fulfillmentOrderLineId: externalId,
      quantity: 1,
    })),
    tracking: ups,
    notifyCustomer: false,
  });

  const read = await storefront.fetchOrders(shop, [
    large.externalId,
    "gid://shopify/Order/1",
    small.externalId,
  ]);
  expect(read.map(({ externalId }) => externalId)).toEqual([
    large.externalId,
    small.externalId,
  ]);
  expect(read[0]?.lines.map((each) => each.unitPriceMinor)).toEqual(
    lines.map((each) => each.unitPriceMinor),
  );
  expect(read[0]?.fulfillments[0]?.lines).toHaveLength(9);
  expect(read[1]?.lines).toHaveLength(1);
});

test("importOrder for the merchant takes his stock, and cancelOrder puts it back", async () => {
  const { ours, mug } = await stockMug();
  const own = async () =>
    (await storefront.fetchLevels(shop, [mug.inventoryItemId])).find(
      ({ locationId }) => locationId !== ours.locationId,
    )?.available;
  const order = imported(mug.externalId, "merchant", null);
  const { externalId } = await storefront.importOrder(shop, order);
  expect(await own()).toBe(8);
  await storefront.cancelOrder(shop, externalId, "out-of-stock");
  await storefront.cancelOrder(shop, externalId, "out-of-stock");
  expect(await own()).toBe(10);
  const read = await storefront.fetchOrder(shop, externalId);
  expect(read).toMatchObject({
    cancelledAt: expect.any(Date),
    cancelReason: "INVENTORY",
  });
});

test("importOrder of what Shopify has no variant of makes a line by its name that is shipped, and takes no stock", async () => {
  const { ours, mug } = await stockMug();
  const own = async () =>
    (await storefront.fetchLevels(shop, [mug.inventoryItemId])).find(
      ({ locationId }) => locationId !== ours.locationId,
    )?.available;
  const before = await own();
  const order = imported(mug.externalId, "merchant", null);
  const { externalId } = await storefront.importOrder(shop, {
    ...order,
    lines: order.lines.map(({ variantExternalId: _, ...line }) => ({
      ...line,
      ...{ variantExternalId: null, title: "Harbor Mug", sku: "MUG-GONE" },
      variantTitle: "Sand",
      marketplaceUnitId: "576460752303423488",
    })),
  });
  const read = await storefront.fetchOrder(shop, externalId);
  expect(read?.lines).toMatchObject(
    order.lines.map(({ quantity, unitPriceMinor }) => ({
      ...{ quantity, unitPriceMinor, sku: "MUG-GONE" },
      variantExternalId: null,
      marketplaceUnitId: "576460752303423488",
    })),
  );
  expect(
    read?.fulfillmentOrders.flatMap(({ lines }) =>
      lines.map((line) => line.remainingQuantity),
    ),
  ).toEqual(order.lines.map(({ quantity }) => quantity));
  expect(await own()).toBe(before);
});

test("importOrder whose answer was lost is outcome_unknown, and the probe finds it", async () => {
  const { ours, mug } = await stockMug();
  face.context.faults.plant({
    platform: "shopify",
    operation: "orderCreate",
    times: 1,
    status: 0,
    afterApplying: true,
    body: {},
  });
  const order = imported(mug.externalId, "service", ours.handle);
  await expect(storefront.importOrder(shop, order)).rejects.toMatchObject({
    code: "outcome_unknown",
  });
  expect(
    await storefront.findImportedOrder(shop, order.sourceIdentifier),
  ).toMatchObject({ name: expect.stringMatching(/^#/) });
});

test("a request waits, is accepted once, shipped and found by its number", async () => {
  const { orderId, part, ours } = await askedOrder();
  expect(await storefront.listWaitingRequests(shop)).toEqual([
    {
      orderExternalId: orderId,
      fulfillmentOrderId: part.externalId,
      updatedAt: expect.any(Date),
    },
  ]);
  expect(
    await storefront.fetchDestination(shop, part.externalId),
  ).toMatchObject({
    to: { name: "Ada Moore", countryCode: "US", city: "Seattle" },
    mark: expect.stringMatching(/^[\w-]{16}$/),
    asOf: expect.any(Date),
  });

  await storefront.acceptRequest(shop, part.externalId, "on its way");
  await storefront.acceptRequest(shop, part.externalId, "on its way");
  expect(await storefront.listWaitingRequests(shop)).toEqual([]);

  const [line] = part.lines;
  const created = await storefront.createFulfillment(shop, {
    fulfillmentOrderId: part.externalId,
    lines: [{ fulfillmentOrderLineId: line?.externalId ?? "", quantity: 1 }],
    tracking: ups,
    notifyCustomer: false,
  });
  expect(await storefront.findFulfillment(shop, orderId, "1z999aa1")).toEqual(
    created,
  );
  expect(await storefront.findFulfillment(shop, orderId, "other")).toBeNull();
  const order = await storefront.fetchOrder(shop, orderId);
  expect(order?.fulfillments).toMatchObject([
    {
      externalId: created.fulfillmentId,
      locationId: ours.locationId,
      status: "SUCCESS",
      tracking: [{ carrier: "UPS", number: "1Z 999 AA1" }],
      lines: [{ orderLineExternalId: line?.orderLineExternalId, quantity: 1 }],
    },
  ]);
  await expect(
    storefront.cancelOrder(shop, orderId, "buyer"),
  ).rejects.toMatchObject({
    code: "too_late_to_cancel",
  });
});

test("a request is rejected once, with its reason", async () => {
  const { orderId, part } = await askedOrder();
  const refusal = { reason: "INVALID_SKU" as const, message: "unknown goods" };
  await storefront.rejectRequest(shop, part.externalId, refusal);
  await storefront.rejectRequest(shop, part.externalId, refusal);
  const order = await storefront.fetchOrder(shop, orderId);
  expect(order?.fulfillmentOrders[0]).toMatchObject({
    status: "OPEN",
    requestStatus: "REJECTED",
  });
  await expect(
    storefront.acceptRequest(shop, part.externalId, "after all"),
  ).rejects.toMatchObject({ code: "request_refused" });
});

test.each([
  ["acceptCancellation", "CANCELLATION_ACCEPTED"],
  ["rejectCancellation", "CANCELLATION_REJECTED"],
] as const)("%s answers a cancellation once", async (answer, requestStatus) => {
  const { orderId, part } = await askedOrder();
  await storefront.acceptRequest(shop, part.externalId, "on its way");
  const number = part.externalId.split("/").at(-1);
  await face.deed(`/fulfillment-orders/${number}/request-cancellation`);
  const asked = await storefront.fetchOrder(shop, orderId);
  expect(asked?.fulfillmentOrders[0]?.cancellationRequested).toBe(true);
  expect(await storefront.listWaitingRequests(shop)).toHaveLength(1);

  await storefront[answer](shop, part.externalId, "so be it");
  await storefront[answer](shop, part.externalId, "so be it");
  const answered = await storefront.fetchOrder(shop, orderId);
  expect(
    answered?.fulfillmentOrders.find(
      (each) => each.externalId === part.externalId,
    ),
  ).toMatchObject({ requestStatus, cancellationRequested: false });
});

test("listChanged names orders and products with their versions, and nothing older", async () => {
  const { orderId } = await askedOrder();
  const order = await storefront.fetchOrder(shop, orderId);
  expect(await all(storefront.listChanged(shop, "orders", longAgo))).toEqual([
    { externalId: orderId, updatedAt: order?.updatedAt },
  ]);
  const products = await all(storefront.listProducts(shop));
  const changed = await all(storefront.listChanged(shop, "products", longAgo));
  expect(changed.map((each) => each.externalId).sort()).toEqual(
    products.map((each) => each.externalId).sort(),
  );
  const later = { updatedSince: new Date(Date.now() + 3_600_000) };
  expect(await all(storefront.listChanged(shop, "orders", later))).toEqual([]);
  expect(await storefront.fetchOrder(shop, "gid://shopify/Order/1")).toBeNull();
});

test("when the token has run out it is renewed, unnoticed", async () => {
  await face.deed("/expire-tokens");
  await expect(storefront.fetchShop(shop)).resolves.toMatchObject({
    name: "Harbor Goods",
  });
  expect(keeper.renewals).toBe(1);
});

test("a store whose token is of the kind that never ends goes on with one that does", async () => {
  const { access_token } = (await (
    await face.exchange({ expiring: "0" })
  ).json()) as { access_token: string };
  const old = keepOne({
    accessToken: access_token,
    accessExpiresAt: null,
    refreshToken: null,
    refreshExpiresAt: null,
    scopes: [...scopes],
  });
  await expect(
    createStorefront(openAdmin(old)).fetchShop(shop),
  ).resolves.toMatchObject({ name: "Harbor Goods" });
  expect(await old.read(shop.shopId)).toMatchObject({
    refreshToken: expect.any(String),
    accessExpiresAt: expect.any(Date),
  });
});

test("many reads side by side come through, whatever they ask of the budget", async () => {
  const reads = Array.from({ length: 12 }, () =>
    all(storefront.listChanged(shop, "orders", longAgo)),
  );
  await expect(Promise.all(reads)).resolves.toHaveLength(12);
});
