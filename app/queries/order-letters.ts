import type { Moment, Place } from "./order-timeline.server.ts";

/** A journal entry from which something about the order followed. */
export type CausingEntry = {
  id: string;
  source: string;
  topic: string;
  receivedAt: Date;
  repeats: number;
};

/**
 * What was heard, once per letter: only letters that moved something, because a platform tells of one event in several.
 */
export function lettersHeard(entries: CausingEntry[]): Moment[] {
  const once = new Map(entries.map((entry) => [entry.id, entry]));
  return [...once.values()].flatMap((entry): Moment[] => {
    const place = placeOf(entry);
    return place
      ? [
          {
            id: entry.id,
            at: entry.receivedAt,
            where: place,
            what: wordsOf(entry),
            result:
              entry.repeats > 0
                ? `Came ${entry.repeats + 1} times; counted once`
                : null,
            tone: "heard",
            retry: null,
          },
        ]
      : [];
  });
}

// Source: shopify.dev, "Webhook topics"; the last is the call to a fulfillment service's own address.
const shopifyTopics: Record<string, string> = {
  "orders/create": "Told us of the order",
  "orders/updated": "Told us that the order changed",
  "orders/cancelled": "Told us that the order was cancelled",
  "refunds/create": "Told us of a refund",
  "returns/request": "Told us that a return was asked for",
  "returns/approve": "Told us that a return was opened",
  "returns/decline": "Told us that a return was declined",
  "returns/process": "Told us that returned goods were counted in",
  "returns/update": "Told us that a return changed",
  "returns/close": "Told us that a return was closed",
  "returns/cancel": "Told us that a return was cancelled",
  "returns/reopen": "Told us that a return was opened again",
  "reverse_fulfillment_orders/dispose": "Told us what became of returned goods",
  "fulfillments/create": "Told us of a fulfillment",
  "fulfillments/update": "Told us that a fulfillment changed",
  "fulfillment_orders/fulfillment_request_submitted":
    "Told us that fulfillment was requested",
  "fulfillment_orders/cancellation_request_submitted":
    "Told us that a cancellation was requested",
  fulfillment_order_notification: "Told us that a request waits",
};

// TikTok numbers its topics. Source: TikTok Shop Partner Center, section "Webhooks".
const tiktokTopics: Record<string, string> = {
  "1": "Told us that the order's state changed",
  "3": "Told us that the recipient's address changed",
  "4": "Told us that a package was updated",
  "11": "Told us that a cancellation moved",
  "12": "Told us that a return moved",
  "58": "Told us that the delivery moved",
};

const networkTopics = new Set(["23", "24", "58"]);

/** Decisions and our own effects are told by what they did. */
function placeOf({ source, topic }: CausingEntry): Place | null {
  if (source === "shopify") return "Shopify";
  if (source === "sweep") return "Quayside";
  if (source !== "tiktok") return null;
  return networkTopics.has(topic) ? "Fulfilled by TikTok" : "TikTok Shop";
}

const wordsOf = ({ source, topic }: CausingEntry): string =>
  source === "sweep"
    ? "Found by the routine check"
    : ((source === "shopify" ? shopifyTopics : tiktokTopics)[topic] ??
      "Told us that something moved");
