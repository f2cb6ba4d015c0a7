import { SignJWT } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  credentials,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

type Tokens = {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  refresh_token_expires_in: number;
  scope: string;
};

const shopName = "query { shop { name } }";
let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace();
});
afterEach(() => shopify.close());

const tokensOf = async (response: Response) =>
  (await response.json()) as Tokens;
const refresh = (refresh_token: string) =>
  shopify.oauth({ grant_type: "refresh_token", refresh_token });
const works = async (token: string) =>
  (await shopify.callAdmin(shopName, {}, token)).status === 200;

test("an expiring offline token lives an hour and comes with a refresh token of 90 days", async () => {
  const tokens = await tokensOf(await shopify.exchange());
  expect(tokens).toMatchObject({
    expires_in: 3600,
    refresh_token_expires_in: 7_776_000,
  });
  expect(tokens.scope.split(",")).toContain("write_inventory");
  expect(await works(tokens.access_token)).toBe(true);
});

test("the first exchange installs the app", async () => {
  expect((await shopify.seen()).installed).toBe(false);
  await shopify.exchange();
  expect((await shopify.seen()).installed).toBe(true);
});

test("an online token names the person", async () => {
  const answer = await shopify.exchange({
    requested_token_type:
      "urn:shopify:params:oauth:token-type:online-access-token",
  });
  expect(await answer.json()).toMatchObject({
    associated_user: { first_name: "Harper", account_owner: true },
  });
});

test("a session token signed by somebody else is an invalid_subject_token", async () => {
  const forged = await new SignJWT({
    dest: "https://harbor-goods.myshopify.com",
  })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(credentials.apiKey)
    .setExpirationTime("60s")
    .sign(new TextEncoder().encode("another-secret-another-secret-another"));
  const answer = await shopify.exchange({ subject_token: forged });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: "invalid_subject_token" });
});

test("an expired session token is an invalid_subject_token", async () => {
  const stale = await new SignJWT({
    dest: "https://harbor-goods.myshopify.com",
  })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(credentials.apiKey)
    .setExpirationTime(1)
    .sign(new TextEncoder().encode(credentials.apiSecret));
  expect((await shopify.exchange({ subject_token: stale })).status).toBe(400);
});

test("a wrong client secret is answered 401", async () => {
  const answer = await shopify.exchange({ client_secret: "wrong" });
  expect(answer.status).toBe(401);
});

test("the old refresh token stays good until the new access token is first used", async () => {
  const first = await tokensOf(await shopify.exchange());
  await refresh(first.refresh_token);
  const again = await refresh(first.refresh_token);
  expect(again.status).toBe(200);
  const second = await tokensOf(again);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(await works(second.access_token)).toBe(true);
  expect((await refresh(first.refresh_token)).status).toBe(400);
  expect((await refresh(second.refresh_token)).status).toBe(200);
});

test("an expired access token is answered 401 in Shopify's words, and its refresh token still works", async () => {
  const tokens = await tokensOf(await shopify.exchange());
  await shopify.deed("/expire-tokens");
  const answer = await shopify.callAdmin(shopName, {}, tokens.access_token);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    errors:
      "[API] Invalid API key or access token (unrecognized login or wrong password)",
  });
  const renewed = await tokensOf(await refresh(tokens.refresh_token));
  expect(await works(renewed.access_token)).toBe(true);
});

test("an uninstalled app has no token that works and is told", async () => {
  const token = await shopify.install();
  await shopify.deed("/uninstall");
  expect(await works(token)).toBe(false);
  expect(shopify.letters.map((letter) => letter.topic)).toEqual([
    "app/uninstalled",
  ]);
});

test("a public app of after April 2026 is refused with a token that never expires, and may trade it in once", async () => {
  const { access_token } = await tokensOf(
    await shopify.exchange({ expiring: "0" }),
  );
  const refused = await shopify.callAdmin(shopName, {}, access_token);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    errors: expect.stringMatching(
      /^\[API\] Non-expiring access tokens are no longer accepted for the Admin API\./,
    ),
  });
  const offline = "urn:shopify:params:oauth:token-type:offline-access-token";
  const trade = () =>
    shopify.exchange({
      subject_token: access_token,
      subject_token_type: offline,
    });
  const traded = await tokensOf(await trade());
  expect(traded.expires_in).toBe(3600);
  expect(await works(traded.access_token)).toBe(true);
  expect((await trade()).status).toBe(400);
  expect((await shopify.callAdmin(shopName, {}, access_token)).status).toBe(
    401,
  );
});

test.each([
  ["a public app of before", "public", "2025-06-01", [200, 403]],
  ["a custom app", "custom", "2026-11-22", [200, 200]],
] as const)(
  "%s keeps its unending token, public ones until 2027",
  async (_, distribution, createdAt, statuses) => {
    const other = await openShopifyFace(undefined, undefined, "Basic", {
      registration: { distribution, createdAt },
    });
    try {
      const { access_token } = await tokensOf(
        await other.exchange({ expiring: "0" }),
      );
      const status = async () =>
        (await other.callAdmin(shopName, {}, access_token)).status;
      const december = Date.parse("2026-12-01T00:00:00Z");
      other.clock.load({ town: december, real: Date.now(), speed: 1 });
      const before = await status();
      other.clock.advance(31 * 86_400_000);
      expect([before, await status()]).toEqual(statuses);
    } finally {
      await other.close();
    }
  },
);
