import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import {
  type OpenFace,
  openShopifyFace,
} from "../support/open-shopify-face.ts";
import { browser, sessionToken, settings } from "./support.ts";

const domain = "harbor-goods.myshopify.com";
let shopify: OpenFace;
let database: TestDatabase;
let web: typeof import("../../app/world.server.ts");

beforeAll(async () => {
  shopify = await openShopifyFace();
  database = await cloneDatabase();
  for (const [name, value] of Object.entries(settings(database.url)))
    vi.stubEnv(name, value);
  vi.stubEnv("SHOPIFY_TRANSPORT_ORIGIN", shopify.origin);
  vi.stubEnv("APP_BRIDGE_URL", `${shopify.origin}/app-bridge.js`);
  vi.stubEnv("REDIS_URL", undefined);
  // As in server.ts: the world first, the routes after it.
  web = await import("../../app/world.server.ts");
});
afterAll(async () => {
  await web.world.close();
  await database.drop();
  await shopify.close();
  vi.unstubAllEnvs();
});

test("the library asks for tokens where the settings say Shopify is", async () => {
  const { loader } = await import("../../app/routes/api.overview.tsx");
  const request = new Request("http://127.0.0.1:3000/api/overview", {
    headers: {
      "User-Agent": browser,
      Authorization: `Bearer ${await sessionToken(domain)}`,
    },
  });
  const answer = await loader({ request, params: {}, context: {} });
  expect(answer.status).toBe(200);
  const session = await web.world.sessionStorage.loadSession(
    `offline_${domain}`,
  );
  expect(session?.accessToken).toMatch(/^shpat_/);
  const row = await web.world.prisma.session.findFirstOrThrow();
  expect(row.accessToken).not.toContain("shpat_");
});

test("pages may be framed by that place and by no stranger", async () => {
  const { addDocumentHeaders } = await import(
    "../../app/auth/document-headers.server.ts"
  );
  const policyAt = (query: string) => {
    const headers = new Headers();
    addDocumentHeaders(
      new Request(`http://127.0.0.1:3000/app${query}`),
      headers,
    );
    return { policy: headers.get("Content-Security-Policy"), headers };
  };
  const framed = policyAt(`?shop=${domain}&embedded=1`);
  expect(framed.policy).toContain(shopify.origin);
  expect(framed.policy).toContain(`https://${domain}`);
  expect(framed.headers.has("Link")).toBe(false);
  expect(policyAt("").policy).not.toContain("*");
});
