import type { NumberLag } from "../../domain/stock/exposure.ts";
import { spikeWindowMs } from "../../domain/stock/spike.ts";
import type { Channel } from "../../domain/stock/stock-rule.ts";
import type {
  ExposureRecords,
  SellingPace,
} from "../../world/exposure-records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { partsTaken } from "./kits.server.ts";

const dayMs = 24 * 60 * 60_000;

/** How long numbers take to a channel, measured from the history of what it was told; null where nothing was told. */
export async function readNumberLag(
  tx: Tx,
  shopId: string,
  channel: Channel,
  from: Date,
): Promise<NumberLag | null> {
  const [row] = await tx.$queryRaw<
    { p50Ms: number | null; p99Ms: number | null; of: number }[]
  >`
    SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY ms) AS "p50Ms",
           percentile_disc(0.99) WITHIN GROUP (ORDER BY ms) AS "p99Ms", count(*)::int AS of
    FROM (
      SELECT greatest(0, extract(epoch FROM told.at - coalesce(entry.as_of, entry.received_at)) * 1000)::float8 AS ms
      FROM told_number AS told JOIN journal_entry AS entry ON entry.id = told.entry_id
      JOIN shop ON shop.id = told.shop_id
      WHERE told.shop_id = ${shopId}::uuid AND told.channel = ${channel} AND told.kind = 'told' AND told.at >= ${from}
        -- What waited for a person to start it, or to connect a platform, says nothing about how long numbers take. What the
        -- routine check found counts from the platform's own time of it: nobody else says when it happened.
        AND (entry.source IN ('shopify', 'tiktok') AND entry.received_at >= coalesce(shop.started_at, '-infinity')
          OR entry.source = 'sweep' AND entry.as_of >= greatest(${from}::timestamp, shop.started_at,
            (SELECT max(connected_at) FROM connection WHERE connection.shop_id = ${shopId}::uuid)))) AS measured`;
  const { p50Ms = null, p99Ms = null, of = 0 } = row ?? {};
  return p50Ms === null || p99Ms === null ? null : { p50Ms, p99Ms, of };
}

/** Orders that take from the stock which a channel's numbers are about. */
const takesFrom: Record<Channel, Prisma.Sql> = {
  storefront: Prisma.sql`"order".fulfilled_by <> 'merchant'`,
  marketplace: Prisma.sql`"order".fulfilled_by <> 'network'`,
};

/** As what these variants are sold from that stock: the network's goods may be several variants'. */
const soldAs: Record<Channel, (variantIds: string[]) => Prisma.Sql> = {
  storefront: (variantIds) => Prisma.sql`
    SELECT id AS variant_id, id AS sold_as FROM unnest(${variantIds}::uuid[]) AS id
    UNION
    SELECT mine.variant_id, other.variant_id FROM goods_link AS mine
    JOIN goods_link AS other ON other.goods_id = mine.goods_id
    WHERE mine.variant_id = ANY(${variantIds}::uuid[])`,
  marketplace: (variantIds) => Prisma.sql`
    SELECT id AS variant_id, id AS sold_as FROM unnest(${variantIds}::uuid[]) AS id`,
};

/** The pace at which variants sell, and the jumps in it. */
export function exposureRecords(tx: Tx, shopId: string): ExposureRecords {
  const paces = async (
    variantIds: string[],
    at: Date,
    from: Date,
    channel: Channel,
  ): Promise<Map<string, SellingPace>> => {
    if (variantIds.length === 0) return new Map();
    const windowFrom = new Date(at.getTime() - spikeWindowMs);
    const dayFrom = new Date(at.getTime() - dayMs);
    // The day and the week that tell what is usual lie before the window.
    const usualDayFrom = new Date(windowFrom.getTime() - dayMs);
    const rows = await tx.$queryRaw<
      {
        variantId: string;
        recent: number;
        day: number;
        week: number;
        unitsOfLate: number;
        unitsOfDay: number;
      }[]
    >`
      SELECT sold.variant_id AS "variantId",
             count(*) FILTER (WHERE sold.placed_at > ${windowFrom})::int AS recent,
             count(*) FILTER (WHERE sold.placed_at <= ${windowFrom} AND sold.placed_at > ${usualDayFrom})::int AS day,
             count(*) FILTER (WHERE sold.placed_at <= ${windowFrom})::int AS week,
             coalesce(sum(sold.units) FILTER (WHERE sold.placed_at > ${windowFrom}), 0)::int AS "unitsOfLate",
             coalesce(sum(sold.units) FILTER (WHERE sold.placed_at > ${dayFrom}), 0)::int AS "unitsOfDay"
      FROM (
        SELECT asked.variant_id, "order".placed_at, sum(line.quantity * taken.count) AS units
        FROM "order"
        JOIN order_line AS line ON line.order_id = "order".id
        CROSS JOIN LATERAL ${partsTaken(shopId)} AS taken
        JOIN (${soldAs[channel](variantIds)}) AS asked ON asked.sold_as = taken.variant_id
        WHERE "order".shop_id = ${shopId}::uuid AND ${takesFrom[channel]}
          AND "order".placed_at > ${from} AND NOT line.is_cancelled
        GROUP BY asked.variant_id, "order".id) AS sold
      GROUP BY sold.variant_id`;
    return new Map(
      rows.map(({ variantId, unitsOfLate, unitsOfDay, ...pace }) => [
        variantId,
        {
          ...pace,
          ofLate: { units: unitsOfLate, withinMs: spikeWindowMs },
          ofDay: { units: unitsOfDay, withinMs: dayMs },
        },
      ]),
    );
  };

  return {
    numberLag: (channel, from) => readNumberLag(tx, shopId, channel, from),

    sellingOfLate: (variantIds, at, channel) =>
      paces(variantIds, at, new Date(at.getTime() - spikeWindowMs), channel),

    sellingPaces: (variantIds, at, channel) =>
      paces(
        variantIds,
        at,
        new Date(at.getTime() - spikeWindowMs - 7 * dayMs),
        channel,
      ),

    async variantsInSpike(variantIds) {
      const rows = await tx.spike.findMany({
        where: { shopId, variantId: { in: variantIds } },
        select: { variantId: true },
      });
      return new Set(rows.map(({ variantId }) => variantId));
    },

    async noteSpike(variantId, { at, lookAgainAt }) {
      const { count } = await tx.spike.createMany({
        data: { shopId, variantId, beganAt: at, lookAgainAt },
        skipDuplicates: true,
      });
      if (count === 0)
        await tx.spike.updateMany({
          where: { shopId, variantId },
          data: { lookAgainAt },
        });
      return count > 0;
    },

    async endSpike(variantId) {
      const { count } = await tx.spike.deleteMany({
        where: { shopId, variantId },
      });
      return count > 0;
    },
  };
}
