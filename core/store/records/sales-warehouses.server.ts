import type { SalesWarehouseRow } from "../../world/warehouse-records.ts";
import type { Tx } from "../prisma.server.ts";

/** All warehouses from which TikTok Shop sells, the main one first, with what they show of what is for sale. */
export const readSalesWarehouses = (
  tx: Pick<Tx, "$queryRaw">,
  shopId: string,
): Promise<SalesWarehouseRow[]> => tx.$queryRaw<SalesWarehouseRow[]>`
  SELECT warehouse.id, warehouse.external_id AS "externalId", warehouse.name, warehouse.is_main AS "isMain",
         warehouse.closed_at IS NOT NULL AS "isClosed", warehouse.standing, warehouse.pool_id AS "poolId",
         coalesce(sum(sku.quantity), 0)::int AS units, count(DISTINCT sku.listing_id)::int AS products
  FROM sales_warehouse AS warehouse
  LEFT JOIN (
    SELECT listing_sku.listing_id, shown."warehouseId", shown.quantity
    FROM listing_sku CROSS JOIN LATERAL jsonb_to_recordset(listing_sku.shown) AS shown("warehouseId" text, quantity int)
    WHERE listing_sku.shop_id = ${shopId}::uuid AND listing_sku.deleted_at IS NULL AND listing_sku.parts = '[]'
      AND shown.quantity > 0
  ) AS sku ON sku."warehouseId" = warehouse.external_id
  WHERE warehouse.shop_id = ${shopId}::uuid
  GROUP BY warehouse.id
  ORDER BY warehouse.is_main DESC, warehouse.name, warehouse.external_id`;
