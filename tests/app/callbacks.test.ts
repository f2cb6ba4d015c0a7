import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { registerShop } from "#core/flows/register-shop.ts";
import { callbackDoors } from "../../app/doors/callbacks.server.ts";
import { rateLimit } from "../../app/doors/rate-limit.ts";
import { openWorld } from "./support.ts";

const domain = "harbor-goods.myshopify.com";
const token = "an-unguessable-token";
let town: Awaited<ReturnType<typeof openWorld>>;
let app: Hono;

beforeAll(async () => {
  town = await openWorld();
  const { world } = town;
  const { shopId } = await registerShop(world, { domain, scopes: [] });
  await registerShop(world, { domain: "other.myshopify.com", scopes: [] });
  await world.prisma.connection.create({
    data: {
      shopId,
      kind: "fbt",
      status: "connected",
      scopes: [],
      details: { callbackToken: token },
      connectedAt: new Date(),
    },
  });
  await sow(shopId);
});
afterAll(() => town.close());

// The limit is per door, so that each test begins with a full bucket.
beforeEach(() => {
  app = new Hono();
  const doors = callbackDoors(town.world);
  const service = "/fulfillment-service/:token";
  app.get(`${service}/fetch_stock`, doors.fetchStock);
  app.get(`${service}/fetch_tracking_numbers`, doors.fetchTrackingNumbers);
});

const ask = (path: string, query: string, given = token) =>
  app.request(`/fulfillment-service/${given}/${path}?${query}`);
const stock = (query: string, given?: string) =>
  ask("fetch_stock", query, given);

test("all SKUs, as units on hand", async () => {
  const answer = await stock(`shop=${domain}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ "MUG-BLUE": 12, "MUG-RED": 0 });
});

test("one SKU", async () => {
  const answer = await stock(`shop=${domain}&sku=MUG-BLUE`);
  expect(await answer.json()).toEqual({ "MUG-BLUE": 12 });
});

test("tracking numbers by fulfillment name; others are left out", async () => {
  const names = ["#1001.1", "#1001.2", "#9.1"].map(
    (name) => `order_names[]=${encodeURIComponent(name)}`,
  );
  const answer = await ask(
    "fetch_tracking_numbers",
    `shop=${domain}&${names.join("&")}`,
  );
  expect(await answer.json()).toMatchObject({
    tracking_numbers: { "#1001.1": "1Z999" },
    success: true,
  });
});

test.each([
  ["another token", `shop=${domain}`, "another"],
  ["another shop", "shop=other.myshopify.com", token],
  ["no shop", "", token],
])("404 for %s", async (_, query, given) => {
  expect((await stock(query, given)).status).toBe(404);
});

test("429 for somebody who guesses", async () => {
  const statuses = [];
  for (let n = 0; n < 30; n++)
    statuses.push((await stock(`shop=${domain}`, `guess-${n}`)).status);
  expect(statuses[0]).toBe(404);
  expect(statuses.at(-1)).toBe(429);
});

test("a bucket fills again with time, and each key has its own", () => {
  const allow = rateLimit({ burst: 2, perSecond: 1 });
  expect([allow("a", 0), allow("a", 0), allow("a", 0)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(allow("b", 0)).toBe(true);
  expect(allow("a", 999)).toBe(false);
  expect(allow("a", 3000)).toBe(true);
});

async function sow(shopId: string) {
  const { prisma } = town.world;
  const now = new Date();
  const product = await prisma.product.create({
    data: {
      shopId,
      externalId: "gid://shopify/Product/1",
      title: "Mug",
      handle: "mug",
      status: "ACTIVE",
      vendor: "",
      productType: "",
      sourceUpdatedAt: now,
    },
  });
  const entryId = crypto.randomUUID();
  const pool = await prisma.pool.create({
    data: { shopId, kind: "service", externalId: "gid://l", name: "Network" },
  });
  for (const [sku, desired, reserved] of [
    ["MUG-BLUE", 10, 2],
    ["MUG-RED", 0, 0],
  ] as const) {
    const variant = await prisma.variant.create({
      data: {
        shopId,
        productId: product.id,
        externalId: `gid://shopify/ProductVariant/${sku}`,
        inventoryItemId: `gid://shopify/InventoryItem/${sku}`,
        sku,
        title: sku,
        priceMinor: 100,
        position: 1,
      },
    });
    await prisma.publication.create({
      data: {
        shopId,
        channel: "storefront",
        variantId: variant.id,
        itemId: variant.id,
        placeId: "gid://l",
        desired,
        derivation: [],
        entryId,
      },
    });
    await prisma.stockLevel.create({
      data: {
        shopId,
        poolId: pool.id,
        itemId: variant.id,
        onHand: desired + reserved,
        available: desired,
        reserved,
        asOf: now,
        entryId,
      },
    });
  }
  const order = await prisma.order.create({
    data: {
      shopId,
      channel: "storefront",
      externalId: "gid://shopify/Order/1",
      name: "#1001",
      storefrontName: "#1001",
      state: "to_ship",
      channelState: "open",
      fulfilledBy: "network",
      currency: "USD",
      totalMinor: 100,
      placedAt: now,
      sourceUpdatedAt: now,
    },
  });
  await prisma.shipment.create({
    data: {
      shopId,
      orderId: order.id,
      origin: "network",
      externalId: "p1",
      trackingNumber: "1Z999",
      storefrontFulfillmentId: "gid://shopify/Fulfillment/1",
      status: "shipped",
      condition: "live",
      shippedAt: now,
      lines: [],
    },
  });
}
