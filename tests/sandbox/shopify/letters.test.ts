import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { webhookSignature } from "#sandbox/shopify/webhooks/signature.ts";
import {
  appOrigin,
  credentials,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { activate, createService } from "#tests/support/shopify-documents.ts";

describe("a signature", () => {
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
  ])("of %s is %s", (body, signature) => {
    expect(webhookSignature(credentials.apiSecret, body)).toBe(signature);
  });
});

describe("the post", () => {
  let shopify: OpenFace;
  beforeEach(async () => {
    shopify = await openShopifyFace();
    await shopify.install();
  });
  afterEach(() => shopify.close());

  const topics = () => shopify.letters.map((letter) => letter.topic);
  const letter = (topic: string) => {
    const found = shopify.letters.find((one) => one.topic === topic);
    if (!found) throw new Error(`no letter ${topic} among ${topics()}`);
    return { ...found, payload: JSON.parse(found.body) };
  };

  test("every letter is signed over its raw body and says where it comes from", async () => {
    await shopify.deed("/orders", {
      lines: [{ sku: "MUG-BLUE", quantity: 1 }],
    });
    const { url, headers, body, deliveryId } = letter("orders/create");
    expect(url).toBe(`${appOrigin}/webhooks/shopify`);
    expect(headers).toMatchObject({
      "X-Shopify-Topic": "orders/create",
      "X-Shopify-Shop-Domain": "harbor-goods.myshopify.com",
      "X-Shopify-API-Version": "2026-10",
      "X-Shopify-Webhook-Id": deliveryId,
      "X-Shopify-Hmac-Sha256": createHmac("sha256", credentials.apiSecret)
        .update(body)
        .digest("base64"),
    });
    expect(headers["X-Shopify-Event-Id"]).toBeTruthy();
    expect(headers["X-Shopify-Triggered-At"]).toMatch(/Z$/);
  });

  test("a purchase tells of the stock and of the order", async () => {
    await shopify.deed("/orders", {
      lines: [{ sku: "MUG-BLUE", quantity: 3 }],
    });
    expect(topics()).toEqual(["inventory_levels/update", "orders/create"]);
    expect(letter("inventory_levels/update").payload).toMatchObject({
      available: 7,
    });
    const { payload } = letter("orders/create");
    expect(payload).toMatchObject({
      name: "#1001",
      financial_status: "paid",
      fulfillment_status: null,
      cancelled_at: null,
      total_price: "55.50",
      line_items: [{ sku: "MUG-BLUE", quantity: 3 }],
    });
    expect(payload.admin_graphql_api_id).toBe(
      `gid://shopify/Order/${payload.id}`,
    );
  });

  test("the app's own writes echo like the merchant's", async () => {
    const seen = await shopify.seen();
    await shopify.admin(
      "mutation Edit($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }",
      { product: { id: seen.products[0].id, title: "Harbour Mug" } },
    );
    expect(letter("products/update").payload).toMatchObject({
      title: "Harbour Mug",
      status: "active",
    });
  });

  test("a request names fulfillment orders by global id, without lines, and knocks at the service's own address", async () => {
    const callbackUrl = `${appOrigin}/fulfillment-service/abc`;
    const made = await shopify.admin(createService, {
      name: "Quayside FBT",
      callbackUrl,
    });
    const seen = await shopify.seen();
    await shopify.admin(activate, {
      item: seen.products[0].variants[0].inventoryItemId,
      location:
        made.data.fulfillmentServiceCreate.fulfillmentService.location.id,
      available: 5,
      key: "stock",
    });
    await shopify.deed("/orders", {
      lines: [{ sku: "MUG-BLUE", quantity: 1 }],
      requestFulfillment: true,
    });
    const { payload } = letter(
      "fulfillment_orders/fulfillment_request_submitted",
    );
    const [part] = (await shopify.seen()).orders[0].fulfillmentOrders;
    expect(payload).toMatchObject({
      original_fulfillment_order: {
        id: part.id,
        status: "open",
        request_status: "submitted",
      },
      submitted_fulfillment_order: { id: part.id },
    });
    expect(payload.fulfillment_order_merchant_request.id).toMatch(
      /^gid:\/\/shopify\/FulfillmentOrderMerchantRequest\/\d+$/,
    );
    const notification = letter("fulfillment_order_notification");
    expect(notification.url).toBe(
      `${callbackUrl}/fulfillment_order_notification`,
    );
    expect(notification.body).toBe('{"kind":"FULFILLMENT_REQUEST"}');
    expect(notification.headers["X-Shopify-Hmac-Sha256"]).toBe(
      "CJjO+YycM3J9QdBYxqANGuLZjZxV7YN6da23yfW2IR8=",
    );
  });

  test("compliance letters arrive even after the app was removed", async () => {
    await shopify.deed("/uninstall");
    await shopify.deed("/privacy", { topic: "shop/redact" });
    expect(letter("shop/redact").payload.shop_domain).toBe(
      "harbor-goods.myshopify.com",
    );
    expect(await shopify.deed("/privacy", { topic: "x" })).toMatchObject({
      status: 400,
    });
  });

  test("a store without the app posts nothing", async () => {
    await shopify.deed("/uninstall");
    shopify.letters.length = 0;
    await shopify.deed("/stock", { sku: "MUG-RED", available: 1 });
    expect(shopify.letters).toEqual([]);
  });
});
