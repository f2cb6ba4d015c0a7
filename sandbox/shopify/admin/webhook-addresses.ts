import type { Desk } from "../desk.ts";

const mostBytes = 65_535;
const gcpProject = /^([a-z][a-z0-9-]{4,28}[a-z0-9]|\d+)$/;
const gcpTopic = /^(?!goog)[a-z][\w.~+%-]{2,254}$/i;
const arn =
  /^arn:aws:events:[a-z0-9-]+::event-source\/aws\.partner\/shopify\.com(?:\.test)?\/(\d+)\/.+$/;
const shopifysOwn =
  /(^|\.)(myshopify\.com|shopify\.com|shopifycloud\.com|internal|local|localhost)$|^(127|10|192\.168|169\.254)\.|^\[/;

/**
 * What is wrong with an address to which webhooks shall go, in the order in which Shopify says it.
 * source: recorded answers of webhookSubscriptionCreate and webhookSubscriptionUpdate. Which hosts are Shopify's or
 * internal is assumed. The app of the sandbox lives on this machine without TLS, so its own address is good.
 */
export function addressFaults(desk: Desk, uri: string): string[] {
  if (!uri) return ["Address can't be blank"];
  if (Buffer.byteLength(uri) > mostBytes)
    return ["Address is too big (maximum is 64 KB)"];
  if (uri.startsWith("arn:")) return arnFaults(desk, uri);
  const [, scheme = "", rest = ""] =
    /^([a-z][a-z+.-]*):\/\/(.*)$/s.exec(uri) ?? [];
  if (scheme === "pubsub") return pubSubFaults(rest);
  if (scheme === "kafka")
    return [
      "Address protocol kafka:// is not supported",
      "Address is not a valid kafka topic",
    ];
  if (isOwn(desk, uri)) return [];
  if (scheme && scheme !== "https")
    return [`Address protocol ${scheme}:// is not supported`];
  if (!scheme || !URL.canParse(uri)) return ["Address is invalid"];
  return shopifysOwn.test(new URL(uri).hostname)
    ? ["Address cannot be a Shopify or an internal domain"]
    : [];
}

export const isGcpProject = (text: string) => gcpProject.test(text);
export const isGcpTopic = (text: string) => gcpTopic.test(text);

function isOwn({ context }: Desk, uri: string): boolean {
  return (
    URL.canParse(uri) &&
    new URL(uri).origin === new URL(context.appOrigin).origin
  );
}

function pubSubFaults(rest: string): string[] {
  const [, project, topic] = /^([^:]+):(.+)$/.exec(rest) ?? [];
  if (!project || !topic)
    return [
      "Address protocol pubsub:// is not supported",
      "Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic",
    ];
  if (!isGcpProject(project))
    return ["Address is invalid", "Address is not a valid GCP project id."];
  return isGcpTopic(topic)
    ? []
    : ["Address is invalid", "Address is not a valid GCP topic id."];
}

function arnFaults({ store }: Desk, uri: string): string[] {
  const [, apiClient] = arn.exec(uri) ?? [];
  if (!apiClient)
    return ["Address is invalid", "Address is not a valid AWS ARN"];
  const own = String(store.app?.id);
  return apiClient === own
    ? []
    : [
        "Address is invalid",
        `Address is an AWS ARN and includes api_client_id '${apiClient}' instead of '${own}'`,
      ];
}
