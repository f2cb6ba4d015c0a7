import type { Desk } from "../desk.ts";
import type { StoredSubscription } from "../state.ts";
import { fullNamespace } from "../store/metafields.ts";
import { isToldInXml, topicName } from "../webhooks/topic-groups.ts";
import { type UserError, userError } from "./errors.ts";
import { parseSearch, termsOf } from "./search.ts";
import { addressFaults } from "./webhook-addresses.ts";

export type SubscriptionInput = {
  uri?: string | null;
  callbackUrl?: string | null;
  format?: "JSON" | "XML" | null;
  filter?: string | null;
  includeFields?: string[] | null;
  metafieldNamespaces?: string[] | null;
  metafields?: { namespace: string; key: string }[] | null;
  name?: string | null;
};

/** What a subscription is about; all that a merchant's app decides itself. */
export type SubscriptionTerms = Pick<
  StoredSubscription,
  | "topic"
  | "uri"
  | "format"
  | "filter"
  | "includeFields"
  | "metafieldNamespaces"
  | "metafields"
  | "name"
>;

const mostFilterBytes = 65_535;

/** The terms that an input leads to, where those of an old subscription stay unless they are named. */
export function subscriptionTerms(
  desk: Desk,
  topic: string,
  input: SubscriptionInput,
  old?: StoredSubscription,
): SubscriptionTerms {
  const named = <T>(value: T | null | undefined, before: T): T =>
    value === undefined || value === null ? before : value;
  return {
    topic,
    uri: named(input.uri ?? input.callbackUrl, old?.uri ?? "").trim(),
    format: named(input.format, old?.format ?? "JSON"),
    filter: input.filter === undefined ? (old?.filter ?? null) : input.filter,
    includeFields: named(input.includeFields, old?.includeFields ?? []),
    metafieldNamespaces:
      input.metafieldNamespaces?.map((one) => fullNamespace(desk, one)) ??
      old?.metafieldNamespaces ??
      [],
    metafields: named(input.metafields, old?.metafields ?? []),
    name: input.name === undefined ? (old?.name ?? null) : input.name,
  };
}

/**
 * source: recorded answers of webhookSubscriptionCreate and webhookSubscriptionUpdate. Assumed: the words about a name
 * that is too long and about a filter without fields, and that another filter makes another subscription.
 */
export function subscriptionErrors(
  desk: Desk,
  terms: SubscriptionTerms,
  old?: StoredSubscription,
): UserError[] {
  const others = desk.store.subscriptions.all().filter((one) => one !== old);
  const at = (field: string, message: string) =>
    userError(["webhookSubscription", field], message);
  if (Buffer.byteLength(terms.filter ?? "") > mostFilterBytes)
    return [
      userError(
        ["webhookSubscription"],
        "The specified filter exceeds the maximum allowed size.",
      ),
    ];
  if (terms.filter && !hasOnlyFields(terms.filter))
    return [
      userError(
        ["webhookSubscription"],
        "The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.",
      ),
    ];
  const address = addressFaults(desk, terms.uri);
  const taken = others.some(
    (one) =>
      one.topic === terms.topic &&
      one.uri === terms.uri &&
      one.format === terms.format &&
      (one.filter ?? "") === (terms.filter ?? ""),
  );
  if (taken) address.push("Address for this topic has already been taken");
  return [
    ...address.map((fault) => at("callbackUrl", fault)),
    ...formatFaults(terms).map((fault) => at("format", fault)),
    ...nameFaults(terms.name, others).map((fault) => at("name", fault)),
  ];
}

/** Every condition of the filter names a field. */
function hasOnlyFields(filter: string): boolean {
  return termsOf(parseSearch(filter)).every(({ name }) => name !== undefined);
}

function formatFaults({ format, topic, uri }: SubscriptionTerms): string[] {
  if (format === "JSON") return [];
  if (/^(pubsub:|arn:)/.test(uri))
    return ["Format can only be used with format: 'json'"];
  return isToldInXml(topicName(topic))
    ? []
    : ["Format 'xml' is invalid for this webhook topic. Allowed formats: json"];
}

function nameFaults(
  name: string | null,
  others: readonly StoredSubscription[],
): string[] {
  if (name === null) return [];
  const faults: string[] = [];
  if (name.length === 0)
    faults.push("Name is too short (minimum is 1 character)");
  if (name.length > 50)
    faults.push("Name is too long (maximum is 50 characters)");
  if (!/^[\w-]+$/.test(name))
    faults.push(
      "Name name field can only contain alphanumeric characters, underscores, and hyphens",
    );
  if (others.some((one) => one.name?.toLowerCase() === name.toLowerCase()))
    faults.push("Name already exists, no duplicate allowed");
  return faults;
}
