import type { Prisma, PrismaClient } from "@prisma/client";
import { readAuditLines } from "./audit-lines.server.ts";
import { type ConnectionView, readConnections } from "./connections.server.ts";
import { orderAtRisk, orderInFlight, readNeeds } from "./needs.server.ts";
import { riskDays } from "./product-filter.ts";

export type SyncLag = { median: number; p99: number; count: number } | null;

/** Everything Home shows; `GET /api/overview` answers the same, with its lines in words. */
export async function readOverview(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
) {
  const shop = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { id: true, domain: true, name: true, pauseReason: true },
  });
  const { pauseReason } = shop;
  const [connections, needs, figures, syncLag, recent] = await Promise.all([
    readConnections(prisma, shop),
    readNeeds(prisma, shopId, now),
    readFigures(prisma, shopId, now),
    readSyncLag(prisma, shopId, now),
    // What turned out to be not needed has changed nothing.
    readAuditLines(prisma, shopId, {
      where: { result: { not: "not needed" } },
      take: 8,
    }),
  ]);
  return {
    now,
    shop: { name: shop.name, domain: shop.domain },
    connections,
    steps: stepsOf(connections, pauseReason, figures.selected),
    needs,
    figures,
    syncLag,
    recent,
  };
}

export type Overview = Awaited<ReturnType<typeof readOverview>>;

const waitingStates = ["planned", "sent", "unknown"];

async function readFigures(prisma: PrismaClient, shopId: string, now: Date) {
  const live = { shopId, deletedAt: null, product: { deletedAt: null } };
  const orders = (where: Prisma.OrderWhereInput) =>
    prisma.order.count({ where: { shopId, AND: [where] } });
  const [
    variants,
    linked,
    withGoods,
    selected,
    ordersInFlight,
    ordersAtRisk,
    openConflicts,
    effectsWaiting,
    told,
    drift,
    daysOfStock,
  ] = await Promise.all([
    prisma.variant.count({ where: live }),
    prisma.variant.count({ where: { ...live, skuLinks: { some: {} } } }),
    prisma.goodsLink.count({ where: { shopId } }),
    prisma.selection.count({ where: { shopId, releasedAt: null } }),
    orders(orderInFlight),
    orders(orderAtRisk(now)),
    prisma.conflict.count({ where: { shopId, state: "open" } }),
    prisma.effect.count({ where: { shopId, state: { in: waitingStates } } }),
    readNumbersTold(prisma, shopId),
    readDrift(prisma, shopId, now),
    readDaysOfStock(prisma, shopId),
  ]);
  return {
    variants,
    linked,
    withGoods,
    selected,
    ordersInFlight,
    ordersAtRisk,
    openConflicts,
    effectsWaiting,
    ...told,
    drift,
    daysOfStock,
  };
}

/** What the routine check compared within the last day, and how much of it no webhook had told us. */
async function readDrift(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<{ compared: number; repaired: number }> {
  const since = new Date(now.getTime() - dayMs);
  const [sweeps, repaired] = await Promise.all([
    prisma.sweep.aggregate({
      where: { shopId, at: { gte: since } },
      _sum: { compared: true },
    }),
    prisma.journalEntry.count({
      where: {
        shopId,
        source: "sweep",
        outcome: "planned",
        receivedAt: { gte: since },
      },
    }),
  ]);
  return { compared: sweeps._sum.compared ?? 0, repaired };
}

/** How long the goods at the network last at what they are expected to sell; null before there is a forecast. */
async function readDaysOfStock(
  prisma: PrismaClient,
  shopId: string,
): Promise<{ median: number; short: number; goods: number } | null> {
  const [row] = await prisma.$queryRaw<
    { median: number | null; short: number; goods: number }[]
  >`
    SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS median,
           (count(*) FILTER (WHERE days < ${riskDays}))::int AS short, count(*)::int AS goods
    FROM (
      SELECT coalesce(there.units, 0) / sold.per_day AS days
      FROM (SELECT link.goods_id, sum(forecast.per_day)::float8 AS per_day
            FROM goods_link AS link JOIN demand_forecast AS forecast ON forecast.variant_id = link.variant_id
            WHERE link.shop_id = ${shopId}::uuid AND forecast.shop_id = ${shopId}::uuid
            GROUP BY link.goods_id HAVING sum(forecast.per_day) > 0) AS sold
      LEFT JOIN (SELECT level.item_id, sum(level.available)::float8 AS units
                 FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind = 'network'
                 WHERE level.shop_id = ${shopId}::uuid GROUP BY level.item_id) AS there ON there.item_id = sold.goods_id
    ) AS lasting`;
  return row?.median != null ? { ...row, median: row.median } : null;
}

/** Stock numbers that channels are told, and how many of them a channel was told as they are now. */
async function readNumbersTold(
  prisma: PrismaClient,
  shopId: string,
): Promise<{ numbers: number; numbersInStep: number }> {
  const [row] = await prisma.$queryRaw<
    { numbers: number; numbersInStep: number }[]
  >`
    SELECT count(*)::int AS numbers, (count(*) FILTER (WHERE published = desired))::int AS "numbersInStep"
    FROM publication WHERE shop_id = ${shopId}::uuid`;
  return row ?? { numbers: 0, numbersInStep: 0 };
}

const dayMs = 24 * 60 * 60_000;

/** Seconds from planning an effect to its end, over the last day; the outside world's own time included. */
async function readSyncLag(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<SyncLag> {
  const since = new Date(now.getTime() - dayMs);
  const [row] = await prisma.$queryRaw<
    { median: number | null; p99: number | null; count: number }[]
  >`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY lag)::float8 AS median,
           percentile_cont(0.99) WITHIN GROUP (ORDER BY lag)::float8 AS p99, count(*)::int AS count
    FROM (
      SELECT extract(epoch FROM ended_at - planned_at) AS lag FROM effect JOIN shop ON shop.id = effect.shop_id
      -- What waited for a person to start it says nothing about how fast we are.
      WHERE effect.shop_id = ${shopId}::uuid AND state = 'confirmed' AND ended_at >= ${since}
        AND planned_at >= coalesce(started_at, '-infinity')
    ) AS ended`;
  return row?.median != null && row.p99 != null
    ? { median: row.median, p99: row.p99, count: row.count }
    : null;
}

/** The set-up guide: it remembers by looking, so a step that is undone shows itself again. */
function stepsOf(
  connections: ConnectionView[],
  pauseReason: string | null,
  selected: number,
) {
  const isUp = (kind: ConnectionView["kind"]) =>
    connections.some(
      (one) =>
        one.kind === kind &&
        (one.status === "connected" || one.status === "attention"),
    );
  return {
    shopify: isUp("shopify"),
    tiktokShop: isUp("tiktok_shop"),
    plan: isUp("tiktok_shop") && pauseReason !== "first_plan",
    network: isUp("fbt"),
    products: selected > 0,
  };
}
