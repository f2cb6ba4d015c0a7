import type { KitContents } from "../../domain/orders/kit-contents.ts";
import type { KitRecords } from "../../world/stock-records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";

/** What these kits are put together from. */
export const readKits = (tx: Tx, shopId: string, variantIds: string[]) =>
  tx.$queryRaw<
    {
      kitVariantId: string;
      partVariantId: string;
      label: string;
      count: number;
    }[]
  >`
    SELECT kit_part.kit_variant_id AS "kitVariantId", kit_part.part_variant_id AS "partVariantId", kit_part.count,
           coalesce(variant.sku, variant.title) AS label
    FROM kit_part JOIN variant ON variant.id = kit_part.part_variant_id
    WHERE kit_part.shop_id = ${shopId}::uuid AND kit_part.kit_variant_id = ANY(${variantIds}::uuid[])
    ORDER BY label`;

/** What those of these variants that are kits are put together from. */
export async function readKitContents(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<KitContents> {
  const contents: Record<string, { variantId: string; count: number }[]> = {};
  for (const part of await readKits(tx, shopId, variantIds)) {
    const parts = contents[part.kitVariantId] ?? [];
    contents[part.kitVariantId] = parts;
    parts.push({ variantId: part.partVariantId, count: part.count });
  }
  return contents;
}

export const partsOf = (kits: KitContents): string[] =>
  Object.values(kits).flatMap((parts) =>
    parts.map(({ variantId }) => variantId),
  );

/**
 * What a unit of an order line takes from the shelves: the parts of TikTok's bundle or of our kit, or the variant itself.
 * For a query in which the order's line is called `line`.
 */
export const partsTaken = (shopId: string) => Prisma.sql`(
  WITH bundled AS (
    SELECT link.variant_id, part.count
    FROM listing_sku AS bundle
    CROSS JOIN LATERAL jsonb_to_recordset(bundle.parts) AS part("skuExternalId" text, count int)
    JOIN listing_sku AS single ON single.shop_id = bundle.shop_id AND single.external_id = part."skuExternalId"
    JOIN sku_link AS link ON link.listing_sku_id = single.id
    WHERE bundle.shop_id = ${shopId}::uuid AND bundle.external_id = line.item_external_id
  ), kit AS (
    SELECT part_variant_id AS variant_id, count FROM kit_part
    WHERE shop_id = ${shopId}::uuid AND kit_variant_id = line.variant_id AND NOT EXISTS (SELECT FROM bundled)
  )
  SELECT variant_id, count, true AS is_part FROM bundled
  UNION ALL SELECT variant_id, count, true FROM kit
  UNION ALL SELECT line.variant_id, 1, false WHERE NOT EXISTS (SELECT FROM bundled) AND NOT EXISTS (SELECT FROM kit)
)`;

/** Kits and their parts. */
export function kitRecords(tx: Tx, shopId: string): KitRecords {
  return {
    async saveKit(kitVariantId, parts, { entryId, actor }) {
      await tx.kitPart.deleteMany({ where: { shopId, kitVariantId } });
      await tx.kitPart.createMany({
        data: parts.map(({ variantId, count }) => ({
          shopId,
          kitVariantId,
          partVariantId: variantId,
          count,
          actor,
          entryId,
        })),
      });
    },

    async kitRoles(variantIds) {
      const rows = await tx.kitPart.findMany({
        where: {
          shopId,
          OR: [
            { kitVariantId: { in: variantIds } },
            { partVariantId: { in: variantIds } },
          ],
        },
      });
      return {
        kits: new Set(rows.map((row) => row.kitVariantId)),
        parts: new Set(rows.map((row) => row.partVariantId)),
      };
    },

    kitContents: (variantIds) => readKitContents(tx, shopId, variantIds),

    async kitRelatives(variantIds) {
      const rows = await tx.$queryRaw<{ variant_id: string }[]>`
        SELECT kit_variant_id AS variant_id FROM kit_part
        WHERE shop_id = ${shopId}::uuid AND part_variant_id = ANY(${variantIds}::uuid[])
        UNION
        SELECT part_variant_id FROM kit_part
        WHERE shop_id = ${shopId}::uuid AND kit_variant_id = ANY(${variantIds}::uuid[])
        UNION
        SELECT link.variant_id FROM sku_link AS sold
        JOIN listing_sku AS bundle ON bundle.id = sold.listing_sku_id
        CROSS JOIN LATERAL jsonb_to_recordset(bundle.parts) AS part("skuExternalId" text)
        JOIN listing_sku AS single ON single.shop_id = bundle.shop_id AND single.external_id = part."skuExternalId"
        JOIN sku_link AS link ON link.listing_sku_id = single.id
        WHERE sold.shop_id = ${shopId}::uuid AND sold.variant_id = ANY(${variantIds}::uuid[])`;
      return rows.map((row) => row.variant_id);
    },
  };
}
