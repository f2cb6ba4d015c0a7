import type { PrismaClient } from "@prisma/client";

/**
 * Units on hand at our fulfillment location, by SKU, as Shopify asks for them: what it should show as available, plus
 * what it has promised to orders there.
 */
export async function readServiceStock(
  prisma: PrismaClient,
  shopId: string,
  sku: string | null,
): Promise<Record<string, number>> {
  const rows = await prisma.$queryRaw<{ sku: string; on_hand: number }[]>`
    SELECT variant.sku, (publication.desired + coalesce(committed.reserved, 0))::int AS on_hand
    FROM publication
    JOIN variant ON variant.id = publication.variant_id AND variant.sku IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT sum(stock_level.reserved) AS reserved FROM stock_level
      JOIN pool ON pool.id = stock_level.pool_id AND pool.kind = 'service'
      WHERE stock_level.shop_id = publication.shop_id AND stock_level.item_id = variant.id
    ) AS committed ON true
    WHERE publication.shop_id = ${shopId}::uuid AND publication.channel = 'storefront'
      AND (${sku}::text IS NULL OR variant.sku = ${sku})
    ORDER BY variant.sku
    LIMIT 10000`;
  return Object.fromEntries(rows.map((row) => [row.sku, row.on_hand]));
}
