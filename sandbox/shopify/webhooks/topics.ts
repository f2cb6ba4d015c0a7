/** Topics of privacy law: they also arrive after the app has been removed. */
export const privacyTopics = [
  "customers/data_request",
  "customers/redact",
  "shop/redact",
] as const;

export type PrivacyTopic = (typeof privacyTopics)[number];

export function isPrivacyTopic(topic: unknown): topic is PrivacyTopic {
  return privacyTopics.some((known) => known === topic);
}

/**
 * `orders/create` as the API names it: `ORDERS_CREATE`. source: Admin schema 2026-10, WebhookSubscriptionTopic.
 */
export function topicEnum(topic: string): string {
  return topic.replace("/", "_").toUpperCase();
}
