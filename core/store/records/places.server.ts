import type { PlaceRecords } from "../../world/place-records.ts";
import type { Tx } from "../prisma.server.ts";

/** The store's locations that are not ours. */
export function placeRecords(tx: Tx, shopId: string): PlaceRecords {
  return {
    async setPoolKind(poolId, kind) {
      await tx.pool.updateMany({
        where: { shopId, id: poolId, kind: { in: ["own", "other"] } },
        data: { kind },
      });
    },

    async setMarketplaceWarehouses(poolId, warehouseIds) {
      await tx.pool.updateMany({
        where: { shopId, id: poolId },
        data: { marketplaceWarehouseIds: warehouseIds },
      });
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
