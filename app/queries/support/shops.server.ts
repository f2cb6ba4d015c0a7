import type { PrismaClient } from "@prisma/client";
import { effectTitle } from "#core/domain/effect-title.ts";
import { isEffectKind } from "#core/domain/effect-traits.ts";
import { awake } from "../conflict-groups.server.ts";
import { type PageOf, pagesOf } from "../page.ts";

const pageSize = 50;

export type ShopRow = {
  id: string;
  name: string;
  domain: string;
  isInstalled: boolean;
  open: number;
  /** Connections that need somebody. */
  troubled: string[];
};

/** Every shop with what waits there, by name. */
export async function readShops(
  prisma: PrismaClient,
  { query, page: wanted }: { query: string; page: number },
  now: Date,
): Promise<PageOf<ShopRow>> {
  const contains = { contains: query, mode: "insensitive" as const };
  const where = query ? { OR: [{ name: contains }, { domain: contains }] } : {};
  const total = await prisma.shop.count({ where });
  const pages = pagesOf(total, pageSize);
  const page = Math.min(wanted, pages);
  const shops = await prisma.shop.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: {
      id: true,
      name: true,
      domain: true,
      uninstalledAt: true,
      connections: { select: { kind: true, status: true } },
    },
  });
  const open = await prisma.conflict.groupBy({
    by: ["shopId"],
    where: { shopId: { in: shops.map(({ id }) => id) }, ...awake(now) },
    _count: true,
  });
  const countOf = new Map(open.map((row) => [row.shopId, row._count]));
  const rows = shops.map(({ uninstalledAt, connections, ...shop }) => ({
    ...shop,
    isInstalled: uninstalledAt === null,
    open: countOf.get(shop.id) ?? 0,
    troubled: connections
      .filter(({ status }) => status !== "connected")
      .map(({ kind }) => kind),
  }));
  return { rows, page, pages, total };
}

const mostEffects = 30;
const mostSweeps = 20;
const openStates = ["planned", "sent", "unknown", "refused"];

/** One shop's health: its connections, limits at the platforms, waiting work, last steps and comparisons. */
export async function readShopHealth(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
) {
  const shop = await prisma.shop.findUnique({
    where: { id: shopId },
    select: {
      id: true,
      name: true,
      domain: true,
      currency: true,
      installedAt: true,
      uninstalledAt: true,
      connections: {
        orderBy: { kind: "asc" },
        select: {
          kind: true,
          status: true,
          problem: true,
          name: true,
          accessExpiresAt: true,
          refreshExpiresAt: true,
          updatedAt: true,
        },
      },
    },
  });
  if (!shop) return null;
  const [buckets, entries, oldest, effects, states, sweeps, marks, open] =
    await Promise.all([
      prisma.rateBucket.findMany({
        where: {
          OR: [
            { name: { endsWith: shop.domain } },
            { name: { contains: shopId } },
          ],
        },
        orderBy: { name: "asc" },
        take: 50,
      }),
      prisma.journalEntry.count({ where: { shopId, plannedAt: null } }),
      prisma.journalEntry.findFirst({
        where: { shopId, plannedAt: null },
        orderBy: { receivedAt: "asc" },
        select: { receivedAt: true },
      }),
      prisma.effect.findMany({
        where: { shopId },
        orderBy: { sequence: "desc" },
        take: mostEffects,
        select: {
          id: true,
          kind: true,
          payload: true,
          state: true,
          errorCode: true,
          plannedAt: true,
          endedAt: true,
        },
      }),
      prisma.effect.groupBy({
        by: ["state"],
        where: { shopId, state: { in: openStates } },
        _count: true,
      }),
      prisma.sweep.findMany({
        where: { shopId },
        orderBy: { at: "desc" },
        take: mostSweeps,
        select: {
          id: true,
          feed: true,
          at: true,
          isWhole: true,
          compared: true,
          found: true,
        },
      }),
      prisma.feedMark.findMany({
        where: { shopId },
        orderBy: { feed: "asc" },
        select: { feed: true, sweptAt: true, readUntil: true },
      }),
      prisma.conflict.count({ where: { shopId, ...awake(now) } }),
    ]);
  return {
    shop,
    open,
    // The database's clock fills buckets between two takings; what is shown is filled up to now.
    limits: buckets.map((bucket) => ({
      name: bucket.name.replace(`:${shopId}`, "").replace(shop.domain, "…"),
      capacity: finite(bucket.capacity),
      available: finite(
        Math.min(
          bucket.capacity,
          bucket.available +
            (bucket.perSecond * (now.getTime() - bucket.countedAt.getTime())) /
              1000,
        ),
      ),
      perSecond: bucket.perSecond,
      restUntil:
        bucket.restUntil && bucket.restUntil > now ? bucket.restUntil : null,
    })),
    queue: {
      entries,
      oldest: oldest?.receivedAt ?? null,
      states: Object.fromEntries(states.map((row) => [row.state, row._count])),
    },
    effects: effects.map(({ payload, kind, ...effect }) => ({
      ...effect,
      title: isEffectKind(kind) ? effectTitle(kind, payload) : kind,
    })),
    sweeps: sweeps.map(({ id, ...sweep }) => ({ ...sweep, id: String(id) })),
    marks,
  };
}

/** A bucket that nobody has told the size of is boundless. */
const finite = (value: number): number | null =>
  Number.isFinite(value) ? Math.floor(value) : null;

export type ShopHealth = NonNullable<
  Awaited<ReturnType<typeof readShopHealth>>
>;
