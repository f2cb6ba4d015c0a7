import type { PrismaClient } from "@prisma/client";
import {
  cubicFeetOf,
  type UnitSize,
} from "#core/domain/replenishment/goods-terms.ts";
import type { LeadTime } from "#core/domain/replenishment/lead-time.ts";
import {
  type Room,
  roomTaken,
} from "#core/domain/replenishment/storage-quota.ts";
import { supplyOf } from "#core/domain/replenishment/under-way.ts";
import type { UnderWayOf } from "#core/store/records/under-way.server.ts";

type Row = {
  goodsId: string;
  onHand: number;
  inTransit: number;
  asOf: Date | null;
  unitSize: UnitSize | null;
};

/** Room that all goods of the shop take at the network, on its shelves whether they can be sold or not, and on their way there. */
export async function readStoredAtNetwork(
  prisma: PrismaClient,
  shopId: string,
  {
    coming,
    leadTime,
    now,
  }: { coming: UnderWayOf; leadTime: LeadTime; now: Date },
): Promise<Room> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT goods.id AS "goodsId", coalesce(stock.on_hand, 0)::int AS "onHand",
           coalesce(stock.in_transit, 0)::int AS "inTransit", stock.as_of AS "asOf",
           coalesce(terms.unit_size, goods.unit_size) AS "unitSize"
    FROM fbt_goods AS goods
    LEFT JOIN goods_terms AS terms ON terms.goods_id = goods.id AND terms.shop_id = goods.shop_id
    LEFT JOIN LATERAL (
      SELECT sum(greatest(level.on_hand, 0)) AS on_hand, sum(level.in_transit) AS in_transit, max(level.as_of) AS as_of
      FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind = 'network'
      WHERE level.shop_id = goods.shop_id AND level.item_id = goods.id
    ) AS stock ON true
    WHERE goods.shop_id = ${shopId}::uuid`;
  return roomTaken(
    rows.map(({ goodsId, onHand, inTransit, asOf, unitSize }) => ({
      ...supplyOf(
        {
          ...{ available: onHand, inTransit, asOf },
          underWay: coming.get(goodsId) ?? [],
        },
        leadTime,
        now,
      ),
      cubicFeet: unitSize && cubicFeetOf(unitSize),
    })),
  );
}
