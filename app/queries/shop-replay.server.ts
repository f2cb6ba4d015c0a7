import type { PrismaClient } from "@prisma/client";
import type { Channel, RuleLimits } from "#core/domain/stock/stock-rule.ts";
import { readReplay } from "./replay.server.ts";

const days = 7;
/** A variant's past takes a handful of reads; those that sell most say most. */
const mostVariants = 20;

type Sum = { oversold: number; lostSales: number; lost: number };
type ShopReplay = {
  channel: Channel;
  /** Variants whose past was replayed, and how many sold in this time. */
  variants: number;
  sold: number;
  sales: number;
  today: Sum;
  tried: Sum;
};

/**
 * The last seven days of the variants that sold most and follow the shop's rule, under other limits. Null where nothing is
 * recorded of what the channel is told about.
 */
export async function readShopReplay(
  prisma: PrismaClient,
  shopId: string,
  asked: {
    channel: Channel;
    limits: RuleLimits;
    today: RuleLimits;
    now: Date;
  },
): Promise<ShopReplay | null> {
  const { channel, now } = asked;
  const since = new Date(now.getTime() - days * 86_400_000);
  const sold = await prisma.$queryRaw<
    { variantId: string; goodsId: string | null }[]
  >`
    SELECT line.variant_id AS "variantId", goods_link.goods_id AS "goodsId"
    FROM order_line AS line
    JOIN "order" AS placed ON placed.id = line.order_id AND placed.placed_at >= ${since}
    LEFT JOIN goods_link ON goods_link.variant_id = line.variant_id
    WHERE placed.shop_id = ${shopId}::uuid AND line.variant_id IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM (
          SELECT DISTINCT ON (item_id) item_id, lifted FROM stock_rule
          WHERE shop_id = ${shopId}::uuid AND scope = 'variant' AND channel = ${channel}
          ORDER BY item_id, version DESC) AS own
        WHERE own.item_id = line.variant_id AND NOT own.lifted)
    GROUP BY line.variant_id, goods_link.goods_id
    ORDER BY sum(line.quantity) DESC, line.variant_id`;
  const replay: ShopReplay = {
    channel,
    variants: 0,
    sold: sold.length,
    sales: 0,
    today: { oversold: 0, lostSales: 0, lost: 0 },
    tried: { oversold: 0, lostSales: 0, lost: 0 },
  };
  for (const item of sold.slice(0, mostVariants)) {
    const one = await readReplay(prisma, shopId, item, { ...asked, days });
    if (!one) continue;
    replay.variants++;
    replay.sales += one.sales;
    add(replay.tried, one.tried);
    add(replay.today, one.today.replayed);
  }
  return replay.variants > 0 ? replay : null;
}

const add = (sum: Sum, one: Sum) => {
  sum.oversold += one.oversold;
  sum.lostSales += one.lostSales;
  sum.lost += one.lost;
};
