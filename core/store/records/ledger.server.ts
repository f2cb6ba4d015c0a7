import type { PlannedMovement } from "../../domain/plan.ts";
import type { TransitSum } from "../../domain/replenishment/transit-movements.ts";
import { kindsHolding } from "../../domain/stock/pool-kinds.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { groupBy } from "../../kit/group-by.ts";
import type { LedgerRecords, LedgerSum } from "../../world/ledger-records.ts";
import type { Tx } from "../prisma.server.ts";

/**
 * Writes movements down, each once. In the network's centres and under way to them lie goods, everywhere else variants; at our
 * location in Shopify, which only mirrors the network, nothing lies at all (law S5).
 * @throws SyncError internal for a movement of what cannot lie in its pool: nothing of the plan is written then.
 */
export async function saveMovements(
  tx: Tx,
  shopId: string,
  movements: PlannedMovement[],
  { entryId }: { entryId: string },
): Promise<number> {
  if (movements.length === 0) return 0;
  const places = JSON.stringify(
    movements.map(({ poolId, itemId }) => ({ poolId, itemId })),
  );
  const [misplaced] = await tx.$queryRaw<{ poolId: string; itemId: string }[]>`
    SELECT m."poolId", m."itemId"
    FROM jsonb_to_recordset(${places}::jsonb) AS m("poolId" uuid, "itemId" uuid)
    LEFT JOIN pool ON pool.id = m."poolId" AND pool.shop_id = ${shopId}::uuid
    WHERE NOT coalesce(CASE
      WHEN pool.kind = ANY(${kindsHolding("goods")}) THEN EXISTS (
        SELECT FROM fbt_goods WHERE fbt_goods.shop_id = pool.shop_id AND fbt_goods.id = m."itemId")
      WHEN pool.kind = ANY(${kindsHolding("variants")}) THEN EXISTS (
        SELECT FROM variant WHERE variant.shop_id = pool.shop_id AND variant.id = m."itemId")
      END, false)
    LIMIT 1`;
  if (misplaced)
    throw new SyncError("internal", {
      said: `a movement of ${misplaced.itemId} in pool ${misplaced.poolId}, where it cannot lie`,
    });
  const { count } = await tx.stockMovement.createMany({
    data: movements.map((movement) => ({ shopId, entryId, ...movement })),
    skipDuplicates: true,
  });
  return count;
}

/** The ledger, and how it stands beside what the network counts. */
export function ledgerRecords(tx: Tx, shopId: string): LedgerRecords {
  return {
    async ledger(places) {
      const rows = await tx.$queryRaw<(LedgerSum & { place: string })[]>`
        SELECT pool_id || ':' || item_id AS place, sum(quantity)::int AS sum, count(*)::int AS movements,
               max(occurred_at) AS latest, max(occurred_at) FILTER (WHERE cause_kind = 'opening') AS "openedAt"
        FROM stock_movement
        WHERE shop_id = ${shopId}::uuid
          AND (pool_id, item_id) IN (
            SELECT p."poolId", p."itemId"
            FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p("poolId" uuid, "itemId" uuid))
        GROUP BY pool_id, item_id`;
      return new Map(rows.map(({ place, ...total }) => [place, total]));
    },

    async writtenMovements(keys) {
      const rows = await tx.$queryRaw<{ key: string }[]>`
        SELECT key FROM stock_movement WHERE shop_id = ${shopId}::uuid AND key = ANY(${keys}::text[])`;
      return new Set(rows.map(({ key }) => key));
    },

    movementsAfter: ({ poolId, itemId }, after, take) =>
      tx.stockMovement.findMany({
        where: {
          shopId,
          poolId,
          itemId,
          ...(after && { occurredAt: { gt: after } }),
        },
        orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
        take,
        select: {
          quantity: true,
          causeKind: true,
          causeRef: true,
          occurredAt: true,
        },
      }),

    async lastMovedAtNetwork(goodsExternalIds) {
      const rows = await tx.$queryRaw<{ goods: string; at: Date }[]>`
        SELECT fbt_goods.external_id AS goods, max(stock_movement.occurred_at) AS at
        FROM fbt_goods
        JOIN pool ON pool.shop_id = fbt_goods.shop_id AND pool.kind = 'network'
        JOIN stock_movement ON stock_movement.shop_id = fbt_goods.shop_id AND stock_movement.pool_id = pool.id
         AND stock_movement.item_id = fbt_goods.id
        WHERE fbt_goods.shop_id = ${shopId}::uuid AND fbt_goods.external_id = ANY(${goodsExternalIds}::text[])
        GROUP BY fbt_goods.external_id`;
      return new Map(rows.map(({ goods, at }) => [goods, at]));
    },

    async latestAtNetwork() {
      const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
        SELECT max(last.at) AS at
        FROM pool CROSS JOIN LATERAL (
          SELECT max(occurred_at) AS at FROM stock_movement
          WHERE stock_movement.shop_id = pool.shop_id AND stock_movement.pool_id = pool.id) AS last
        WHERE pool.shop_id = ${shopId}::uuid AND pool.kind = 'network'`;
      return row?.at ?? null;
    },

    async inTransit(orderExternalIds) {
      const rows = await tx.$queryRaw<
        (TransitSum & { orderExternalId: string })[]
      >`
        SELECT movement.cause_ref AS "orderExternalId", movement.item_id AS "goodsId", movement.cause_kind AS cause,
               sum(movement.quantity)::int AS units, count(*)::int AS movements, max(movement.occurred_at) AS latest
        FROM pool JOIN stock_movement AS movement
          ON movement.shop_id = pool.shop_id AND movement.pool_id = pool.id
        WHERE pool.shop_id = ${shopId}::uuid AND pool.kind = 'transit'
          AND movement.cause_ref = ANY(${orderExternalIds}::text[])
        GROUP BY movement.cause_ref, movement.item_id, movement.cause_kind`;
      return groupBy(rows, ({ orderExternalId }) => orderExternalId);
    },

    async agreements(places) {
      const rows = await tx.$queryRaw<
        { place: string; units: number; at: Date }[]
      >`
        SELECT pool_id || ':' || item_id AS place, agreed_on_hand AS units, agreed_at AS at
        FROM stock_level
        WHERE shop_id = ${shopId}::uuid AND agreed_at IS NOT NULL AND (pool_id, item_id) IN (
          SELECT p."poolId", p."itemId"
          FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p("poolId" uuid, "itemId" uuid))`;
      return new Map(rows.map(({ place, ...agreed }) => [place, agreed]));
    },

    async noteAgreed(places, at) {
      await tx.$executeRaw`
        UPDATE stock_level SET agreed_at = ${at}, agreed_on_hand = p.units
        FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p("poolId" uuid, "itemId" uuid, units int)
        WHERE stock_level.shop_id = ${shopId}::uuid AND stock_level.pool_id = p."poolId"
          AND stock_level.item_id = p."itemId"`;
    },

    countGoods: () => tx.fbtGoods.count({ where: { shopId } }),

    async goodsBoughtSince(since, take) {
      const rows = await tx.$queryRaw<{ goods: string }[]>`
        SELECT goods.external_id AS goods
        FROM "order"
        JOIN order_line AS line ON line.order_id = "order".id
        JOIN goods_link AS link ON link.variant_id = line.variant_id
        JOIN fbt_goods AS goods ON goods.id = link.goods_id
        WHERE "order".shop_id = ${shopId}::uuid AND "order".placed_at >= ${since}
        GROUP BY goods.external_id
        ORDER BY max("order".placed_at) DESC, goods.external_id
        LIMIT ${take}`;
      return rows.map(({ goods }) => goods);
    },

    async goodsInQuestion() {
      const rows = await tx.$queryRaw<{ goods: string }[]>`
        SELECT DISTINCT fbt_goods.external_id AS goods
        FROM conflict JOIN fbt_goods
          ON fbt_goods.shop_id = conflict.shop_id AND fbt_goods.id::text = conflict.subject_id
        WHERE conflict.shop_id = ${shopId}::uuid AND conflict.state = 'open' AND conflict.subject_kind = 'goods'
          AND conflict.key LIKE 'ledger:%'`;
      return rows.map(({ goods }) => goods);
    },
  };
}
