import { randomUUID } from "node:crypto";
import type { Door, Proof } from "#core/world/doors.ts";
import { readLetter, serviceTopic } from "./webhook/letters.ts";
import { isSignedBy } from "./webhook/signature.ts";
import { serviceNotification } from "./wire/webhook-bodies.ts";

const shopDomain = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * Shopify's webhooks, and the notifications to our fulfillment service that come without topic and id.
 * source: https://shopify.dev/docs/apps/build/webhooks/subscribe/https
 */
export function createShopifyDoor({ apiSecret }: { apiSecret: string }): Door {
  return {
    verify({ headers, body }) {
      const signature = headers["x-shopify-hmac-sha256"];
      if (!signature) return refused("no signature");
      if (!isSignedBy(apiSecret, body, signature))
        return refused("the signature does not fit");

      const domain = headers["x-shopify-shop-domain"]?.toLowerCase() ?? "";
      if (!shopDomain.test(domain)) return refused("no shop domain");

      const topic = headers["x-shopify-topic"] ?? topicOf(body);
      if (!topic) return refused("no topic");
      const deliveryId = headers["x-shopify-webhook-id"] ?? idFor(topic);
      if (!deliveryId) return refused("no delivery id");

      return {
        ok: true,
        addressee: { kind: "shopify-domain", domain },
        deliveryId,
        topic: topic.toLowerCase(),
        asOf: instantOf(headers["x-shopify-triggered-at"]),
      };
    },
    read: readLetter,
  };
}

const refused = (reason: string): Proof => ({ ok: false, reason });

/** Only the service's notification comes without a topic, and only its body tells. */
function topicOf(body: Uint8Array): string | null {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(body));
    return serviceNotification.safeParse(said).success ? serviceTopic : null;
  } catch {
    return null;
  }
}

/**
 * The notification carries nothing that tells it from the next one: every body reads `{"kind":"FULFILLMENT_REQUEST"}`. An
 * id made from it would pass for a repetition and swallow all later requests, so each gets an id of its own. Taking the
 * same one twice does no harm: it only makes us look which requests wait.
 */
const idFor = (topic: string): string | null =>
  topic === serviceTopic ? randomUUID() : null;

function instantOf(text: string | undefined): Date | null {
  const instant = new Date(text ?? "");
  return Number.isNaN(instant.getTime()) ? null : instant;
}
