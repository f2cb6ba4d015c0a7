import type { PrismaClient } from "@prisma/client";
import type { PoolKind } from "#core/world/level-records.ts";

/** Units of one variant at one place, as its platform counts them, beside the sum of our ledger (law S1). */
export type StockPlace = {
  poolId: string;
  kind: Exclude<PoolKind, "service">;
  name: string;
  onHand: number;
  reserved: number;
  unfulfillable: number;
  available: number;
  /** On the way there: sent in, or coming back. Never on hand, and never told to a channel. */
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
