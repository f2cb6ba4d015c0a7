import type { Desk } from "../desk.ts";
import type { StoredSubscription } from "../state.ts";
import { topicEnum } from "./topics.ts";

/** Somebody who hears of a topic. */
export type Listener = {
  url: string;
  apiVersion: string;
  name: string | null;
  wants(payload: unknown): boolean;
  /** The payload, cut down to the fields that were asked for. */
  pick(payload: unknown): unknown;
};

/** Who hears of a topic: what the app's configuration declares, and what it subscribed to by the API. */
export function listenersOf(desk: Desk, topic: string): Listener[] {
  const { configuration } = desk.credentials;
  const declared = configuration.subscriptions
    .filter(({ topics, complianceTopics }) =>
      [...topics, ...complianceTopics].includes(topic),
    )
    .map(({ uri, includeFields, filter }) => ({
      url: uri.startsWith("/") ? `${desk.context.appOrigin}${uri}` : uri,
      apiVersion: configuration.webhookApiVersion,
      name: null,
      wants: matchesFilter(filter),
      pick: picking(includeFields),
    }));
  const asked = desk.store.subscriptions
    .by("topic", topicEnum(topic))
    .filter(isHttp)
    .map((one) => ({
      url: one.uri,
      apiVersion: one.apiVersion,
      name: one.name,
      wants: matchesFilter(one.filter),
      pick: picking(one.includeFields),
    }));
  return [...declared, ...asked];
}

/** Event buses of Amazon and Google are not simulated: a subscription to one is kept, and nothing is delivered. */
const isHttp = ({ uri }: StoredSubscription) => /^https?:/.test(uri);

function picking(includeFields: string[]): (payload: unknown) => unknown {
  if (includeFields.length === 0) return (payload) => payload;
  const top = new Set(includeFields.map((field) => field.split(".")[0]));
  return (payload) =>
    Object.fromEntries(
      Object.entries(payload as object).filter(([key]) => top.has(key)),
    );
}

/**
 * Filters of the form `id:*`, `price:>=10`, joined by AND or OR. source: shopify.dev, "Filter your webhooks". Simulated:
 * equality and presence of a top-level field.
 */
function matchesFilter(filter: string | null): (payload: unknown) => boolean {
  if (!filter) return () => true;
  const alternatives = filter.split(/\s+OR\s+/).map((part) =>
    part.split(/\s+AND\s+/).map((term) => {
      const [name = "", value = ""] = term.trim().split(/:(.*)/s);
      return { name, value: value.replace(/^["']|["']$/g, "") };
    }),
  );
  return (payload) =>
    alternatives.some((terms) =>
      terms.every(({ name, value }) => {
        const found = (payload as Record<string, unknown>)[name];
        return value === "*"
          ? found !== null && found !== undefined
          : String(found) === value;
      }),
    );
}
