import type { PastSaleRecords } from "../../world/past-sale-records.ts";
import type { Tx } from "../prisma.server.ts";

/** What was sold before a shop came to Quayside. */
export function pastSaleRecords(tx: Tx, shopId: string): PastSaleRecords {
  return {
    async pastSalesUntil(channel) {
      const { _max } = await tx.pastSale.aggregate({
        where: { shopId, channel },
        _max: { placedAt: true },
      });
      return _max.placedAt;
    },

    async learnPastSales(channel, sales) {
      const lines = sales.flatMap(({ orderExternalId, placedAt, lines }) =>
        lines.map(({ itemExternalId, units }) => ({
          order_external_id: orderExternalId,
          placed_at: placedAt.toISOString(),
          item_external_id: itemExternalId,
          units,
        })),
      );
      if (lines.length === 0) return;
      await tx.$executeRaw`
        INSERT INTO past_sale (shop_id, channel, order_external_id, item_external_id, variant_id, units, placed_at)
        SELECT ${shopId}::uuid, ${channel}, line.order_external_id, line.item_external_id, coalesce(variant.id, link.variant_id),
               sum(line.units)::int, min(line.placed_at) AT TIME ZONE 'UTC'
        FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
          AS line(order_external_id text, placed_at timestamptz, item_external_id text, units int)
        LEFT JOIN variant ON ${channel} = 'storefront' AND variant.shop_id = ${shopId}::uuid
          AND variant.external_id = line.item_external_id
        LEFT JOIN listing_sku AS sku ON ${channel} = 'marketplace' AND sku.shop_id = ${shopId}::uuid
          AND sku.external_id = line.item_external_id
        LEFT JOIN sku_link AS link ON link.listing_sku_id = sku.id
        WHERE NOT EXISTS (
          SELECT FROM "order" WHERE "order".shop_id = ${shopId}::uuid
            AND ("order".channel = ${channel} AND "order".external_id = line.order_external_id
              OR ${channel} = 'storefront' AND "order".storefront_external_id = line.order_external_id))
        GROUP BY line.order_external_id, line.item_external_id, variant.id, link.variant_id
        ON CONFLICT DO NOTHING`;
    },

    countPastSales: () => tx.pastSale.count({ where: { shopId } }),
  };
}
