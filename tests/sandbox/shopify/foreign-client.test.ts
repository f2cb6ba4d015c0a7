import "@shopify/shopify-api/adapters/web-api";
import { ApiVersion, type Session, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  app,
  openTestSandbox,
  type TestSandbox,
} from "#tests/support/open-sandbox.ts";

// A client that knows nothing of Quayside: Shopify's own library, with its fetch hook pointed at the sandbox.

const domain = "harbor-goods.myshopify.com";
const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const foreign = "https://foreign.example";
const scopes = ["read_products", "write_products", "read_inventory"];

let sandbox: TestSandbox;
const library = (apiSecretKey = app.shopify.apiSecret) =>
  shopifyApi({
    apiKey: app.shopify.apiKey,
    apiSecretKey,
    scopes,
    hostName: "foreign.example",
    hostScheme: "https",
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: true,
    logger: { log: async () => {} },
  });
const shopify = library();

beforeAll(async () => {
  sandbox = await openTestSandbox();
  setAbstractFetchFunc((input, init) => {
    const { pathname, search, hostname } = new URL(String(input));
    return fetch(
      `${sandbox.origins.shopify}/shops/${hostname}${pathname}${search}`,
      init,
    );
  });
});
afterAll(() => sandbox.close());

const at = (url: string) => {
  const { hostname, pathname, search } = new URL(url);
  return `${sandbox.origins.shopify}/shops/${hostname}${pathname}${search}`;
};
const request = (url: string, headers: Record<string, string> = {}) =>
  new Request(url, { headers: { "User-Agent": browser, ...headers } });

/** The merchant follows the app's link and says yes where Shopify asks. @returns the way back and the app's cookie. */
async function consent(isOnline = false) {
  const begun: Response = await shopify.auth.begin({
    shop: domain,
    callbackPath: "/callback",
    isOnline,
    rawRequest: request(`${foreign}/auth`),
  });
  const asked = at(begun.headers.get("location") ?? "");
  const seen = await fetch(asked, { redirect: "manual" });
  const decided =
    seen.status === 302
      ? seen
      : await fetch(asked, { method: "POST", redirect: "manual" });
  const cookie = (begun.headers.getSetCookie() ?? [])
    .map((one) => one.split(";")[0])
    .join("; ");
  return { page: seen, back: decided.headers.get("location") ?? "", cookie };
}
const finish = async (back: string, cookie: string) => {
  const { session } = await shopify.auth.callback({
    expiring: true,
    rawRequest: request(back, { Cookie: cookie }),
  });
  return session;
};
const nameOfShop = async (session: Session) => {
  const client = new shopify.clients.Graphql({ session });
  const { data } = await client.request("{ shop { name myshopifyDomain } }");
  return data?.shop;
};

test("the authorization code grant: consent page, signed way back, code for a token, then GraphQL", async () => {
  const { page, back, cookie } = await consent();
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("write_products");
  const session = await finish(back, cookie);
  expect(session).toMatchObject({
    shop: domain,
    isOnline: false,
    scope: "write_products,read_inventory",
  });
  expect(await nameOfShop(session)).toEqual({
    name: "Harbor Goods",
    myshopifyDomain: domain,
  });
});

test("a merchant who has agreed is not asked again; a code works once", async () => {
  const { page, back, cookie } = await consent(true);
  expect(page.status).toBe(302);
  const session = await finish(back, cookie);
  expect(session.onlineAccessInfo?.associated_user.account_owner).toBe(true);
  await expect(finish(back, cookie)).rejects.toThrow();
});

test("a way back whose signature does not fit is refused by Shopify's library", async () => {
  const { back, cookie } = await consent();
  await expect(
    finish(back.replace(/code=\w{6}/, "code=forged"), cookie),
  ).rejects.toThrow("Invalid OAuth callback");
});

test("token exchange, rotation and client credentials give tokens that work", async () => {
  const sessionToken = await (
    await fetch(`${sandbox.origins.shopify}/shops/${domain}/id_token`)
  ).text();
  const claims = await shopify.session.decodeSessionToken(sessionToken);
  expect(claims.dest).toBe(`https://${domain}`);
  const { session } = await shopify.auth.tokenExchange({
    shop: domain,
    sessionToken,
    requestedTokenType:
      "urn:shopify:params:oauth:token-type:offline-access-token" as never,
    expiring: true,
  });
  expect((await nameOfShop(session)).name).toBe("Harbor Goods");
  const renewed = await shopify.auth.refreshToken({
    shop: domain,
    refreshToken: session.refreshToken ?? "",
  });
  expect((await nameOfShop(renewed.session)).name).toBe("Harbor Goods");
  const own = await shopify.auth.clientCredentials({ shop: domain });
  expect((await nameOfShop(own.session)).name).toBe("Harbor Goods");
});

test("a wrong secret, a forged session token and an unknown access token are refused", async () => {
  const thief = library("another-secret");
  await expect(
    thief.auth.clientCredentials({ shop: domain }),
  ).rejects.toMatchObject({ response: { code: 401 } });
  const [head, claims] = (
    await (
      await fetch(`${sandbox.origins.shopify}/shops/${domain}/id_token`)
    ).text()
  ).split(".");
  const post = (url: string, body: object, headers = {}) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const forged = await post(at(`https://${domain}/admin/oauth/access_token`), {
    client_id: app.shopify.apiKey,
    client_secret: app.shopify.apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: `${head}.${claims}.${"A".repeat(43)}`,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type:
      "urn:shopify:params:oauth:token-type:offline-access-token",
  });
  expect(forged.status).toBe(400);
  expect(await forged.json()).toMatchObject({ error: "invalid_subject_token" });
  const stranger = await post(
    at(`https://${domain}/admin/api/2026-10/graphql.json`),
    { query: "{ shop { name } }" },
    { "x-shopify-access-token": "shpat_guess" },
  );
  expect(stranger.status).toBe(401);
});

test("plain fetch reaches a shop under its domain and under its bare name, and no other", async () => {
  const { session } = await shopify.auth.clientCredentials({ shop: domain });
  const ask = (shop: string) =>
    fetch(
      `${sandbox.origins.shopify}/shops/${shop}/admin/api/2026-10/graphql.json`,
      {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-shopify-access-token": session.accessToken ?? "",
        },
        body: JSON.stringify({
          query: "{ products(first: 9) { nodes { title } } }",
        }),
      },
    );
  for (const shop of [domain, "harbor-goods"]) {
    const answer = await ask(shop);
    expect(await answer.json()).toMatchObject({
      data: { products: { nodes: { length: 4 } } },
      extensions: { cost: { throttleStatus: { restoreRate: 100 } } },
    });
    expect(answer.headers.get("x-shopify-api-version")).toBe("2026-10");
  }
  expect((await ask("elsewhere.myshopify.com")).status).toBe(404);
});

test("a webhook of the sandbox passes Shopify's own check, and fails it once a byte differs", async () => {
  await sandbox.control("POST", "/shopify/harbor-goods/stock", {
    sku: "MUG-NVY-12",
    available: 9,
  });
  const { body } = await sandbox.control(
    "GET",
    "/post-office/letters?topic=inventory_levels/update&limit=1&bodies=true",
  );
  const [letter] = body.letters;
  const validate = (rawBody: string) =>
    shopify.webhooks.validate({
      rawBody,
      rawRequest: new Request(`${foreign}/webhooks`, {
        method: "POST",
        headers: letter.headers,
        body: rawBody,
      }),
    });
  expect(await validate(letter.body)).toMatchObject({ valid: true, domain });
  expect(await validate(`${letter.body} `)).toMatchObject({ valid: false });
});
