import type { PrismaClient } from "@prisma/client";
import type { PoolKind } from "#core/domain/stock/pool-kinds.ts";

/** Units of one variant at one place, as its platform counts them, beside the sum of our ledger (law S1). */
export type StockPlace = {
  poolId: string;
  kind: Exclude<PoolKind, "service" | "transit">;
  name: string;
  onHand: number;
  reserved: number;
  unfulfillable: number;
  available: number;
  /**
   * On the way there as the network counts it: sent in, sent back by buyers, or not to be delivered. Never on hand, and never
   * told to a channel.
   */
  inTransit: number;
  /** Sum of the movements. */
  ledger: number;
  asOf: Date;
};

/** Where the units of a variant lie: one line a place, pools never added up. Places that never held it are left out. */
export async function readStockPlaces(
  prisma: PrismaClient,
  shopId: string,
  { variantId, goodsId }: { variantId: string; goodsId: string | null },
): Promise<StockPlace[]> {
  return prisma.$queryRaw<StockPlace[]>`
    SELECT pool.id AS "poolId", pool.kind, pool.name, level.on_hand AS "onHand", level.reserved, level.unfulfillable,
           level.available, level.in_transit AS "inTransit", level.as_of AS "asOf",
           coalesce((SELECT sum(quantity) FROM stock_movement AS movement WHERE movement.shop_id = level.shop_id
             AND movement.pool_id = level.pool_id AND movement.item_id = level.item_id), 0)::int AS ledger
    FROM stock_level AS level JOIN pool ON pool.id = level.pool_id
    WHERE level.shop_id = ${shopId}::uuid
      AND (pool.kind IN ('own', 'other') AND level.item_id = ${variantId}::uuid
           OR pool.kind = 'network' AND level.item_id = ${goodsId}::uuid)
    ORDER BY array_position(ARRAY['own', 'network', 'other'], pool.kind), pool.name`;
}

/** Units of one article that are under way to the network, by the ledger. */
export type InTransit = {
  units: number;
  /** Deliveries with units under way; of one that is not known any more the plan is null. */
  deliveries: { externalId: string; planId: string | null; units: number }[];
};

/** What of an article is under way to the network; null where nothing of it ever was. */
export async function readInTransit(
  prisma: PrismaClient,
  shopId: string,
  goodsId: string | null,
): Promise<InTransit | null> {
  if (!goodsId) return null;
  const rows = await prisma.$queryRaw<InTransit["deliveries"]>`
    SELECT movement.cause_ref AS "externalId", delivery.plan_id AS "planId", sum(movement.quantity)::int AS units
    FROM pool JOIN stock_movement AS movement ON movement.shop_id = pool.shop_id AND movement.pool_id = pool.id
    LEFT JOIN inbound_order AS delivery ON delivery.shop_id = pool.shop_id AND delivery.external_id = movement.cause_ref
    WHERE pool.shop_id = ${shopId}::uuid AND pool.kind = 'transit' AND movement.item_id = ${goodsId}::uuid
    GROUP BY movement.cause_ref, delivery.plan_id ORDER BY min(movement.occurred_at), movement.cause_ref`;
  return rows.length === 0
    ? null
    : {
        units: rows.reduce((sum, { units }) => sum + units, 0),
        deliveries: rows.filter(({ units }) => units !== 0),
      };
}
