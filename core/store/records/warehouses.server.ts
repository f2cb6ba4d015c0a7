import type { WarehouseRecords } from "../../world/warehouse-records.ts";
import type { Tx } from "../prisma.server.ts";
import { readSalesWarehouses } from "./sales-warehouses.server.ts";

/** From where TikTok Shop sells. */
export function warehouseRecords(tx: Tx, shopId: string): WarehouseRecords {
  return {
    salesWarehouses: () => readSalesWarehouses(tx, shopId),

    async toldWarehouses() {
      const rows = await tx.salesWarehouse.findMany({
        where: {
          shopId,
          isMain: false,
          closedAt: null,
          standing: { in: ["location", "zero"] },
        },
        orderBy: { externalId: "asc" },
        select: { externalId: true, poolId: true },
      });
      return rows.map(({ externalId, poolId }) => ({
        warehouseId: externalId,
        poolId,
      }));
    },

    async learnWarehouses(found, mainExternalId, at) {
      for (const { externalId, name } of found) {
        const isMain = externalId === mainExternalId;
        const known = { name, isMain, closedAt: null };
        await tx.salesWarehouse.upsert({
          where: { shopId_externalId: { shopId, externalId } },
          create: { shopId, externalId, ...known },
          update: { ...known, ...(isMain && { standing: null, poolId: null }) },
        });
      }
      await tx.salesWarehouse.updateMany({
        where: {
          shopId,
          closedAt: null,
          externalId: { notIn: found.map(({ externalId }) => externalId) },
        },
        data: { closedAt: at, isMain: false },
      });
    },

    async setStanding(id, { standing, poolId }) {
      const { externalId } = await tx.salesWarehouse.update({
        where: { id, shopId },
        data: { standing, poolId },
      });
      if (standing !== "apart" && standing !== null) return;
      // What it was told last is what it shows; no listing was read for that.
      await tx.$executeRaw`
        UPDATE listing_sku SET shown = (
          SELECT jsonb_agg(CASE WHEN at ->> 'warehouseId' = ${externalId}
                           THEN at || jsonb_build_object('quantity', told.published) ELSE at END)
          FROM jsonb_array_elements(listing_sku.shown) AS at)
        FROM publication AS told
        WHERE listing_sku.shop_id = ${shopId}::uuid AND told.shop_id = listing_sku.shop_id
          AND told.channel = 'marketplace' AND told.item_id = listing_sku.id AND told.place_id = ${externalId}
          AND told.published IS NOT NULL AND listing_sku.shown <> '[]'`;
      await tx.publication.deleteMany({
        where: { shopId, channel: "marketplace", placeId: externalId },
      });
    },
  };
}
