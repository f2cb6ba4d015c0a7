import type { PrismaClient } from "@prisma/client";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** What is kept in step, and by which feeds of the routine check it is compared. */
export const flows = {
  catalog: ["storefront-products", "marketplace-listings"],
  stock: ["storefront-stock", "network-stock"],
  orders: ["storefront-orders", "marketplace-orders"],
  shipping: ["storefront-requests", "network-orders", "network-inbound"],
} as const;
export type Flow = keyof typeof flows;

export type FlowHealth = {
  flow: Flow;
  /** When the side that was compared longest ago was compared; null before the first time. */
  checkedAt: Date | null;
  /** `late`: the routine check has not come round for much longer than it should. */
  state: "fresh" | "late" | "none";
  /** Over the last day: things compared, and those that the check found newer than we knew. */
  compared: number;
  found: number;
};

export type Heartbeat = {
  source: "shopify" | "tiktok";
  /** Webhooks within the last day, repeats left out. */
  letters: number;
  lastAt: Date | null;
};

export type FlightDeck = {
  flows: FlowHealth[];
  heartbeats: Heartbeat[];
  /** Permissions of the Shopify store that Quayside asks for and was not given. */
  missingScopes: string[];
};

/** A check that is overdue by so many of its rounds is late; one round may well take longer than another. */
const roundsUntilLate = 5;

/**
 * How fresh each flow is, whether platforms talk to us, and what we may not do.
 * @param everyMs how often the routine check comes round. @param missingScopes what of Shopify's permissions a grant lacks.
 */
export async function readFlightDeck(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
  everyMs: number,
  missingScopes: (granted: readonly string[]) => string[],
): Promise<FlightDeck> {
  const since = new Date(now.getTime() - dayMs);
  const [marks, looks, letters, shopify] = await Promise.all([
    prisma.feedMark.findMany({
      where: { shopId },
      select: { feed: true, sweptAt: true },
    }),
    prisma.sweep.groupBy({
      by: ["feed"],
      where: { shopId, at: { gte: since } },
      _sum: { compared: true, found: true },
    }),
    prisma.journalEntry.groupBy({
      by: ["source"],
      where: {
        shopId,
        source: { in: ["shopify", "tiktok"] },
        receivedAt: { gte: since },
      },
      _count: true,
      _max: { receivedAt: true },
    }),
    prisma.connection.findUnique({
      where: { shopId_kind: { shopId, kind: "shopify" } },
      select: { scopes: true },
    }),
  ]);
  const lateBefore = now.getTime() - roundsUntilLate * everyMs;
  return {
    missingScopes: shopify ? missingScopes(shopify.scopes) : [],
    flows: (Object.keys(flows) as Flow[]).map((flow) => {
      const feeds: readonly string[] = flows[flow];
      const swept = marks.filter(({ feed }) => feeds.includes(feed));
      const first = Math.min(...swept.map(({ sweptAt }) => sweptAt.getTime()));
      const day = looks.filter(({ feed }) => feeds.includes(feed));
      return {
        flow,
        checkedAt: swept.length > 0 ? new Date(first) : null,
        state:
          swept.length === 0 ? "none" : first < lateBefore ? "late" : "fresh",
        compared: day.reduce((sum, one) => sum + (one._sum.compared ?? 0), 0),
        found: day.reduce((sum, one) => sum + (one._sum.found ?? 0), 0),
      };
    }),
    heartbeats: (["shopify", "tiktok"] as const).map((source) => {
      const heard = letters.find((one) => one.source === source);
      return {
        source,
        letters: heard?._count ?? 0,
        lastAt: heard?._max.receivedAt ?? null,
      };
    }),
  };
}
