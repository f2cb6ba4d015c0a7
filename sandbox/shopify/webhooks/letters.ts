import { randomUUID } from "node:crypto";
import { type Desk, shopDomain } from "../desk.ts";
import type { StoredLevel, StoredProduct, StoredService } from "../state.ts";
import type { StoredOrder } from "../store/order-records.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentOrder,
  StoredMerchantRequest,
} from "../store/shipping-records.ts";
import { inventoryLevelPayload, productPayload } from "./catalogue-payloads.ts";
import { fulfillmentPayload, orderPayload } from "./order-payloads.ts";
import {
  cancellationRequestPayload,
  fulfillmentRequestPayload,
} from "./request-payloads.ts";
import { webhookSignature } from "./signature.ts";
import type { PrivacyTopic, SubscribedTopic } from "./topics.ts";

const apiVersion = "2026-10";

/** Posts one webhook, signed, where the app is installed; nobody listens in a store without the app. */
export function postWebhook(
  desk: Desk,
  topic: SubscribedTopic,
  payload: unknown,
): void {
  if (desk.store.app) send(desk, topic, payload);
}

/** Compliance webhooks do not ask whether the app is still there. */
export function postPrivacyWebhook(
  desk: Desk,
  topic: PrivacyTopic,
  payload: unknown,
): void {
  send(desk, topic, payload);
}

function send(desk: Desk, topic: string, payload: unknown): void {
  const body = JSON.stringify(payload);
  const deliveryId = randomUUID();
  desk.context.post.post({
    platform: "shopify",
    shop: desk.store.handle,
    topic,
    deliveryId,
    url: `${desk.context.appOrigin}/webhooks/shopify`,
    headers: {
      ...commonHeaders(desk, body),
      "X-Shopify-Topic": topic,
      "X-Shopify-API-Version": apiVersion,
      "X-Shopify-Webhook-Id": deliveryId,
      "X-Shopify-Event-Id": randomUUID(),
      "X-Shopify-Triggered-At": new Date(
        desk.context.clock.now(),
      ).toISOString(),
    },
    body,
  });
}

/**
 * Calls the fulfillment service's own address. The body names no order: the app has to look up what was requested.
 * source: shopify.dev, "Build for fulfillment services" (fulfillment order notification).
 */
export function notifyService(
  desk: Desk,
  service: StoredService | undefined,
  kind: StoredMerchantRequest["kind"],
): void {
  if (!service?.callbackUrl || !desk.store.app) return;
  const body = JSON.stringify({ kind });
  desk.context.post.post({
    platform: "shopify",
    shop: desk.store.handle,
    topic: "fulfillment_order_notification",
    deliveryId: randomUUID(),
    url: `${service.callbackUrl.replace(/\/$/, "")}/fulfillment_order_notification`,
    headers: commonHeaders(desk, body),
    body,
  });
}

function commonHeaders(desk: Desk, body: string): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Hmac-Sha256": webhookSignature(desk.credentials.apiSecret, body),
    "X-Shopify-Shop-Domain": shopDomain(desk.store),
  };
}

export function postInventoryLevel(desk: Desk, level: StoredLevel): void {
  postWebhook(
    desk,
    "inventory_levels/update",
    inventoryLevelPayload(desk.store, level),
  );
}

export function postProduct(desk: Desk, product: StoredProduct): void {
  postWebhook(desk, "products/update", productPayload(desk.store, product));
}

export function postOrder(
  desk: Desk,
  topic: "orders/create" | "orders/updated" | "orders/cancelled",
  order: StoredOrder,
): void {
  postWebhook(desk, topic, orderPayload(desk.store, order));
}

export function postFulfillment(
  desk: Desk,
  topic: "fulfillments/create" | "fulfillments/update",
  fulfillment: StoredFulfillment,
): void {
  postWebhook(desk, topic, fulfillmentPayload(desk.store, fulfillment));
}

export function postFulfillmentRequest(
  desk: Desk,
  order: StoredFulfillmentOrder,
  request: StoredMerchantRequest,
): void {
  const [topic, payload] =
    request.kind === "FULFILLMENT_REQUEST"
      ? ([
          "fulfillment_orders/fulfillment_request_submitted",
          fulfillmentRequestPayload(order, request),
        ] as const)
      : ([
          "fulfillment_orders/cancellation_request_submitted",
          cancellationRequestPayload(order, request),
        ] as const);
  postWebhook(desk, topic, payload);
}
