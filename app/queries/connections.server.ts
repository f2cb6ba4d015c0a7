import type { PrismaClient } from "@prisma/client";
import { isErrorCode } from "#core/errors/catalog.ts";
import { describeFailure } from "../failure.server.ts";
import type { Failure } from "../ui/failure.ts";

export type ConnectionView = {
  kind: "shopify" | "tiktok_shop" | "fbt";
  status: "connected" | "attention" | "disconnected" | "absent";
  name: string | null;
  connectedAt: Date | null;
  /** When the token runs out that is renewed by itself. */
  accessExpiresAt: Date | null;
  /** When a person has to connect again. */
  refreshExpiresAt: Date | null;
  lastHeardAt: Date | null;
  lastSweptAt: Date | null;
  problem: Failure | null;
};

const kinds = ["shopify", "tiktok_shop", "fbt"] as const;
// The network's letters come through TikTok's door, under topics of their own.
const networkTopics = ["21", "22", "23", "24", "58"];

/** The three connections with their health, always in the same order. */
export async function readConnections(
  prisma: PrismaClient,
  shop: { id: string; domain: string },
): Promise<ConnectionView[]> {
  const shopId = shop.id;
  const [rows, session, heard, network, swept] = await Promise.all([
    prisma.connection.findMany({
      where: { shopId },
      select: {
        kind: true,
        status: true,
        name: true,
        problem: true,
        connectedAt: true,
        accessExpiresAt: true,
        refreshExpiresAt: true,
      },
    }),
    prisma.session.findUnique({
      where: { id: `offline_${shop.domain}` },
      select: { expires: true, refreshTokenExpires: true },
    }),
    prisma.journalEntry.groupBy({
      by: ["source"],
      where: { shopId, source: { in: ["shopify", "tiktok"] } },
      _max: { receivedAt: true },
    }),
    prisma.journalEntry.aggregate({
      where: { shopId, source: "tiktok", topic: { in: networkTopics } },
      _max: { receivedAt: true },
    }),
    prisma.feedMark.findMany({
      where: { shopId },
      select: { feed: true, sweptAt: true },
    }),
  ]);
  const heardFrom = new Map(
    heard.map((row) => [row.source, row._max.receivedAt]),
  );
  const lastHeard = {
    shopify: heardFrom.get("shopify") ?? null,
    tiktok_shop: heardFrom.get("tiktok") ?? null,
    fbt: network._max.receivedAt,
  };
  return kinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const tokens =
      kind === "shopify"
        ? {
            accessExpiresAt: session?.expires ?? null,
            refreshExpiresAt: session?.refreshTokenExpires ?? null,
          }
        : {
            accessExpiresAt: row?.accessExpiresAt ?? null,
            refreshExpiresAt: row?.refreshExpiresAt ?? null,
          };
    return {
      kind,
      status: (row?.status as ConnectionView["status"]) ?? "absent",
      name: row?.name ?? null,
      connectedAt: row?.connectedAt ?? null,
      ...tokens,
      lastHeardAt: lastHeard[kind],
      lastSweptAt: latest(swept.filter((mark) => feedBelongs(mark.feed, kind))),
      problem: row?.problem ? problemOf(row.problem) : null,
    };
  });
}

/** How the feeds of each platform's routine check begin. */
const feedPrefix: Record<ConnectionView["kind"], string> = {
  shopify: "storefront-",
  tiktok_shop: "marketplace-",
  fbt: "network-",
};

const feedBelongs = (feed: string, kind: ConnectionView["kind"]) =>
  feed.startsWith(feedPrefix[kind]);

const latest = (marks: { sweptAt: Date }[]): Date | null =>
  marks.reduce<Date | null>(
    (newest, { sweptAt }) => (newest && newest > sweptAt ? newest : sweptAt),
    null,
  );

// A problem is a code of the catalog, or a sentence where no code fits.
const problemOf = (problem: string): Failure =>
  isErrorCode(problem)
    ? describeFailure(problem)
    : { code: "problem", title: problem, fix: "", said: null };
