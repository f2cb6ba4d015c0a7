import type { PrismaClient } from "@prisma/client";

type Related = { variantId: string; label: string; count: number };

/** What a variant is put together from, and the kits that it is a part of. */
export type KitView = {
  parts: Related[];
  partOf: Related[];
  /** Who says so: a person, or the platform that puts the bundle together itself. Null where it is no kit. */
  source: "person" | "shopify" | "tiktok" | null;
};

export async function readKit(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
): Promise<KitView> {
  const rows = await prisma.$queryRaw<
    (Related & { isPart: boolean; source: NonNullable<KitView["source"]> })[]
  >`
    SELECT variant.id AS "variantId", coalesce(variant.sku, variant.title) AS label, kit_part.count, kit_part.source,
           kit_part.kit_variant_id = ${variantId}::uuid AS "isPart"
    FROM kit_part
    JOIN variant ON variant.id = CASE WHEN kit_part.kit_variant_id = ${variantId}::uuid
                                      THEN kit_part.part_variant_id ELSE kit_part.kit_variant_id END
    WHERE kit_part.shop_id = ${shopId}::uuid
      AND ${variantId}::uuid IN (kit_part.kit_variant_id, kit_part.part_variant_id)
    ORDER BY label`;
  const related = (isPart: boolean) =>
    rows
      .filter((row) => row.isPart === isPart)
      .map(({ variantId: id, label, count }) => ({
        variantId: id,
        label,
        count,
      }));
  return {
    parts: related(true),
    partOf: related(false),
    source: rows.find((row) => row.isPart)?.source ?? null,
  };
}
