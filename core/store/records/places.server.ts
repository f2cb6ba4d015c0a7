import type { PlaceWithTerms } from "../../domain/promise/place-terms.ts";
import type { PlaceRecords } from "../../world/place-records.ts";
import type { Tx } from "../prisma.server.ts";

const termsOfRow = {
  handlingDays: true,
  parcelMinor: true,
  mayRescue: true,
} as const;

/** What is said of the places that another service ships from, by the store's id of the location. */
export async function readPlaceTerms(
  tx: Pick<Tx, "pool">,
  shopId: string,
): Promise<PlaceWithTerms[]> {
  const rows = await tx.pool.findMany({
    where: { shopId, kind: "other" },
    orderBy: { externalId: "asc" },
    select: { externalId: true, ...termsOfRow },
  });
  return rows.map(({ externalId, ...terms }) => ({
    placeId: externalId,
    ...terms,
  }));
}

/** The store's locations that are not ours. */
export function placeRecords(tx: Tx, shopId: string): PlaceRecords {
  return {
    async setPoolKind(poolId, kind) {
      await tx.pool.updateMany({
        where: { shopId, id: poolId, kind: { in: ["own", "other"] } },
        data: { kind },
      });
    },

    placeTerms: () => readPlaceTerms(tx, shopId),

    termsOfPlace: (poolId) =>
      tx.pool.findFirst({
        where: { shopId, id: poolId, kind: "other" },
        select: { name: true, ...termsOfRow },
      }),

    async setPlaceTerms(poolId, { handlingDays, parcelMinor, mayRescue }) {
      await tx.pool.updateMany({
        where: { shopId, id: poolId, kind: "other" },
        data: { handlingDays, parcelMinor, mayRescue },
      });
    },

    async setMarketplaceWarehouses(poolId, warehouseIds) {
      await tx.pool.updateMany({
        where: { shopId, id: poolId },
        data: { marketplaceWarehouseIds: warehouseIds },
      });
    },

    levelsHeld: (inventoryItemIds) => tx.$queryRaw`
      SELECT variant.inventory_item_id AS "inventoryItemId", pool.external_id AS "locationId", level.as_of AS "asOf"
      FROM variant JOIN stock_level AS level ON level.shop_id = variant.shop_id AND level.item_id = variant.id
      JOIN pool ON pool.id = level.pool_id AND pool.kind IN ('own', 'other')
      WHERE variant.shop_id = ${shopId}::uuid AND variant.inventory_item_id = ANY(${inventoryItemIds})
        AND (level.on_hand <> 0 OR level.available <> 0 OR level.reserved <> 0)`,

    async itemsHeldAt(poolIds) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT variant.inventory_item_id AS id
        FROM stock_level AS level JOIN variant ON variant.id = level.item_id
        WHERE level.shop_id = ${shopId}::uuid AND level.pool_id = ANY(${poolIds}::uuid[])
          AND (level.on_hand <> 0 OR level.available <> 0 OR level.reserved <> 0)
        ORDER BY id`;
      return rows.map(({ id }) => id);
    },

    async variantsAt(poolId) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT variant.id FROM stock_level JOIN variant ON variant.id = stock_level.item_id
        WHERE stock_level.shop_id = ${shopId}::uuid AND stock_level.pool_id = ${poolId}::uuid
        ORDER BY variant.id`;
      return rows.map(({ id }) => id);
    },
  };
}
