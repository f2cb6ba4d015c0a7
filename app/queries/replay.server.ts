import type { PrismaClient } from "@prisma/client";
import { recordedPeriod } from "#core/domain/stock/recorded-period.ts";
import {
  type Replayed,
  replayPeriod,
} from "#core/domain/stock/replay-period.ts";
import type { Channel, RuleLimits } from "#core/domain/stock/stock-rule.ts";
import { readNumberLag } from "#core/store/records/exposure.server.ts";
import { readSharedByKits } from "#core/store/records/kits.server.ts";
import { readLedger } from "./variant-ledger.server.ts";
import { readSales } from "./variant-sales.server.ts";

/** Which pools a channel's told number counts, whose orders take from them, and which channel counts them itself. */
const sides = {
  marketplace: { pools: "own", fulfilledBy: "merchant", home: "storefront" },
  storefront: { pools: "network", fulfilledBy: "network", home: "marketplace" },
} as const;

const dayMs = 86_400_000;
// The level that shows a parcel may come after the period has begun.
const runUpMs = 2 * dayMs;
const most = 20_000;

/** How long news of this shop takes, measured: the 99th of a hundred, in milliseconds, of so many. */
export type MeasuredLag = { ms: number; of: number };

export type ReplayAnswer = {
  channel: Channel;
  from: Date;
  until: Date;
  limits: RuleLimits;
  tried: Replayed;
  today: { limits: RuleLimits; replayed: Replayed };
  sales: number;
  /** Orders that were shipped from both kinds of pools: they are left out. */
  leftOut: number;
  lag: Record<Channel, MeasuredLag>;
  /** The ledger or the connection is younger than the period. */
  beginsLater: boolean;
};

/**
 * A past period of one variant under other limits, beside the limits in force, from the shop's own records. Null when the
 * ledger holds nothing of the pools that the channel is told about.
 * @param today the limits in force.
 */
export async function readReplay(
  prisma: PrismaClient,
  shopId: string,
  item: { variantId: string; goodsId: string | null },
  asked: {
    channel: Channel;
    days: number;
    limits: RuleLimits;
    today: RuleLimits;
    now: Date;
  },
): Promise<ReplayAnswer | null> {
  const { channel, now } = asked;
  const { pools, fulfilledBy, home } = sides[channel];
  const wanted = new Date(now.getTime() - asked.days * dayMs);
  const itemId = pools === "own" ? item.variantId : item.goodsId;
  if (!itemId) return null;
  // What nothing can be held back for stays shared whatever the rule says.
  const inKits = await readSharedByKits(prisma, shopId, [item.variantId]);
  const asPlayed = (rule: RuleLimits): RuleLimits =>
    inKits.size > 0 ? { ...rule, promise: "shared" } : rule;
  const window = { from: new Date(wanted.getTime() - runUpMs), until: now };
  const [ledger, sales, toldLag, homeLag] = await Promise.all([
    readLedger(prisma, shopId, [itemId], window, most),
    readSales(prisma, shopId, item, now, most),
    lagOfNumbers(prisma, shopId, channel, wanted),
    lagOfOrders(prisma, shopId, channel, wanted),
  ]);
  const places = ledger.places.filter(({ kind }) => kind === pools);
  const begins = places.flatMap(({ beginsAt }) => beginsAt?.getTime() ?? []);
  if (begins.length === 0) return null;
  const from = new Date(Math.max(wanted.getTime(), Math.min(...begins) + 1));
  const ids = new Set(places.map(({ poolId }) => poolId));
  const ofPools = sales.filter((sale) => sale.fulfilledBy === fulfilledBy);
  const limits = asPlayed(asked.limits);
  const today = asPlayed(asked.today);
  const period = {
    ...recordedPeriod(
      {
        ledger: ledger.ledger.filter(({ poolId }) => ids.has(poolId)),
        onHandBefore: places.reduce((sum, one) => sum + one.carriedOver, 0),
        sales: ofPools,
      },
      { from, until: now },
    ),
    home,
    lagMs: {
      [channel]: toldLag.ms,
      [home]: homeLag.ms,
    } as Record<Channel, number>,
  };
  return {
    channel,
    from,
    until: now,
    limits,
    tried: replayPeriod(period, limits),
    today: { limits: today, replayed: replayPeriod(period, today) },
    sales: period.steps.filter(({ kind }) => kind === "sale").length,
    leftOut: sales.filter(
      (sale) => sale.fulfilledBy === "mixed" && sale.placedAt >= from,
    ).length,
    lag: { [channel]: toldLag, [home]: homeLag } as Record<
      Channel,
      MeasuredLag
    >,
    beginsLater: from > wanted,
  };
}

/** Where nothing was told yet, nothing was late. */
async function lagOfNumbers(
  prisma: PrismaClient,
  shopId: string,
  channel: Channel,
  from: Date,
): Promise<MeasuredLag> {
  const lag = await readNumberLag(prisma, shopId, channel, from);
  return { ms: lag?.p99Ms ?? 0, of: lag?.of ?? 0 };
}

/** From the placing of an order until the other side had it: only then the pool's own platform knows that it is sold. */
const lagOfOrders = (
  prisma: PrismaClient,
  shopId: string,
  channel: Channel,
  from: Date,
): Promise<MeasuredLag> =>
  ninetyNinth(
    channel === "marketplace"
      ? prisma.$queryRaw`
    SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY ms) AS ms, count(*)::int AS of FROM (
      SELECT greatest(0, extract(epoch FROM effect.ended_at - placed.placed_at) * 1000)::float8 AS ms
      FROM effect JOIN "order" AS placed ON placed.id::text = effect.payload->>'orderId'
      WHERE effect.shop_id = ${shopId}::uuid AND placed.shop_id = ${shopId}::uuid
        AND effect.kind = 'storefront.import-order' AND effect.state = 'confirmed' AND placed.placed_at >= ${from}) AS measured`
      : prisma.$queryRaw`
    SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY ms) AS ms, count(*)::int AS of FROM (
      SELECT greatest(0, extract(epoch FROM effect.ended_at - placed.placed_at) * 1000)::float8 AS ms
      FROM effect JOIN fulfillment_request AS request ON request.id::text = effect.payload->>'requestId'
      JOIN "order" AS placed ON placed.id = request.order_id
      WHERE effect.shop_id = ${shopId}::uuid AND placed.shop_id = ${shopId}::uuid
        AND effect.kind = 'network.create-order' AND effect.state = 'confirmed' AND placed.placed_at >= ${from}) AS measured`,
  );

async function ninetyNinth(
  rows: Promise<{ ms: number | null; of: number }[]>,
): Promise<MeasuredLag> {
  const [row] = await rows;
  return { ms: row?.ms ?? 0, of: row?.of ?? 0 };
}
