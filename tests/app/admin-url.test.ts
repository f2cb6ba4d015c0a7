import { expect, test } from "vitest";
import { adminUrl, orderAdminUrl } from "../../app/auth/admin-url.server.ts";

const place = { SHOPIFY_API_KEY: "abc", SHOPIFY_TRANSPORT_ORIGIN: undefined };
const domain = "harbor-goods.myshopify.com";

test("the app's address inside Shopify's admin", () => {
  const home = "https://admin.shopify.com/store/harbor-goods/apps/abc/app";
  expect(adminUrl(place, domain)).toBe(home);
  expect(adminUrl(place, domain, "/products")).toBe(`${home}/products`);
});

test("with a transport origin, the stand-in's address", () => {
  const here = { ...place, SHOPIFY_TRANSPORT_ORIGIN: "http://127.0.0.1:4010" };
  expect(adminUrl(here, domain)).toBe(
    "http://127.0.0.1:4010/store/harbor-goods/apps/quayside",
  );
  expect(adminUrl(here, domain, "/products")).toMatch(/quayside\/products$/);
});

test("a domain never leaves its place in the address", () => {
  expect(new URL(adminUrl(place, "a/../../b?c#d")).origin).toBe(
    "https://admin.shopify.com",
  );
  expect(adminUrl(place, "a/b?c")).toContain("/store/a%2Fb%3Fc/apps");
});

test("an order has an address only where it is one", () => {
  expect(orderAdminUrl(domain, "gid://shopify/Order/1001")).toBe(
    "https://admin.shopify.com/store/harbor-goods/orders/1001",
  );
  expect(orderAdminUrl(domain, "gid://shopify/Product/1")).toBeNull();
  expect(orderAdminUrl(domain, null)).toBeNull();
});
