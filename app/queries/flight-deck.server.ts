import type { PrismaClient } from "@prisma/client";
import { isErrorCode } from "#core/errors/catalog.ts";
import { describeFailure } from "../failure.server.ts";
import type { Failure } from "../ui/failure.ts";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** What is kept in step, and by which feeds of the routine check it is compared. */
export const flows = {
  catalog: ["storefront-products", "marketplace-listings"],
  stock: [
    "storefront-stock",
    "network-stock",
    "network-goods",
    "storefront-numbers",
    "marketplace-numbers",
  ],
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
  /**
   * `silent`: it has told nothing for an hour in which the routine check found changes that it should have told.
   * `refused`: we could not have it tell us, and `problem` says why.
   */
  state: "heard" | "silent" | "refused";
  problem: Failure | null;
  /** What the routine check found since the last one. */
  missed: number;
};

export type FlightDeck = {
  flows: FlowHealth[];
  heartbeats: Heartbeat[];
  /** Permissions of the Shopify store that Quayside asks for and was not given. */
  missingScopes: string[];
};

/** Whose webhooks they are, and what the routine check compares that they should have told. */
const senders = {
  shopify: {
    kind: "shopify",
    feeds: [
      "storefront-products",
      "storefront-collections",
      "storefront-orders",
      "storefront-stock",
    ],
  },
  tiktok: {
    kind: "tiktok_shop",
    feeds: [
      "marketplace-listings",
      "marketplace-orders",
      "marketplace-returns",
    ],
  },
} as const;
/** A platform that has told nothing for so long may be quiet, or not heard. */
const quietMs = hourMs;
/** The routine check may find a little later what a webhook has told before. */
const lateMs = 10 * 60_000;
/** So many changes that no webhook told are no accident. */
const mostMissed = 3;

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
  const [marks, looks, letters, connections] = await Promise.all([
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
    prisma.connection.findMany({
      where: { shopId, kind: { in: ["shopify", "tiktok_shop"] } },
      select: {
        kind: true,
        status: true,
        scopes: true,
        connectedAt: true,
        webhooksProblem: true,
      },
    }),
  ]);
  const shopify = connections.find(({ kind }) => kind === "shopify");
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
    heartbeats: await Promise.all(
      (["shopify", "tiktok"] as const).map(async (source) => {
        const heard = letters.find((one) => one.source === source);
        const lastAt = heard?._max.receivedAt ?? null;
        const connection = connections.find(
          ({ kind, status }) =>
            kind === senders[source].kind && status !== "disconnected",
        );
        const code = connection?.webhooksProblem;
        const missed = connection
          ? await countMissed(prisma, shopId, source, now, [
              since,
              connection.connectedAt,
              ...(lastAt ? [lastAt] : []),
            ])
          : 0;
        return {
          source,
          letters: heard?._count ?? 0,
          lastAt,
          missed,
          problem: code && isErrorCode(code) ? describeFailure(code) : null,
          state: code ? "refused" : missed >= mostMissed ? "silent" : "heard",
        } as const;
      }),
    ),
  };
}

/** What the routine check has found since the latest of these moments, where that is a while ago. */
async function countMissed(
  prisma: PrismaClient,
  shopId: string,
  source: Heartbeat["source"],
  now: Date,
  moments: Date[],
): Promise<number> {
  const latest = Math.max(...moments.map((moment) => moment.getTime()));
  if (now.getTime() - latest < quietMs) return 0;
  const { _sum } = await prisma.sweep.aggregate({
    where: {
      shopId,
      feed: { in: [...senders[source].feeds] },
      at: { gt: new Date(latest + lateMs) },
    },
    _sum: { found: true },
  });
  return _sum.found ?? 0;
}
