import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { type Desk, nextId, now } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import type { StoredSubscription } from "../state.ts";
import { topicName, topicScopes } from "../webhooks/topic-groups.ts";
import {
  type ConnectionArgs,
  connection,
  countOf,
  type Listing,
} from "./connection.ts";
import { type UserError, userError } from "./errors.ts";
import { servedVersion, versionView } from "./versions.ts";
import type { View, Visit } from "./view.ts";
import { isGcpProject, isGcpTopic } from "./webhook-addresses.ts";
import {
  type SubscriptionInput,
  subscriptionErrors,
  subscriptionTerms,
} from "./webhook-subscription-input.ts";

function subscriptionView(one: StoredSubscription): View {
  const version = servedVersion(one.apiVersion);
  return {
    __typename: "WebhookSubscription",
    id: gid("WebhookSubscription", one.id),
    legacyResourceId: String(one.id),
    topic: one.topic,
    uri: one.uri,
    // source: recorded answer for a subscription of Google Pub/Sub.
    callbackUrl: /^https?:/.test(one.uri) ? one.uri : "https://eventbridge.arn",
    endpoint: endpointView(one.uri),
    format: one.format,
    filter: one.filter,
    includeFields: one.includeFields,
    metafieldNamespaces: one.metafieldNamespaces,
    metafields: one.metafields,
    name: one.name,
    apiVersion: version ? versionView(version) : null,
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
  };
}

function endpointView(uri: string): View {
  const [, pubSubProject, pubSubTopic] =
    /^pubsub:\/\/([^:]+):(.+)$/.exec(uri) ?? [];
  if (pubSubProject)
    return { __typename: "WebhookPubSubEndpoint", pubSubProject, pubSubTopic };
  return uri.startsWith("arn:")
    ? { __typename: "WebhookEventBridgeEndpoint", arn: uri }
    : { __typename: "WebhookHttpEndpoint", callbackUrl: uri };
}

const listing: Listing<StoredSubscription> = {
  id: (one) => one.id,
  view: subscriptionView,
  sort: { CREATED_AT: (one) => one.createdAt },
  terms: {
    id: (one) => [String(one.id)],
    created_at: (one) => [one.createdAt],
    updated_at: (one) => [one.updatedAt],
    topic: (one) => [one.topic, topicName(one.topic)],
  },
};

type Outcome = {
  webhookSubscription: View | null;
  userErrors: UserError[];
};

const refused = (...userErrors: UserError[]): Outcome => ({
  webhookSubscription: null,
  userErrors,
});

/** Assumed form; the words are those with which Shopify refuses such a topic elsewhere. */
function demandScope(
  { scopes }: Visit,
  topic: string,
  info: GraphQLResolveInfo,
): void {
  const name = topicName(topic);
  const needs = topicScopes(name);
  if (needs.length === 0 || needs.some((scope) => scopes.has(scope))) return;
  throw new GraphQLError(
    `You do not have permission to create or update webhooks with ${name} topic.`,
    {
      path: [info.fieldName],
      extensions: {
        code: "ACCESS_DENIED",
        documentation: "https://shopify.dev/api/usage/access-scopes",
      },
    },
  );
}

function create(
  visit: Visit,
  info: GraphQLResolveInfo,
  topic: string,
  input: SubscriptionInput,
): Outcome {
  const { desk } = visit;
  demandScope(visit, topic, info);
  const terms = subscriptionTerms(desk, topic, input);
  const userErrors = subscriptionErrors(desk, terms);
  if (userErrors.length > 0) return refused(...userErrors);
  const stored: StoredSubscription = {
    ...terms,
    id: nextId(desk),
    // The version that the app has chosen for all its webhooks. source: recorded answers of apiVersion.
    apiVersion: desk.credentials.configuration.webhookApiVersion,
    createdAt: now(desk),
    updatedAt: now(desk),
  };
  desk.store.subscriptions.add(stored);
  return { webhookSubscription: subscriptionView(stored), userErrors };
}

function find({ store }: Desk, id: string): StoredSubscription | undefined {
  return store.subscriptions.get(idOf(id, "WebhookSubscription"));
}

const unknown = userError(["id"], "Webhook subscription does not exist");

function update(
  visit: Visit,
  info: GraphQLResolveInfo,
  id: string,
  input: SubscriptionInput,
): Outcome {
  const { desk } = visit;
  const old = find(desk, id);
  if (!old) return refused(unknown);
  demandScope(visit, old.topic, info);
  const terms = subscriptionTerms(desk, old.topic, input, old);
  const userErrors = subscriptionErrors(desk, terms, old);
  if (userErrors.length > 0) return refused(...userErrors);
  Object.assign(old, terms, { updatedAt: now(desk) });
  desk.store.subscriptions.refile(old);
  return { webhookSubscription: subscriptionView(old), userErrors };
}

type Input<T> = { webhookSubscription: T };
type OfTopic<T> = Input<T> & { topic: string };
type OfId<T> = Input<T> & { id: string };
type PubSubInput = SubscriptionInput & {
  pubSubProject: string;
  pubSubTopic: string;
};
type EventBridgeInput = SubscriptionInput & { arn?: string | null };

/** source: recorded answers of pubSubWebhookSubscriptionCreate. */
function pubSubErrors({ pubSubProject, pubSubTopic }: PubSubInput) {
  const refuse = (field: string, what: string) =>
    userError(
      ["webhookSubscription", field],
      `Google Cloud Pub/Sub ${what} ID is not valid`,
      "INVALID_PARAMETERS",
    );
  return [
    ...(isGcpProject(pubSubProject)
      ? []
      : [refuse("pubSubProject", "project")]),
    ...(isGcpTopic(pubSubTopic) ? [] : [refuse("pubSubTopic", "topic")]),
  ];
}

const atPubSub = (input: PubSubInput): SubscriptionInput => ({
  ...input,
  uri: `pubsub://${input.pubSubProject}:${input.pubSubTopic}`,
});

const atEventBridge = ({ arn, ...input }: EventBridgeInput) => ({
  ...input,
  ...(arn && { uri: arn }),
});

type ListArgs = ConnectionArgs & {
  callbackUrl?: string | null;
  uri?: string | null;
  format?: string | null;
  topics?: string[] | null;
};

/** Subscriptions that the app made by the API in this store; those of its configuration are not among them. */
export const webhookSubscriptionRoots: View = {
  webhookSubscription: ({ id }: { id: string }, { desk }: Visit) => {
    const found = find(desk, id);
    return found ? subscriptionView(found) : null;
  },
  webhookSubscriptions: (args: ListArgs, { desk }: Visit) => {
    const uri = args.uri ?? args.callbackUrl;
    return connection(
      desk.store.subscriptions,
      args,
      listing,
      (one) =>
        (!uri || one.uri === uri) &&
        (!args.format || one.format === args.format) &&
        (!args.topics?.length || args.topics.includes(one.topic)),
    );
  },
  webhookSubscriptionsCount: (
    args: ConnectionArgs & { limit?: number | null },
    { desk }: Visit,
  ) => countOf(desk.store.subscriptions, args, listing),

  webhookSubscriptionCreate: (
    { topic, webhookSubscription }: OfTopic<SubscriptionInput>,
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => create(visit, info, topic, webhookSubscription),
  webhookSubscriptionUpdate: (
    { id, webhookSubscription }: OfId<SubscriptionInput>,
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => update(visit, info, id, webhookSubscription),
  webhookSubscriptionDelete: ({ id }: { id: string }, { desk }: Visit) => {
    const found = find(desk, id);
    if (!found)
      return { deletedWebhookSubscriptionId: null, userErrors: [unknown] };
    desk.store.subscriptions.remove(found);
    return {
      deletedWebhookSubscriptionId: gid("WebhookSubscription", found.id),
      userErrors: [],
    };
  },

  pubSubWebhookSubscriptionCreate: (
    { topic, webhookSubscription: input }: OfTopic<PubSubInput>,
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => {
    const userErrors = pubSubErrors(input);
    return userErrors.length > 0
      ? refused(...userErrors)
      : create(visit, info, topic, atPubSub(input));
  },
  pubSubWebhookSubscriptionUpdate: (
    { id, webhookSubscription: input }: OfId<PubSubInput>,
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => {
    const userErrors = pubSubErrors(input);
    return userErrors.length > 0
      ? refused(...userErrors)
      : update(visit, info, id, atPubSub(input));
  },
  eventBridgeWebhookSubscriptionCreate: (
    { topic, webhookSubscription: input }: OfTopic<EventBridgeInput>,
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => create(visit, info, topic, atEventBridge(input)),
  eventBridgeWebhookSubscriptionUpdate: (
    { id, webhookSubscription: input }: OfId<EventBridgeInput>,
    visit: Visit,
    info: GraphQLResolveInfo,
  ) => update(visit, info, id, atEventBridge(input)),
};
