import type { Stages } from "../stages.ts";

const chosen = "{ webhookSubscription { id } userErrors { field message } }";

/** One aliased webhookSubscriptionCreate for an address that the document wrote out. */
const refusedAddress = (alias: string, uri: string) =>
  `${alias}: webhookSubscriptionCreate(topic: SHOP_UPDATE, webhookSubscription: { uri: "${uri}" }) ${chosen}`;

const unknownTopic = (name: string, topic: string) => `mutation ${name} {
  webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: { uri: "https://app.example.com/topic" }) ${chosen}
}`;

export const webhookStages: Stages = {
  "webhooks/webhook-subscription-uri-validation": {
    documents: {
      primary: `mutation Addresses($baselineTopic: WebhookSubscriptionTopic!, $baselineWebhookSubscription: WebhookSubscriptionInput!) {
        ${refusedAddress("createHttpUriRejected", "http://app.example.com/hook")}
        ${refusedAddress("createInternalDomainRejected", "https://localhost:3000/hook")}
        ${refusedAddress("createShopifyDomainRejected", "https://another.myshopify.com/hook")}
        baselineCreate: webhookSubscriptionCreate(topic: $baselineTopic, webhookSubscription: $baselineWebhookSubscription) ${chosen}
      }`,
    },
  },
  "webhooks/webhook-subscription-topic-enum-validation": {
    documents: {
      "validation/createBogusTopicRejected": unknownTopic(
        "WebhookSubscriptionBogusTopic",
        "NOT_A_REAL_TOPIC",
      ),
      "validation/createHiddenTopicRejected": unknownTopic(
        "WebhookSubscriptionHiddenTopic",
        "CUSTOMER_INTERACTIONS",
      ),
    },
  },
  "webhooks/webhook-subscription-conformance": {
    documents: {
      catalog: `query Catalog($first: Int!, $unknownId: ID!, $missingQuery: String!) {
        webhookSubscriptions(first: $first) {
          nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
        webhookSubscriptionsCount { count precision }
        filteredCount: webhookSubscriptionsCount(query: $missingQuery) { count precision }
        unknown: webhookSubscription(id: $unknownId) { id }
      }`,
      validation: `mutation Refusals($unknownId: ID!, $unknownUpdateInput: WebhookSubscriptionInput!) {
        updateUnknown: webhookSubscriptionUpdate(id: $unknownId, webhookSubscription: $unknownUpdateInput) ${chosen}
        deleteUnknown: webhookSubscriptionDelete(id: $unknownId) { deletedWebhookSubscriptionId userErrors { field message } }
        createMissingUri: webhookSubscriptionCreate(topic: SHOP_UPDATE, webhookSubscription: { format: JSON }) ${chosen}
      }`,
      "graphqlValidation/nullUpdateInput": `mutation NullUpdateWebhookInput {
        webhookSubscriptionUpdate(id: "gid://shopify/WebhookSubscription/1", webhookSubscription: null) ${chosen}
      }`,
      "graphqlValidation/missingCreateTopic": `mutation MissingCreateWebhookTopic {
        webhookSubscriptionCreate(webhookSubscription: { uri: "https://app.example.com/no-topic" }) ${chosen}
      }`,
    },
  },
};
