import { randomUUID } from "node:crypto";
import { type Desk, shopDomain } from "../desk.ts";
import { webhookSignature } from "./signature.ts";
import { type Listener, listenersOf } from "./subscriptions.ts";
import type { PrivacyTopic } from "./topics.ts";

/**
 * Posts one event to everyone who has subscribed to its topic; nobody listens in a store without the app.
 *
 * @param payload is only made where somebody listens.
 */
export function postWebhook(
  desk: Desk,
  topic: string,
  payload: () => unknown,
): void {
  if (!desk.store.app) return;
  const listeners = listenersOf(desk, topic);
  if (listeners.length > 0) postTo(desk, topic, listeners, payload());
}

/** Compliance webhooks do not ask whether the app is still there. */
export function postPrivacyWebhook(
  desk: Desk,
  topic: PrivacyTopic,
  payload: unknown,
): void {
  postTo(desk, topic, listenersOf(desk, topic), payload);
}

/** One event to several subscriptions has one event id and as many delivery ids. */
function postTo(
  desk: Desk,
  topic: string,
  listeners: Listener[],
  payload: unknown,
): void {
  const eventId = randomUUID();
  const triggeredAt = new Date(desk.context.clock.now()).toISOString();
  for (const listener of listeners) {
    if (!listener.wants(payload)) continue;
    const body = JSON.stringify(listener.pick(payload));
    const deliveryId = randomUUID();
    desk.context.post.post({
      platform: "shopify",
      shop: desk.store.handle,
      topic,
      deliveryId,
      url: listener.url,
      headers: {
        ...commonHeaders(desk, body),
        "X-Shopify-Topic": topic,
        "X-Shopify-API-Version": listener.apiVersion,
        "X-Shopify-Webhook-Id": deliveryId,
        "X-Shopify-Event-Id": eventId,
        "X-Shopify-Triggered-At": triggeredAt,
        ...(listener.name && { "X-Shopify-Name": listener.name }),
      },
      body,
      onGivenUp: listener.giveUp,
    });
  }
}

export function commonHeaders(
  desk: Desk,
  body: string,
): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Hmac-Sha256": webhookSignature(desk.credentials.apiSecret, body),
    "X-Shopify-Shop-Domain": shopDomain(desk.store),
  };
}
