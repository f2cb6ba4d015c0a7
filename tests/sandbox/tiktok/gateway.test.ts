import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const shops = "/authorization/202309/shops";
const search = "/order/202309/orders/search";
const page = { page_size: "20" };
const now = () => Math.floor(Date.now() / 1000);

describe("the gateway", () => {
  let shop: TikTokFace;
  beforeAll(async () => {
    shop = await openTikTokFace();
    await shop.connect();
  });
  afterAll(() => shop[Symbol.asyncDispose]());

  test("a signed call with a token is served, with a request id of its own", async () => {
    const answer = await shop.call("GET", shops, { cipher: null });
    expect(answer).toMatchObject({ status: 200, code: 0 });
    expect(answer).toHaveProperty(
      "request_id",
      expect.stringMatching(/^\d{14}[0-9A-F]{20}$/),
    );
    expect(answer.data.shops[0].cipher).toBe(shop.town.tiktokShop.cipher);
  });

  test.each([
    ["an unknown path", "GET", "/order/209901/orders", {}, 404, 36_009_009],
    [
      "an unknown path before a wrong app key",
      "GET",
      "/nowhere",
      { appKey: "x" },
      404,
      36_009_009,
    ],
    ["a wrong method", "DELETE", search, {}, 405, 36_009_010],
    [
      "a wrong app key",
      "GET",
      shops,
      { cipher: null, appKey: "zzz" },
      400,
      36_009_004,
    ],
    [
      "a wrong sign",
      "GET",
      shops,
      { cipher: null, secret: "other" },
      401,
      106_001,
    ],
    [
      "a missing sign",
      "GET",
      shops,
      { cipher: null, sign: null },
      400,
      36_009_004,
    ],
    [
      "a timestamp of 301 seconds ago",
      "GET",
      shops,
      { cipher: null, timestamp: now() - 301 },
      400,
      36_009_004,
    ],
    [
      "a timestamp far ahead",
      "GET",
      shops,
      { cipher: null, timestamp: now() + 90 },
      400,
      36_009_004,
    ],
    [
      "an unknown token",
      "GET",
      shops,
      { cipher: null, token: "TTP_none" },
      401,
      36_009_004,
    ],
    ["a cipher where none belongs", "GET", shops, {}, 400, 36_009_004],
    [
      "a missing cipher",
      "POST",
      search,
      { cipher: null, query: page, body: {} },
      400,
      106_013,
    ],
    [
      "a stranger's cipher",
      "POST",
      search,
      { cipher: "GCP_x", query: page, body: {} },
      400,
      106_011,
    ],
    [
      "a missing query parameter",
      "POST",
      search,
      { body: {} },
      200,
      36_009_004,
    ],
    [
      "a page size beyond 100",
      "POST",
      search,
      { query: { page_size: "101" }, body: {} },
      200,
      36_009_004,
    ],
    [
      "a wrong type in the body",
      "POST",
      search,
      { query: page, body: { create_time_ge: "x" } },
      200,
      36_009_004,
    ],
    [
      "a missing body field",
      "PUT",
      "/event/202309/webhooks",
      { body: { event_type: "PACKAGE_UPDATE" } },
      200,
      36_009_004,
    ],
    [
      "an MCF order without consignee",
      "POST",
      "/fbt/202601/mcf_outbound_orders",
      { body: { external_order_id: "1", goods: [] } },
      200,
      177_001_001,
    ],
  ] as const)(
    "refuses %s",
    async (_what, method, path, wishes, status, code) => {
      const answer = await shop.call(method, path, wishes);
      expect(answer).toMatchObject({ status, code, data: null });
    },
  );

  test("an endpoint of the contract that has no behaviour says so", async () => {
    const answer = await shop.call("GET", "/logistics/202510/seller_templates");
    expect(answer).toMatchObject({ code: 36_009_009 });
    expect(answer.message).toMatch(/^Not simulated/);
  });

  test("unknown fields of a request are ignored", async () => {
    const answer = await shop.call("POST", search, {
      query: { ...page, extra: "1" },
      body: { tomorrow: 1 },
    });
    expect(answer.code).toBe(0);
  });

  test("`{}` may be signed as a body or as nothing", async () => {
    expect(
      (await shop.call("POST", search, { query: page, body: {} })).code,
    ).toBe(0);
    expect((await shop.call("POST", search, { query: page })).code).toBe(0);
  });

  test("calls beyond the rate are answered 429 with a Retry-After", async () => {
    await shop.control("PUT", "/tiktok/limits", { qps: 2 });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        shop.call("GET", "/logistics/202309/warehouses"),
      ),
    );
    await shop.control("PUT", "/tiktok/limits", { qps: 50 });
    const refused = answers.filter((a) => a.status === 429);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ code: 36_009_002 });
    expect(refused[0]?.headers.get("retry-after")).toBe("1");
  });
});

describe("planted faults", () => {
  const fault = {
    platform: "tiktok" as const,
    operation: "/fbt/202601",
    times: 1,
    body: null,
  };
  const body = {
    external_order_id: "f-1",
    goods: [] as unknown[],
    consignee: {
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
    },
  };

  test("a cut line after applying leaves the order behind", async () => {
    await using shop = await openTikTokFace();
    await shop.connect();
    const { goods } = await shop.control("GET", "/state/fbt");
    body.goods = [{ id: goods[0].id, quantity: 1 }];
    shop.context.faults.plant({ ...fault, status: 0, afterApplying: true });
    await expect(
      shop.call("POST", "/fbt/202601/mcf_outbound_orders", { body }),
    ).rejects.toThrow();
    expect((await shop.control("GET", "/state/fbt")).mcfOrders).toHaveLength(1);
  });

  test("a fault before applying leaves nothing behind", async () => {
    await using shop = await openTikTokFace();
    await shop.connect();
    shop.context.faults.plant({
      ...fault,
      status: 503,
      afterApplying: false,
      retryAfterSeconds: 7,
    });
    const answer = await shop.call("POST", "/fbt/202601/mcf_outbound_orders", {
      body,
    });
    expect(answer).toMatchObject({ status: 503, code: 36_009_003 });
    expect(answer.headers.get("retry-after")).toBe("7");
    expect((await shop.control("GET", "/state/fbt")).mcfOrders).toHaveLength(0);
  });
});
