import { HttpResponse, http } from "msw/http";
import { expect, test } from "vitest";
import { createMarketplaceAuthorization } from "#core/platforms/tiktok/authorization.server.ts";
import vectors from "../../specimens/tiktok/signing-vectors.json" with {
  type: "json",
};
import { network } from "../../support/network.ts";
import { apiOrigin, authOrigin, envelope, keys, now } from "./merchant.ts";

const authorization = createMarketplaceAuthorization({
  ...keys,
  serviceId: "7390001",
  apiOrigin,
  authOrigin,
  consentUrl: "https://services.tiktok.test/open/authorize",
  clock: { now: () => now },
});

const published = vectors.token[0] as {
  request: { url: string };
  response_body: object;
};

/** Answers the token host; returns the queries it was asked with. */
function tokenHost(text: string): { path: string; query: object }[] {
  const asked: { path: string; query: object }[] = [];
  network.use(
    http.get(`${authOrigin}/*`, ({ request }) => {
      const { pathname, searchParams } = new URL(request.url);
      asked.push({ path: pathname, query: Object.fromEntries(searchParams) });
      return new HttpResponse(text);
    }),
  );
  return asked;
}

const granted = {
  accessToken: "TTP_test_access_1",
  accessExpiresAt: new Date(1624417464_000),
  refreshToken: "TTP_test_refresh_1",
  refreshExpiresAt: new Date(1655348664_000),
  openId: "7010736057180325637",
  sellerName: "Sim Shop",
  scopes: ["seller.authorization.info", "seller.order.info"],
};

test("the consent page is asked for this app and state", () => {
  expect(authorization.consentUrl("a&b")).toBe(
    "https://services.tiktok.test/open/authorize?service_id=7390001&state=a%26b",
  );
});

test("a code becomes a grant with absolute expiries", async () => {
  const asked = tokenHost(JSON.stringify(published.response_body));
  expect(await authorization.exchangeCode("ROW_TEST_CODE_1")).toEqual(granted);
  const url = new URL(published.request.url);
  expect(asked).toEqual([
    { path: url.pathname, query: Object.fromEntries(url.searchParams) },
  ]);
});

test("a refresh token is handed in as such", async () => {
  const asked = tokenHost(JSON.stringify(published.response_body));
  expect(await authorization.refresh("TTP_test_refresh_1")).toEqual(granted);
  expect(asked[0]).toMatchObject({
    path: "/api/v2/token/refresh",
    query: {
      refresh_token: "TTP_test_refresh_1",
      grant_type: "refresh_token",
    },
  });
});

test.each([36004001, 36004004, 36004005])(
  "refusal %i means that the merchant must connect again",
  async (code) => {
    tokenHost(envelope(null, code, "no"));
    await expect(authorization.exchangeCode("used")).rejects.toMatchObject({
      code: "authorization_expired",
    });
  },
);

test("a cut connection to the token host shows no secret", async () => {
  network.use(http.get(`${authOrigin}/*`, () => HttpResponse.error()));
  const error = await authorization.refresh("TTP_r").catch((e: Error) => e);
  expect(error).toMatchObject({ code: "platform_unreachable" });
  expect(JSON.stringify([error, String(error)])).not.toContain(keys.appSecret);
});

test("a grant of an unknown form is wire_unexpected", async () => {
  tokenHost(envelope({ access_token: "x" }));
  await expect(authorization.exchangeCode("c")).rejects.toMatchObject({
    code: "wire_unexpected",
  });
});

test("the shops of a grant are read without a cipher", async () => {
  let url = "";
  const shop = { id: "7495", name: "Mugs", region: "US", cipher: "GCP_x" };
  network.use(
    http.get(`${apiOrigin}/authorization/202309/shops`, ({ request }) => {
      url = request.url;
      return new HttpResponse(envelope({ shops: [{ ...shop, code: "US1" }] }));
    }),
  );
  expect(await authorization.listShops("TTP_a")).toEqual([
    { externalId: "7495", name: "Mugs", region: "US", cipher: "GCP_x" },
  ]);
  expect(url).not.toContain("shop_cipher");
});
