import { granted } from "../admin/scopes.ts";
import { servedVersion } from "../admin/versions.ts";
import type { Desk } from "../desk.ts";
import type { StoredSubscription } from "../state.ts";
import { payloadFields } from "./payload-fields.ts";
import { payloadFilter } from "./payload-filter.ts";
import { withMetafields } from "./payload-metafields.ts";
import { topicScopes } from "./topic-groups.ts";
import { isPrivacyTopic, topicEnum } from "./topics.ts";

/** Somebody who hears of a topic. */
export type Listener = {
  url: string;
  apiVersion: string;
  name: string | null;
  wants(payload: unknown): boolean;
  /** The payload with what was asked for beside it, cut down to the fields that were asked for. */
  pick(payload: unknown): unknown;
  /** The platform gives up on somebody who never answers. */
  giveUp(): void;
};

/**
 * Who hears of a topic: what the app's configuration declares, and what it subscribed to by the API. Nobody, where the
 * merchant has not granted a scope that the topic needs.
 */
export function listenersOf(desk: Desk, topic: string): Listener[] {
  if (!mayHear(desk, topic)) return [];
  const { configuration } = desk.credentials;
  const declared = configuration.subscriptions
    .filter(({ topics, complianceTopics }) =>
      [...topics, ...complianceTopics].includes(topic),
    )
    .map(({ uri, includeFields, filter }) => ({
      url: uri.startsWith("/") ? `${desk.context.appOrigin}${uri}` : uri,
      apiVersion: payloadVersion(configuration.webhookApiVersion),
      name: null,
      wants: payloadFilter(filter),
      pick: payloadFields(includeFields),
      // Shopify keeps what the configuration declares, whoever does not answer.
      giveUp() {},
    }));
  const asked = desk.store.subscriptions
    .by("topic", topicEnum(topic))
    .filter(isDelivered)
    .map((one) => ({
      url: one.uri,
      apiVersion: payloadVersion(one.apiVersion),
      name: one.name,
      wants: payloadFilter(one.filter),
      pick: (payload: unknown) =>
        payloadFields(one.includeFields)(
          withMetafields(desk, topic, one.metafieldNamespaces, payload),
        ),
      // source: shopify.dev changelog: a subscription made by the API is deleted after eight failed retries.
      giveUp() {
        desk.store.subscriptions.remove(one);
        desk.context.changed();
      },
    }));
  return [...declared, ...asked];
}

/** Event buses of Amazon and Google and letters in XML are not simulated: such a subscription is kept, and told nothing. */
const isDelivered = ({ uri, format }: StoredSubscription) =>
  /^https?:/.test(uri) && format === "JSON";

/** Topics of privacy law come to every app. */
function mayHear({ store }: Desk, topic: string): boolean {
  const needs = topicScopes(topic);
  if (needs.length === 0 || isPrivacyTopic(topic)) return true;
  const scopes = granted(store.app?.scopes ?? []);
  return needs.some((scope) => scopes.has(scope));
}

/** A payload's version falls forward as a call's does. */
function payloadVersion(asked: string): string {
  return servedVersion(asked)?.handle ?? asked;
}
