import { expect, test } from "vitest";
import { credentials, openTikTokFace } from "../../support/open-tiktok-face.ts";

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
