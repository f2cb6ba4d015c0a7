/**
 * Topics of the app's own configuration (`[[webhooks.subscriptions]]`): Shopify subscribes them at installation, and the
 * app never has to ask for them.
 */
export const subscribedTopics = [
  "app/uninstalled",
  "app/scopes_update",
  "products/create",
  "products/update",
  "products/delete",
  "inventory_levels/update",
  "orders/create",
  "orders/updated",
  "orders/cancelled",
  "fulfillments/create",
  "fulfillments/update",
  "fulfillment_orders/fulfillment_request_submitted",
  "fulfillment_orders/cancellation_request_submitted",
] as const;

/** Mandatory compliance topics; they also arrive after the app has been removed. */
export const privacyTopics = [
  "customers/data_request",
  "customers/redact",
  "shop/redact",
] as const;

export type SubscribedTopic = (typeof subscribedTopics)[number];
export type PrivacyTopic = (typeof privacyTopics)[number];

export function isPrivacyTopic(topic: unknown): topic is PrivacyTopic {
  return privacyTopics.some((known) => known === topic);
}
