import type { PrismaClient } from "@prisma/client";
import { readSalesWarehouses } from "#core/store/records/sales-warehouses.server.ts";
import type { SalesWarehouseRow } from "#core/world/warehouse-records.ts";
import { readLocations } from "./locations.server.ts";

/** A warehouse from which TikTok Shop sells, what it shows, and what a person says stands behind it. */
export type Warehouse = Omit<SalesWarehouseRow, "isClosed">;

/** Those from which it sells now, the main one first. */
export async function readWarehouses(
  prisma: PrismaClient,
  shopId: string,
): Promise<Warehouse[]> {
  const rows = await readSalesWarehouses(prisma, shopId);
  return rows.flatMap(({ isClosed, ...row }) => (isClosed ? [] : [row]));
}

/** Units of a variant that TikTok Shop shows at a warehouse of which no number is told. */
export type Uncounted = {
  warehouseId: string;
  name: string;
  units: number;
  /** A person counts there himself; otherwise he is asked. */
  isApart: boolean;
};

export const readUncounted = (
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
): Promise<Uncounted[]> => prisma.$queryRaw<Uncounted[]>`
  SELECT warehouse.id AS "warehouseId", warehouse.name, sum(shown.quantity)::int AS units,
         warehouse.standing IS NOT NULL AS "isApart"
  FROM sku_link JOIN listing_sku ON listing_sku.id = sku_link.listing_sku_id AND listing_sku.deleted_at IS NULL
  CROSS JOIN LATERAL jsonb_to_recordset(listing_sku.shown) AS shown("warehouseId" text, quantity int)
  JOIN sales_warehouse AS warehouse ON warehouse.shop_id = sku_link.shop_id AND warehouse.external_id = shown."warehouseId"
  WHERE sku_link.shop_id = ${shopId}::uuid AND sku_link.variant_id = ${variantId}::uuid AND listing_sku.parts = '[]'
    AND NOT warehouse.is_main AND warehouse.closed_at IS NULL
    AND (warehouse.standing IS NULL OR warehouse.standing = 'apart') AND shown.quantity > 0
  GROUP BY warehouse.id ORDER BY warehouse.name, warehouse.id`;

/** Own locations that stand behind no warehouse but the main one. */
export async function readFreeLocations(
  prisma: PrismaClient,
  shopId: string,
): Promise<{ poolId: string; name: string }[]> {
  const [locations, warehouses] = await Promise.all([
    readLocations(prisma, shopId),
    readWarehouses(prisma, shopId),
  ]);
  return locations.filter(
    ({ kind, poolId }) =>
      kind === "own" && warehouses.every((one) => one.poolId !== poolId),
  );
}
