import { describe, expect, test } from "vitest";
import {
  credentials,
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const shops = "/authorization/202309/shops";
const day = 86_400;

test("the consent page names the shop and its form leads back to the app with code and state", async () => {
  await using shop = await openTikTokFace();
  const page = await fetch(
    `${shop.origin}/open/authorize?service_id=${credentials.serviceId}&state=abc`,
  );
  const html = await page.text();
  expect(html).toContain("Harbor Goods");
  expect(html).toContain('value="abc"');
  const answer = await fetch(`${shop.origin}/open/authorize`, {
    method: "POST",
    body: new URLSearchParams({
      decision: "authorize",
      state: "abc",
      service_id: credentials.serviceId,
    }),
    redirect: "manual",
  });
  expect(answer.status).toBe(302);
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(
    `${shop.context.appOrigin}/connect/tiktok/callback`,
  );
  expect(back.searchParams.get("state")).toBe("abc");
  expect(back.searchParams.get("app_key")).toBe(credentials.appKey);
});

test("a seller who cancels is sent back with code=null and error=auth_denied", async () => {
  await using shop = await openTikTokFace();
  const answer = await fetch(`${shop.origin}/open/authorize`, {
    method: "POST",
    body: new URLSearchParams({ decision: "cancel", state: "abc" }),
    redirect: "manual",
  });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    code: "null",
    error: "auth_denied",
  });
});

test("expiries are absolute: seven days for access", async () => {
  await using shop = await openTikTokFace();
  const tokens = await shop.connect();
  const now = Date.now() / 1000;
  expect(tokens.access_token_expire_in - now).toBeGreaterThan(7 * day - 60);
  expect(tokens.access_token_expire_in - now).toBeLessThanOrEqual(7 * day);
  expect(tokens.refresh_token_expire_in - now).toBeGreaterThan(300 * day);
  expect(tokens.open_id).toBe(shop.town.tiktokShop.openId);
});

test("a code works once", async () => {
  await using shop = await openTikTokFace();
  const consent = await fetch(`${shop.origin}/open/authorize`, {
    method: "POST",
    body: new URLSearchParams({ decision: "authorize" }),
    redirect: "manual",
  });
  const auth_code =
    new URL(consent.headers.get("location") ?? "").searchParams.get("code") ??
    "";
  const ask = { auth_code, grant_type: "authorized_code" };
  expect((await shop.token("get", ask)).code).toBe(0);
  expect(await shop.token("get", ask)).toMatchObject({
    code: 36_004_004,
    data: null,
  });
});

test("refresh hands out a new pair, and the token before stays good for a moment", async () => {
  await using shop = await openTikTokFace();
  const first = await shop.connect();
  const ask = {
    refresh_token: first.refresh_token,
    grant_type: "refresh_token",
  };
  const { data: second } = await shop.token("refresh", ask);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect((await shop.token("refresh", ask)).code).toBe(0);
  expect(
    (
      await shop.call("GET", shops, {
        cipher: null,
        token: second.access_token,
      })
    ).code,
  ).toBe(0);
});

test("an expired access token is 401 with 105002 and a refresh heals it", async () => {
  await using shop = await openTikTokFace();
  const first = await shop.connect();
  await shop.control("POST", "/tiktok/expire-tokens", {});
  expect(await shop.call("GET", shops, { cipher: null })).toMatchObject({
    status: 401,
    code: 105_002,
  });
  const ask = {
    refresh_token: first.refresh_token,
    grant_type: "refresh_token",
  };
  const { data } = await shop.token("refresh", ask);
  expect(
    (await shop.call("GET", shops, { cipher: null, token: data.access_token }))
      .code,
  ).toBe(0);
});

test("an expired refresh token is 36004001, one without authorization 36004005", async () => {
  await using shop = await openTikTokFace();
  const { refresh_token } = await shop.connect();
  const ask = { refresh_token, grant_type: "refresh_token" };
  await shop.control("POST", "/tiktok/expire-tokens", { refreshTokens: true });
  expect((await shop.token("refresh", ask)).code).toBe(36_004_001);
  await shop.control("POST", "/tiktok/deauthorize", {});
  expect((await shop.token("refresh", ask)).code).toBe(36_004_005);
});

test("a seller who removes the app ends every token and is told with letter 6", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  const address = `${shop.context.appOrigin}/webhooks/tiktok`;
  await shop.ok("PUT", "/event/202309/webhooks", {
    body: { address, event_type: "SELLER_DEAUTHORIZATION" },
  });
  await shop.control("POST", "/tiktok/deauthorize", {});
  expect(await shop.call("GET", shops, { cipher: null })).toMatchObject({
    status: 401,
    code: 36_009_004,
  });
  expect(await shop.lettersOf(6)).toMatchObject([
    { shop_id: shop.town.tiktokShop.id },
  ]);
});

describe("the end of an authorization", () => {
  const register = (shop: TikTokFace, event_type: string) =>
    shop.ok("PUT", "/event/202309/webhooks", {
      body: {
        address: `${shop.context.appOrigin}/webhooks/tiktok`,
        event_type,
      },
    });

  test("is announced at every midnight of its last month, and then every token has expired", async () => {
    await using shop = await openTikTokFace();
    const { refresh_token } = await shop.connect();
    await register(shop, "UPCOMING_AUTHORIZATION_EXPIRATION");
    const { endsAt } = await shop.control("PUT", "/tiktok/authorization", {
      endsInMs: 40 * day * 1000,
    });
    shop.context.clock.advance(9 * day * 1000);
    expect(await shop.lettersOf(7)).toEqual([]);
    shop.context.clock.advance(30 * day * 1000);
    const letters = await shop.lettersOf(7);
    expect(letters.length).toBeGreaterThanOrEqual(28);
    for (const { timestamp, data } of letters) {
      expect(timestamp % day).toBe(0);
      expect(data.expiration_time).toBe(String(Math.floor(endsAt / 1000)));
    }
    expect((await shop.call("GET", shops, { cipher: null })).code).toBe(0);
    shop.context.clock.advance(2 * day * 1000);
    expect((await shop.call("GET", shops, { cipher: null })).code).toBe(
      105_002,
    );
    const ask = { refresh_token, grant_type: "refresh_token" };
    expect((await shop.token("refresh", ask)).code).toBe(36_004_001);
  });

  test("is told to the app in its own time: refresh tokens end with it, also after a rotation", async () => {
    await using shop = await openTikTokFace();
    const first = await shop.connect();
    await shop.control("PUT", "/tiktok/authorization", {
      endsInMs: 10 * day * 1000,
    });
    const ask = {
      refresh_token: first.refresh_token,
      grant_type: "refresh_token",
    };
    const { data } = await shop.token("refresh", ask);
    const left = data.refresh_token_expire_in - Date.now() / 1000;
    expect(Math.round(left / 60)).toBe((10 * day) / 60);
  });

  test("may be asked for by the app itself, which is told with letter 6", async () => {
    await using shop = await openTikTokFace();
    await shop.connect();
    await register(shop, "SELLER_DEAUTHORIZATION");
    await shop.ok("DELETE", "/authorization/202403/shops");
    expect((await shop.call("GET", shops, { cipher: null })).code).toBe(
      36_009_004,
    );
    expect(await shop.lettersOf(6)).toHaveLength(1);
  });

  test("a seller who consents anew starts afresh", async () => {
    await using shop = await openTikTokFace();
    await shop.connect();
    await shop.control("POST", "/tiktok/deauthorize", {});
    await shop.connect();
    expect((await shop.call("GET", shops, { cipher: null })).code).toBe(0);
  });
});

describe("several shops", () => {
  test("one seller's token does not open another's shop", async () => {
    await using shop = await openTikTokFace();
    await shop.connect();
    const other = await shop.control("POST", "/tiktok/shops", {
      name: "Second Harbor",
      products: 3,
    });
    const warehouses = "/logistics/202309/warehouses";
    expect(
      (await shop.call("GET", warehouses, { cipher: other.cipher })).code,
    ).toBe(101_000);
    const page = await (
      await fetch(
        `${shop.origin}/open/authorize?service_id=${credentials.serviceId}&state=s`,
      )
    ).text();
    expect(page).toContain("Second Harbor");
    const first = (await shop.call("GET", shops, { cipher: null })).data.shops;
    await shop.connect(other.id);
    const second = (await shop.call("GET", shops, { cipher: null })).data.shops;
    expect([first[0].id, second[0].id]).toEqual([
      shop.town.tiktokShop.id,
      other.id,
    ]);
    const found = await shop.ok("POST", "/product/202502/products/search", {
      query: { page_size: "10" },
      body: {},
      cipher: other.cipher,
    });
    expect(found.total_count).toBe(3);
    const state = await shop.control("GET", `/state/tiktok/${other.id}`);
    const ids = new Set(
      (
        await shop.control("GET", `/state/tiktok/${shop.town.tiktokShop.id}`)
      ).products.map((p: { id: string }) => p.id),
    );
    for (const { id } of state.products) expect(ids.has(id)).toBe(false);
  });
});

describe("what a seller has not granted", () => {
  test("is refused with 105005", async () => {
    await using shop = await openTikTokFace();
    await shop.connect();
    await shop.control("PUT", "/tiktok/scopes", {
      scopes: ["seller.authorization.info"],
    });
    expect(await shop.call("GET", "/fbt/202408/warehouses")).toMatchObject({
      code: 105_005,
    });
    expect((await shop.call("GET", shops, { cipher: null })).code).toBe(0);
  });

  test("a shop or seller that is not active is refused everything", async () => {
    await using shop = await openTikTokFace();
    await shop.connect();
    const codes: number[] = [];
    for (const standing of ["SHOP_INACTIVE", "SELLER_INACTIVE", "ACTIVE"]) {
      await shop.control("PUT", "/tiktok/standing", { standing });
      codes.push((await shop.call("GET", shops, { cipher: null })).code);
    }
    expect(codes).toEqual([36_009_043, 36_009_044, 0]);
  });
});
