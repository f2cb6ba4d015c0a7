import { demandChannels } from "../../domain/demand/assemble-series.ts";
import { halfLifeDays } from "../../domain/demand/channel-split.ts";
import type {
  Routed,
  Routing,
} from "../../domain/replenishment/network-share.ts";
import type { Policies } from "../../domain/replenishment/policies.ts";
import { sellerShippingEnds } from "../../domain/replenishment/seller-shipping.ts";
import { groupBy } from "../../kit/group-by.ts";
import { Prisma, type PrismaClient, type Tx } from "../prisma.server.ts";

const measuredDays = 60;
const dayMs = 86_400_000;

type Row = Routed & { goodsId: string; channel: string };

/**
 * By whom a shop's orders were shipped in the last 60 days, and may be from now on. What the network refused was asked of it
 * and counts as its own; what was sold while it had nothing of the goods says nothing of who ships them, nor does what
 * nobody has asked it for yet.
 * @param arrivesOn the day of whose rules is asked, YYYY-MM-DD.
 */
export async function readRouting(
  prisma: PrismaClient | Tx,
  shopId: string,
  now: Date,
  { sellerShipping }: Pick<Policies, "sellerShipping">,
  arrivesOn: string,
): Promise<Routing> {
  const rows = await readRouted(prisma, shopId, now);
  const offered = await prisma.$queryRaw<{ goodsId: string }[]>`
    SELECT DISTINCT link.goods_id AS "goodsId" FROM goods_link AS link
    JOIN selection ON selection.variant_id = link.variant_id AND selection.released_at IS NULL
    WHERE link.shop_id = ${shopId}::uuid`;
  const byChannel = (some: readonly Row[]) =>
    demandChannels.map((channel) =>
      some.reduce<Routed>(
        (sum, row) =>
          row.channel === channel
            ? {
                units: sum.units + row.units,
                byNetwork: sum.byNetwork + row.byNetwork,
              }
            : sum,
        { units: 0, byNetwork: 0 },
      ),
    );
  return {
    shop: byChannel(rows),
    goods: new Map(
      [...groupBy(rows, ({ goodsId }) => goodsId)].map(([goodsId, some]) => [
        goodsId,
        byChannel(some),
      ]),
    ),
    offered: new Set(offered.map(({ goodsId }) => goodsId)),
    sellersShip: sellerShippingEnds(sellerShipping, [arrivesOn]) === null,
  };
}

/** Parts of kits count as what they are. */
function readRouted(
  prisma: PrismaClient | Tx,
  shopId: string,
  now: Date,
): Promise<Row[]> {
  const since = new Date(now.getTime() - measuredDays * dayMs);
  const recent = Prisma.sql`
    placed.shop_id = ${shopId}::uuid AND placed.placed_at >= ${since} AND placed.cancelled_at IS NULL`;
  // Where Shopify is told what the network can still ship.
  const face = Prisma.sql`SELECT external_id FROM pool WHERE shop_id = ${shopId}::uuid AND kind = 'service'`;
  return prisma.$queryRaw<Row[]>`
    WITH asked AS (
      SELECT request.order_id, told."variantId" AS variant_id,
             sum(told."totalQuantity") FILTER (WHERE request.network_state IN ('ordering', 'ordered', 'refused')) AS units,
             sum(told."totalQuantity") FILTER (
               WHERE request.network_state = 'none' AND request.status NOT IN ('CLOSED', 'CANCELLED', 'INCOMPLETE')) AS open
      FROM "order" AS placed JOIN fulfillment_request AS request ON request.order_id = placed.id
      CROSS JOIN LATERAL jsonb_to_recordset(request.lines) AS told("variantId" uuid, "totalQuantity" int)
      WHERE ${recent} AND placed.channel = 'storefront'
      GROUP BY request.order_id, told."variantId"
    ), sold AS (
      SELECT placed.id, placed.channel, placed.placed_at, placed.fulfilled_by, line.variant_id, sum(line.quantity) AS units
      FROM "order" AS placed JOIN order_line AS line ON line.order_id = placed.id
      WHERE ${recent} AND NOT line.is_cancelled AND line.quantity > 0 AND line.variant_id IS NOT NULL
      GROUP BY placed.id, line.variant_id
    ), routed AS (
      SELECT sold.channel, sold.placed_at, sold.variant_id,
             sold.units - least(sold.units, coalesce(asked.open, 0)) AS units,
             CASE WHEN asked.order_id IS NOT NULL THEN least(sold.units, coalesce(asked.units, 0))
                  WHEN sold.fulfilled_by = 'network' THEN sold.units ELSE 0 END AS by_network
      FROM sold LEFT JOIN asked ON asked.order_id = sold.id AND asked.variant_id = sold.variant_id
    ), ran_out AS (
      SELECT variant_id FROM told_number
      WHERE shop_id = ${shopId}::uuid AND channel = 'storefront' AND at >= ${since} AND quantity <= 0 AND place_id IN (${face})
      UNION SELECT variant_id FROM publication
      WHERE shop_id = ${shopId}::uuid AND channel = 'storefront' AND published <= 0 AND place_id IN (${face})
    )
    SELECT link.goods_id AS "goodsId", routed.channel,
           sum(age.weight * count.units * routed.units)::float8 AS units,
           sum(age.weight * count.units * least(routed.units, routed.by_network))::float8 AS "byNetwork"
    FROM routed
    LEFT JOIN kit_part AS part ON part.shop_id = ${shopId}::uuid AND part.kit_variant_id = routed.variant_id
    CROSS JOIN LATERAL (SELECT coalesce(part.count, 1) AS units) AS count
    CROSS JOIN LATERAL (
      SELECT 0.5 ^ ((${now.getTime()}::float8 / 1000 - extract(epoch FROM routed.placed_at)::float8)
                    / ${86_400 * halfLifeDays}::float8) AS weight) AS age
    JOIN goods_link AS link ON link.variant_id = coalesce(part.part_variant_id, routed.variant_id)
    WHERE routed.units > 0 AND NOT (
      link.variant_id IN (SELECT variant_id FROM ran_out)
      AND routed.by_network < routed.units
      AND coalesce((
        SELECT quantity FROM told_number AS told
        WHERE told.shop_id = ${shopId}::uuid AND told.variant_id = link.variant_id AND told.channel = 'storefront'
          AND told.place_id IN (${face}) AND told.at <= routed.placed_at
        ORDER BY told.at DESC, told.id DESC LIMIT 1), 1) <= 0)
    GROUP BY link.goods_id, routed.channel`;
}
