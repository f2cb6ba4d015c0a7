import type { PrismaClient } from "@prisma/client";
import type { Moment, Place, TimelineOrder } from "./order-timeline.server.ts";

// A letter about an order comes within this time, or it is no news for this page.
const monthsMs = 90 * 24 * 60 * 60_000;
const earlyMs = 60_000;
const mostLetters = 100;

/**
 * Deliveries from both platforms that name this order. Their bodies are searched for the platform's own id and never
 * shown: only that something was heard, where and when.
 */
export async function readOrderLetters(
  prisma: PrismaClient,
  shopId: string,
  order: TimelineOrder,
): Promise<Moment[]> {
  const marks = marksOf(order).map((mark) => Buffer.from(mark));
  if (marks.length === 0) return [];
  const from = new Date(order.placedAt.getTime() - earlyMs);
  const until = new Date(order.placedAt.getTime() + monthsMs);
  const rows = await prisma.$queryRaw<
    {
      id: string;
      source: string;
      topic: string;
      received_at: Date;
      repeats: number;
    }[]
  >`
    SELECT id, source, topic, received_at, repeats FROM journal_entry
    WHERE shop_id = ${shopId}::uuid AND source IN ('shopify', 'tiktok')
      AND received_at BETWEEN ${from} AND ${until}
      AND EXISTS (SELECT 1 FROM unnest(${marks}::bytea[]) AS mark WHERE position(mark IN body) > 0)
    ORDER BY received_at
    LIMIT ${mostLetters}`;
  return rows.map((row) => ({
    id: row.id,
    at: row.received_at,
    where: placeOf(row.source, row.topic),
    what: `Told us: ${wordsOf(row.topic)}`,
    result:
      row.repeats > 0 ? `Came ${row.repeats + 1} times; counted once` : null,
    tone: "heard",
    retry: null,
  }));
}

/** How each platform writes the order's id in a body. */
function marksOf(order: TimelineOrder): string[] {
  const number = order.storefrontExternalId?.split("/").at(-1);
  return [
    ...(order.channel === "marketplace" ? [order.externalId] : []),
    ...(number
      ? [
          `gid://shopify/Order/${number}"`,
          `"order_id":${number},`,
          `"order_id":${number}}`,
        ]
      : []),
    ...order.requests.flatMap((request) => request.networkReference ?? []),
  ];
}

// TikTok numbers its topics. Source: TikTok Shop Partner Center, section "Webhooks".
const tiktokTopics: Record<string, string> = {
  "1": "the order's state changed",
  "3": "the recipient's address changed",
  "4": "a package was updated",
  "11": "a cancellation moved",
  "12": "a return moved",
  "58": "a multi-channel order moved",
};

const networkTopics = new Set(["23", "24", "58"]);

const placeOf = (source: string, topic: string): Place =>
  source === "shopify"
    ? "Shopify"
    : networkTopics.has(topic)
      ? "Fulfilled by TikTok"
      : "TikTok Shop";

/** `orders/updated` → `orders updated` */
const wordsOf = (topic: string): string =>
  tiktokTopics[topic] ?? topic.replaceAll(/[/_]/g, " ");
