import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  appOrigin,
  credentials,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace();
});
afterEach(() => shopify.close());

const page = (path: string, headers = {}) =>
  fetch(shopify.origin + path, { headers });
const frameOf = async (path: string) => {
  const html = await (await page(path)).text();
  const src = /<iframe[^>]* src="([^"]+)"/.exec(html)?.[1] ?? "";
  return new URL(src.replaceAll("&amp;", "&"));
};

test("the admin frames the app with a signed address", async () => {
  const url = await frameOf("/store/harbor-goods");
  expect(url.origin + url.pathname).toBe(`${appOrigin}/app`);
  const { hmac, ...rest } = Object.fromEntries(url.searchParams);
  expect(rest).toMatchObject({
    embedded: "1",
    shop: "harbor-goods.myshopify.com",
    host: Buffer.from("admin.shopify.com/store/harbor-goods")
      .toString("base64")
      .replace(/=+$/, ""),
  });
  const signed = new URLSearchParams(rest);
  signed.sort();
  expect(hmac).toBe(
    createHmac("sha256", credentials.apiSecret)
      .update(signed.toString())
      .digest("hex"),
  );
});

test("a deep link keeps its path and query", async () => {
  const url = await frameOf(
    "/store/harbor-goods/apps/quayside/listings/12?tab=stock",
  );
  expect(url.pathname).toBe("/app/listings/12");
  expect(url.searchParams.get("tab")).toBe("stock");
});

test("opening the app installs it", async () => {
  await page("/store/harbor-goods");
  expect((await shopify.seen()).installed).toBe(true);
});

test("a session token is given to the app's origin and to no other", async () => {
  await shopify.install();
  const mine = await page("/shops/harbor-goods/id_token", {
    Origin: appOrigin,
  });
  expect(mine.headers.get("access-control-allow-origin")).toBe(appOrigin);
  expect((await mine.text()).split(".")).toHaveLength(3);
  const other = await page("/shops/harbor-goods/id_token", {
    Origin: "https://elsewhere.example.org",
  });
  expect(other.status).toBe(403);
});

test("App Bridge and the frame's own files are served", async () => {
  const bridge = await page("/app-bridge.js");
  expect(bridge.headers.get("content-type")).toContain("javascript");
  const text = await bridge.text();
  expect(text).toContain(credentials.apiKey);
  expect(() => new Function(text)).not.toThrow();
  expect((await page("/admin-frame.js")).status).toBe(200);
  expect((await page("/admin-frame.css")).status).toBe(200);
});

test("an order and a product have a page of their own in the admin, as the app links to them", async () => {
  const { products } = await shopify.seen();
  const [product] = products;
  const number = product.id.split("/").at(-1);
  const shown = await page(`/store/harbor-goods/products/${number}`);
  expect(shown.status).toBe(200);
  const text = await shown.text();
  expect(text).toContain(product.variants[0].sku);
  expect(text).toMatch(/\d+ available, \d+ on hand/);

  const { sku } = product.variants[0];
  const { id, name } = await shopify.deed("/orders", {
    lines: [{ sku, quantity: 2 }],
  });
  const order = await page(
    `/store/harbor-goods/orders/${id?.split("/").at(-1)}`,
  );
  expect(await order.text()).toContain(`<h1>${name}</h1>`);
});

test("other pages of the admin say that they are not simulated", async () => {
  const answer = await page("/store/harbor-goods/orders/1");
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("not simulated");
  expect((await page("/store/unknown")).status).toBe(404);
});
