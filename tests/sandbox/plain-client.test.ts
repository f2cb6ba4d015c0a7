import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeSandbox, type SandboxFacts } from "#sandbox/describe.ts";
import {
  app,
  openTestSandbox,
  type TestSandbox,
} from "#tests/support/open-sandbox.ts";
import vectors from "../specimens/tiktok/signing-vectors.json" with {
  type: "json",
};

// A client written by hand from the platforms' documentation. It knows the one line of `npm run sandbox -- --json` and
// nothing else: no library of the platforms, nothing of Quayside.

let sandbox: TestSandbox;
let facts: SandboxFacts;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  facts = await describeSandbox(sandbox, {
    host: "127.0.0.1",
    ports: { shopify: 0, tiktok: 0, control: 0 },
    stateFile: undefined,
    scenario: "calm-day",
    appOrigin: "http://app.invalid",
    ...app,
  });
});
afterAll(() => sandbox.close());

/** "Sign your API request": secret + path + sorted query + body + secret, keyed with the secret. */
function sign(
  secret: string,
  path: string,
  query: Record<string, string>,
  body = "",
): string {
  const sorted = Object.keys(query)
    .filter((name) => name !== "sign" && name !== "access_token")
    .sort()
    .map((name) => name + query[name]);
  const message = [secret, path, ...sorted, body, secret].join("");
  return createHmac("sha256", secret).update(message).digest("hex");
}

type Envelope = {
  code: number;
  message: string;
  // biome-ignore lint/suspicious/noExplicitAny: data of many shapes
  data: any;
  request_id: string;
};

async function callTikTok(
  method: string,
  path: string,
  wish: {
    token?: string;
    query?: Record<string, string>;
    body?: unknown;
    secret?: string;
  } = {},
): Promise<{ status: number; body: Envelope }> {
  const text = wish.body === undefined ? "" : JSON.stringify(wish.body);
  const query: Record<string, string> = {
    ...wish.query,
    app_key: facts.tiktok.appKey,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  const secret = wish.secret ?? facts.tiktok.appSecret;
  query.sign = sign(secret, path, query, text);
  const response = await fetch(
    `${facts.tiktokApiUrl}${path}?${new URLSearchParams(query)}`,
    {
      method,
      headers: {
        "Content-Type": "application/json",
        ...(wish.token && { "x-tts-access-token": wish.token }),
      },
      ...(text && { body: text }),
    },
  );
  return {
    status: response.status,
    body: (await response.json()) as Envelope,
  };
}

let granted: string | undefined;
/** The seller says yes on the consent page; the code is traded for a token. */
async function tiktokToken(): Promise<string> {
  if (granted) return granted;
  const { url, form, method } = facts.tiktok.authorize;
  const decided = await fetch(url, {
    method,
    redirect: "manual",
    body: new URLSearchParams(form as Record<string, string>),
  });
  const back = new URL(decided.headers.get("location") ?? "");
  expect(back.searchParams.get("state")).toBe("any");
  const asked = new URLSearchParams({
    app_key: facts.tiktok.appKey,
    app_secret: facts.tiktok.appSecret,
    auth_code: back.searchParams.get("code") ?? "",
    grant_type: "authorized_code",
  });
  const answer = await fetch(`${facts.tiktok.tokenUrl}?${asked}`);
  const { code, data } = (await answer.json()) as Envelope;
  expect(code).toBe(0);
  granted = data.access_token as string;
  return granted;
}

test.each(
  vectors.signing.filter(
    ({ id, content_type }) =>
      content_type === "application/json" && !id.startsWith("S9"),
  ),
)("our own signing gives the published sign of $id", (vector) => {
  const query = vector.query as unknown as Record<string, string>;
  expect(
    sign(vector.app_secret, vector.path, query, vector.raw_body ?? ""),
  ).toBe(vector.expected_sign);
});

test("TikTok Shop: authorize, list shops, buy, search orders", async () => {
  const token = await tiktokToken();
  const shops = await callTikTok("GET", "/authorization/202309/shops", {
    token,
  });
  expect(shops.body.data.shops).toMatchObject([
    { id: facts.tiktok.shops[0]?.id, cipher: facts.tiktok.shops[0]?.cipher },
  ]);
  const { body: bought } = await sandbox.control("POST", "/tiktok/orders", {
    lines: [{ sellerSku: "MUG-NVY-12", quantity: 2 }],
    fulfillment: "BY_SELLER",
  });
  const found = await callTikTok("POST", "/order/202309/orders/search", {
    token,
    query: {
      shop_cipher: shops.body.data.shops[0].cipher,
      page_size: "20",
      sort_field: "update_time",
    },
    body: { update_time_ge: 0 },
  });
  expect(found.status).toBe(200);
  expect(found.body.data.orders).toMatchObject([
    { id: bought.id, status: "ON_HOLD" },
  ]);
});

test("TikTok Shop: a wrong signature is 106001, a wrong token is refused too", async () => {
  const path = "/authorization/202309/shops";
  const token = await tiktokToken();
  const forged = await callTikTok("GET", path, { token, secret: "guessed" });
  expect(forged).toMatchObject({ status: 401, body: { code: 106_001 } });
  const stranger = await callTikTok("GET", path, { token: "TTP_guessed" });
  expect(stranger.body.code).not.toBe(0);
});

test("Shopify: the code flow, then GraphQL with the token", async () => {
  const [store] = facts.shopify.shops;
  if (!store) throw new Error("there is no store");
  const authorize = new URL(store.authorizeUrl);
  authorize.search = String(
    new URLSearchParams({
      client_id: facts.shopify.apiKey,
      scope: "read_products",
      redirect_uri: "https://foreign.example/callback",
      state: "a nonce",
    }),
  );
  const decided = await fetch(authorize, {
    method: "POST",
    redirect: "manual",
  });
  const back = new URL(decided.headers.get("location") ?? "").searchParams;
  const { hmac, ...signed } = Object.fromEntries(back);
  const message = new URLSearchParams(signed);
  message.sort();
  expect(hmac).toBe(
    createHmac("sha256", facts.shopify.apiSecret)
      .update(String(message))
      .digest("hex"),
  );
  expect(signed.state).toBe("a nonce");
  const traded = await fetch(store.accessTokenUrl, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      client_id: facts.shopify.apiKey,
      client_secret: facts.shopify.apiSecret,
      code: signed.code,
      expiring: "1",
    }),
  });
  const { access_token } = (await traded.json()) as { access_token: string };
  const ask = async (token: string) => {
    const response = await fetch(
      `${facts.shopifyUrl}/shops/${store.domain}/admin/api/2026-10/graphql.json`,
      {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-Shopify-Access-Token": token,
        },
        body: JSON.stringify({
          query: "{ products(first: 1) { nodes { title } } }",
        }),
      },
    );
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the API
    return { status: response.status, body: (await response.json()) as any };
  };
  const products = await ask(access_token);
  expect(products.body.data.products.nodes).toEqual([
    { title: "Harbor Stoneware Mug, 12 oz" },
  ]);
  expect((await ask(store.accessToken)).status).toBe(200);
  expect((await ask("shpat_guessed")).status).toBe(401);
});
