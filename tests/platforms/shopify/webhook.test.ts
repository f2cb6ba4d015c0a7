import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readableTopics } from "#core/platforms/shopify/webhook/letters.ts";
import { isSignedBy } from "#core/platforms/shopify/webhook/signature.ts";
import { createShopifyDoor } from "#core/platforms/shopify/webhook.ts";

const apiSecret = "shpss_test_secret_0123456789abcdef";
const door = createShopifyDoor({ apiSecret });
const bytes = (text: string) => new TextEncoder().encode(text);

const signed = (body: string, headers: Record<string, string> = {}) => ({
  platform: "shopify" as const,
  body: bytes(body),
  headers: {
    "x-shopify-hmac-sha256": createHmac("sha256", apiSecret)
      .update(body)
      .digest("base64"),
    "x-shopify-shop-domain": "quay.myshopify.com",
    ...headers,
  },
});

const named = {
  "x-shopify-topic": "products/update",
  "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
  "x-shopify-triggered-at": "2026-11-22T14:00:00.123456789Z",
};

test.each([
  [
    '{"id":820982911946154508,"email":"jon@example.com","note":null}',
    "ku5t5n+1M6OwLVx/31+BKhJEg7mTexSPNbR+3ncAihk=",
  ],
  [
    '{"title":"Café – 測試 🚚","qty":3}',
    "hxNzsZpUJJ9WcS9M+4Rrvsrn3uKlrK64p7980noXXoM=",
  ],
  [
    '{"kind":"FULFILLMENT_REQUEST"}',
    "CJjO+YycM3J9QdBYxqANGuLZjZxV7YN6da23yfW2IR8=",
  ],
])("a known signature fits: %s", (body, signature) => {
  expect(isSignedBy(apiSecret, bytes(body), signature)).toBe(true);
  expect(isSignedBy(apiSecret, bytes(`${body} `), signature)).toBe(false);
  expect(isSignedBy(apiSecret, bytes(body), `${signature}\n`)).toBe(false);
});

test("a signed delivery is proven, with who, what, which and when", () => {
  expect(door.verify(signed("{}", named))).toEqual({
    ok: true,
    addressee: { kind: "shopify-domain", domain: "quay.myshopify.com" },
    deliveryId: "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    topic: "products/update",
    asOf: new Date("2026-11-22T14:00:00.123Z"),
  });
});

test("a tampered body is refused", () => {
  const delivery = { ...signed("{}", named), body: bytes('{"a":1}') };
  expect(door.verify(delivery)).toMatchObject({ ok: false });
});

test.each([
  "x-shopify-hmac-sha256",
  "x-shopify-shop-domain",
  "x-shopify-topic",
  "x-shopify-webhook-id",
])("a delivery without %s is refused", (header) => {
  const delivery = signed("{}", { ...named, [header]: "" });
  expect(door.verify(delivery)).toMatchObject({ ok: false });
  delete (delivery.headers as Record<string, string>)[header];
  expect(door.verify(delivery)).toMatchObject({ ok: false });
});

test("a domain that is not a shop's is refused", () => {
  const delivery = signed("{}", {
    ...named,
    "x-shopify-shop-domain": "quay.myshopify.com.example",
  });
  expect(door.verify(delivery)).toMatchObject({ ok: false });
});

test("two equal notifications to the fulfillment service are two deliveries", () => {
  const ring = () => door.verify(signed('{"kind":"FULFILLMENT_REQUEST"}'));
  const [first, second] = [ring(), ring()];
  expect(first).toMatchObject({
    ok: true,
    topic: "fulfillment_order_notification",
    asOf: null,
  });
  expect(first).not.toEqual(second);
});

type Specimen = { topic: string; body: string; letter: unknown };
const folder = new URL("../../specimens/shopify/", import.meta.url);
const specimens = readdirSync(folder)
  .filter((name) => name.startsWith("webhook-"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .map((text): Specimen => JSON.parse(text));

test.each(specimens)("$topic is read", ({ topic, body, letter }) => {
  expect(door.read(topic, body)).toEqual(letter);
});

test("there is a specimen of every topic", () => {
  const topics = specimens.map(({ topic }) => topic);
  expect(topics.sort()).toEqual([...readableTopics].sort());
});

test.each([
  ["products/update", "not json"],
  ["products/update", "{}"],
  ["orders/create", "null"],
  ["inventory_levels/update", '{"inventory_item_id":null}'],
  ["carts/update", "{}"],
  ["toString", "{}"],
])("what cannot be understood is ignored: %s %s", (topic, body) => {
  expect(door.read(topic, body)).toMatchObject({ kind: "ignored" });
});
