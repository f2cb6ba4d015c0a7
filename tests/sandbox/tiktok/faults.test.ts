import { expect, test } from "vitest";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const hour = 3_600_000;
const search = "/order/202309/orders/search";
const orders = (shop: TikTokFace, token?: string) =>
  shop.call("POST", search, {
    query: { page_size: "10" },
    body: {},
    ...(token && { token }),
  });
const plant = (shop: TikTokFace, wish: object) =>
  shop.context.faults.plant({
    platform: "tiktok",
    times: 1,
    ...wish,
  } as FaultWish);

const consignee = {
  name: "Dana Whitfield",
  phone_number: "(+1)2075550142",
  email: "dana@example.com",
  address: {
    country_code: "US",
    state_or_region: "Maine",
    district_or_county: "Knox",
    city: "Camden",
    address_line_1: "18 Spruce Ridge Road",
    postal_code: "04843",
  },
};
const askNetwork = async (shop: TikTokFace, id: string) => {
  const { goods } = await shop.control("GET", "/state/fbt");
  return shop.call("POST", "/fbt/202601/mcf_outbound_orders", {
    body: {
      external_order_id: id,
      goods: [{ id: goods[0].id, quantity: 1 }],
      consignee,
    },
  });
};
const consignOrders = async (shop: TikTokFace) =>
  (await shop.control("GET", "/state/fbt")).mcfOrders.flatMap(
    (order: { consignOrders: object[] }) => order.consignOrders,
  );

test("calls are throttled, failed and dropped by endpoint, path or method, in TikTok's words", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  plant(shop, {
    kind: "throttled",
    operation: "POST /order/",
    retryAfterSeconds: 3,
  });
  const throttled = await orders(shop);
  expect(throttled).toMatchObject({ status: 429, code: 36_009_002 });
  expect(throttled.headers.get("retry-after")).toBe("3");
  plant(shop, { kind: "server_error", operation: search });
  expect(await orders(shop)).toMatchObject({ status: 503, code: 36_009_003 });
  plant(shop, { kind: "dropped", operation: "/order/" });
  await expect(orders(shop)).rejects.toThrow();
  plant(shop, { kind: "dropped", operation: "GET /order/" });
  expect(await orders(shop)).toMatchObject({ status: 200, code: 0 });
});

test("the token host fails like any other call", async () => {
  await using shop = await openTikTokFace();
  plant(shop, {
    kind: "server_error",
    operation: "/api/v2/token",
    status: 502,
  });
  const query = { auth_code: "x", grant_type: "authorized_code" };
  expect((await shop.token("get", query)).status).toBe(502);
  expect(await shop.token("get", query)).toMatchObject({ code: 36_004_004 });
});

test("an expired token is 105002 and can be refreshed; a revoked one is gone with its refresh token", async () => {
  await using shop = await openTikTokFace();
  const first = await shop.connect();
  const refresh = (refresh_token: string) =>
    shop.token("refresh", { refresh_token, grant_type: "refresh_token" });
  plant(shop, { kind: "expired_token" });
  expect((await orders(shop)).code).toBe(105_002);
  const { data } = await refresh(first.refresh_token);
  expect((await orders(shop, data.access_token)).code).toBe(0);
  plant(shop, { kind: "revoked_token" });
  expect((await orders(shop, data.access_token)).code).toBe(36_009_004);
  expect((await refresh(data.refresh_token)).code).toBe(36_004_005);
});

test("an outside writer changes the stock right before it is read", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  const { products } = await shop.control(
    "GET",
    `/state/tiktok/${shop.town.tiktokShop.id}`,
  );
  const [sku] = products[0].skus;
  const before = sku.inventory[0].quantity;
  plant(shop, { kind: "outside_write", operation: "/product/", delta: -2 });
  const { inventory } = await shop.ok(
    "POST",
    "/product/202309/inventory/search",
    {
      body: { sku_ids: [sku.id] },
    },
  );
  expect(inventory[0].skus[0].total_available_quantity).toBeLessThan(
    sku.inventory.reduce(
      (sum: number, at: { quantity: number }) => sum + at.quantity,
      0,
    ),
  );
  const after = await shop.control(
    "GET",
    `/state/tiktok/${shop.town.tiktokShop.id}`,
  );
  expect(after.products[0].skus[0].inventory[0].quantity).toBe(before - 2);
});

test.each([
  ["unreachable", 177_001_011],
  ["unverified", 177_001_003],
])("an address refused as %s creates nothing", async (reason, code) => {
  await using shop = await openTikTokFace();
  await shop.connect();
  plant(shop, { kind: "address_refused", reason });
  expect((await askNetwork(shop, "a-1")).code).toBe(code);
  expect(await consignOrders(shop)).toEqual([]);
  expect((await askNetwork(shop, "a-1")).code).toBe(0);
});

test("a stuck consign order waits until it is freed; a lost one stops on its way with its issue named", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  plant(shop, { kind: "network_issue", issue: "stuck" });
  await askNetwork(shop, "s-1");
  shop.context.clock.advance(24 * hour);
  const [stuck] = await consignOrders(shop);
  expect(stuck).toMatchObject({ status: "PENDING", trackingNumber: null });
  plant(shop, { kind: "network_issue", issue: "lost" });
  await shop.control("POST", `/fbt/consignments/${stuck.id}/free`);
  shop.context.clock.advance(96 * hour);
  const [lost] = await consignOrders(shop);
  expect(lost).toMatchObject({
    status: "LOST",
    issue: expect.stringContaining("lost"),
  });
  expect(
    (await shop.lettersOf(58)).at(-1).data.mcf_order.consign_orders[0].issue,
  ).toContain("lost");
});

test("a stuck order stays on hold when its hour is over, until it is freed", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  const stuck = await shop.buy("MUG-NVY-12", 1);
  const other = await shop.buy("MUG-NVY-12", 1);
  plant(shop, { kind: "stuck_order" });
  shop.context.clock.advance(2 * hour);
  expect((await shop.order(stuck)).status).toBe("ON_HOLD");
  expect((await shop.order(other)).status).toBe("AWAITING_SHIPMENT");
  await shop.control("POST", `/tiktok/orders/${stuck}/free`);
  expect((await shop.order(stuck)).status).toBe("AWAITING_SHIPMENT");
});

test("the log names the shop, the contract's path and TikTok's code", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  await shop.call("GET", "/product/202309/products/7", {});
  const { calls } = shop.context;
  expect(calls.list({ operation: "/product/" })).toMatchObject([
    {
      platform: "tiktok",
      shop: shop.town.tiktokShop.id,
      path: "/product/202309/products/7",
      operations: ["/product/202309/products/{product_id}"],
      code: expect.stringMatching(/^\d+$/),
    },
  ]);
  expect(calls.list().some(({ path }) => path.startsWith("/open/"))).toBe(
    false,
  );
});
