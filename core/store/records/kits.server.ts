import type { EffectPayloads } from "../../domain/effects.ts";
import type { KitContents } from "../../domain/orders/kit-contents.ts";
import { takingKeys } from "../../domain/orders/kit-takings.ts";
import type { BundlePart } from "../../domain/orders/order-units.ts";
import type { KitRecords } from "../../world/stock-records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";

type PartOfKit = {
  kitVariantId: string;
  partVariantId: string;
  label: string;
  count: number;
};

/** What these kits are put together from. */
export async function readKits(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<PartOfKit[]> {
  if (variantIds.length === 0) return [];
  return tx.$queryRaw<PartOfKit[]>`
    SELECT kit_part.kit_variant_id AS "kitVariantId", kit_part.part_variant_id AS "partVariantId", kit_part.count,
           coalesce(variant.sku, variant.title) AS label
    FROM kit_part JOIN variant ON variant.id = kit_part.part_variant_id
    WHERE kit_part.shop_id = ${shopId}::uuid AND kit_part.kit_variant_id = ANY(${variantIds}::uuid[])
    ORDER BY label`;
}

/** What those of these variants that are kits are put together from. */
export async function readKitContents(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<KitContents> {
  const parts = await readKits(tx, shopId, variantIds);
  return toKitContents(
    parts.map(({ kitVariantId, partVariantId, count }) => ({
      kitId: kitVariantId,
      variantId: partVariantId,
      count,
    })),
  );
}

/** Puts together what belongs to one kit. */
export function toKitContents(
  parts: { kitId: string; variantId: string; count: number }[],
): KitContents {
  const contents: Record<string, { variantId: string; count: number }[]> = {};
  for (const { kitId, variantId, count } of parts) {
    const known = contents[kitId] ?? [];
    contents[kitId] = known;
    known.push({ variantId, count });
  }
  return contents;
}

/** Which of these variants a platform puts together itself. */
async function readKitsOf(
  source: "shopify" | "tiktok",
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<Set<string>> {
  if (variantIds.length === 0) return new Set();
  const rows = await tx.kitPart.findMany({
    where: { shopId, source, kitVariantId: { in: variantIds } },
    distinct: ["kitVariantId"],
    select: { kitVariantId: true },
  });
  return new Set(rows.map((row) => row.kitVariantId));
}

/** Which of these variants Shopify puts together itself. */
export const readStorefrontKits = (
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<Set<string>> => readKitsOf("shopify", tx, shopId, variantIds);

/**
 * Which of these variants stay shared because of kits. Where Shopify takes the parts apart itself and sells the kit alone, it
 * is like a sale of the part: Shopify cannot take units for it that are held for TikTok Shop.
 */
export async function readSharedByKits(
  tx: Pick<Tx, "$queryRaw">,
  shopId: string,
  variantIds: string[],
): Promise<Set<string>> {
  if (variantIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ variantId: string }[]>`
    SELECT kit_variant_id AS "variantId" FROM kit_part
    WHERE shop_id = ${shopId}::uuid AND kit_variant_id = ANY(${variantIds}::uuid[])
    UNION
    SELECT part_variant_id FROM kit_part
    WHERE shop_id = ${shopId}::uuid AND part_variant_id = ANY(${variantIds}::uuid[])
      AND (source <> 'shopify' OR EXISTS (
        SELECT FROM sku_link AS link JOIN listing_sku AS sku ON sku.id = link.listing_sku_id AND sku.deleted_at IS NULL
        WHERE link.variant_id = kit_part.kit_variant_id))`;
  return new Set(rows.map(({ variantId }) => variantId));
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
    async keepStorefrontKits({ entryId }) {
      // What Shopify puts together itself is a fact; what a person said of such a variant before gives way to it.
      const rows = await tx.$queryRaw<{ variant_id: string }[]>`
        WITH wanted AS (
          SELECT kit.id AS kit_id, part.id AS part_id, component.count
          FROM storefront_component AS component
          JOIN variant AS kit ON kit.shop_id = component.shop_id AND kit.external_id = component.variant_external_id
          JOIN variant AS part ON part.shop_id = component.shop_id AND part.external_id = component.part_external_id
          WHERE component.shop_id = ${shopId}::uuid AND kit.deleted_at IS NULL
        ), gone AS (
          DELETE FROM kit_part AS known
          WHERE known.shop_id = ${shopId}::uuid
            AND (known.source = 'shopify' OR known.kit_variant_id IN (SELECT kit_id FROM wanted))
            AND NOT EXISTS (SELECT FROM wanted WHERE kit_id = known.kit_variant_id AND part_id = known.part_variant_id)
          RETURNING known.kit_variant_id, known.part_variant_id
        ), kept AS (
          INSERT INTO kit_part AS known (shop_id, kit_variant_id, part_variant_id, count, source, actor, entry_id)
          SELECT ${shopId}::uuid, kit_id, part_id, count, 'shopify', 'shopify', ${entryId}::uuid FROM wanted
          ON CONFLICT (shop_id, kit_variant_id, part_variant_id) DO UPDATE SET count = excluded.count,
            source = excluded.source, actor = excluded.actor, entry_id = excluded.entry_id
          WHERE known.count <> excluded.count OR known.source <> excluded.source
          RETURNING known.kit_variant_id, known.part_variant_id
        )
        SELECT kit_variant_id AS variant_id FROM gone UNION SELECT part_variant_id FROM gone
        UNION SELECT kit_variant_id FROM kept UNION SELECT part_variant_id FROM kept`;
      return rows.map((row) => row.variant_id);
    },

    async keepMarketplaceKits({ entryId }) {
      // Where it is not plain what such a variant is, it is left alone: one that has goods or a TikTok SKU of its own, too,
      // lies on a shelf; one with a part that nobody has linked yet would be told too much.
      const rows = await tx.$queryRaw<{ variant_id: string }[]>`
        WITH bundle AS (
          SELECT sku.id, sku.parts, link.variant_id
          FROM listing_sku AS sku
          JOIN sku_link AS link ON link.listing_sku_id = sku.id
          JOIN variant ON variant.id = link.variant_id AND variant.deleted_at IS NULL
          WHERE sku.shop_id = ${shopId}::uuid AND sku.deleted_at IS NULL AND sku.parts <> '[]'::jsonb
            AND NOT EXISTS (SELECT FROM goods_link WHERE goods_link.variant_id = link.variant_id)
            AND NOT EXISTS (
              SELECT FROM sku_link AS other JOIN listing_sku AS plain ON plain.id = other.listing_sku_id
              WHERE other.shop_id = sku.shop_id AND other.variant_id = link.variant_id AND plain.deleted_at IS NULL
                AND plain.parts = '[]'::jsonb)
            AND NOT EXISTS (
              SELECT FROM kit_part AS said WHERE said.shop_id = sku.shop_id AND said.source <> 'tiktok'
                AND link.variant_id IN (said.kit_variant_id, said.part_variant_id))
        ), part AS (
          SELECT bundle.id, bundle.variant_id AS kit_id, variant.id AS part_id, sum(held.count)::int AS count
          FROM bundle
          CROSS JOIN LATERAL jsonb_to_recordset(bundle.parts) AS held("skuExternalId" text, count int)
          LEFT JOIN listing_sku AS single ON single.shop_id = ${shopId}::uuid
            AND single.external_id = held."skuExternalId" AND single.parts = '[]'::jsonb
          LEFT JOIN sku_link AS link ON link.listing_sku_id = single.id
          LEFT JOIN variant ON variant.id = link.variant_id AND variant.deleted_at IS NULL
            AND variant.id <> bundle.variant_id AND NOT EXISTS (
              SELECT FROM kit_part AS said WHERE said.shop_id = ${shopId}::uuid AND said.source <> 'tiktok'
                AND said.kit_variant_id = variant.id)
          GROUP BY bundle.id, bundle.variant_id, variant.id
        ), plain AS (
          SELECT kit_id FROM (
            SELECT id, kit_id, bool_and(part_id IS NOT NULL) AS is_known,
                   jsonb_agg(jsonb_build_array(part_id, count) ORDER BY part_id) AS parts
            FROM part GROUP BY id, kit_id) AS told
          GROUP BY kit_id HAVING bool_and(is_known) AND count(DISTINCT parts) = 1
        ), wanted AS (
          SELECT DISTINCT kit_id, part_id, count FROM part WHERE kit_id IN (SELECT kit_id FROM plain)
        ), gone AS (
          DELETE FROM kit_part AS known
          WHERE known.shop_id = ${shopId}::uuid AND known.source = 'tiktok'
            AND NOT EXISTS (SELECT FROM wanted WHERE kit_id = known.kit_variant_id AND part_id = known.part_variant_id)
          RETURNING known.kit_variant_id, known.part_variant_id
        ), kept AS (
          INSERT INTO kit_part AS known (shop_id, kit_variant_id, part_variant_id, count, source, actor, entry_id)
          SELECT ${shopId}::uuid, kit_id, part_id, count, 'tiktok', 'tiktok', ${entryId}::uuid FROM wanted
          ON CONFLICT (shop_id, kit_variant_id, part_variant_id) DO UPDATE
            SET count = excluded.count, entry_id = excluded.entry_id
          WHERE known.source = 'tiktok' AND known.count <> excluded.count
          RETURNING known.kit_variant_id, known.part_variant_id
        )
        SELECT kit_variant_id AS variant_id FROM gone UNION SELECT part_variant_id FROM gone
        UNION SELECT kit_variant_id FROM kept UNION SELECT part_variant_id FROM kept`;
      return rows.map((row) => row.variant_id);
    },

    async bundlesInStore(orderExternalId, variantIds) {
      if (variantIds.length === 0) return new Map();
      const rows = await tx.$queryRaw<(BundlePart & { kitId: string })[]>`
        SELECT kit_part.kit_variant_id AS "kitId", part.id AS "variantId", part.sku, part.price_minor AS "priceMinor",
               kit_part.count
        FROM kit_part JOIN variant AS part ON part.id = kit_part.part_variant_id
        WHERE kit_part.shop_id = ${shopId}::uuid AND kit_part.source = 'shopify'
          AND kit_part.kit_variant_id = ANY(${variantIds}::uuid[])
          AND NOT EXISTS (
            SELECT FROM order_line AS line JOIN "order" ON "order".id = line.order_id
            WHERE "order".shop_id = kit_part.shop_id AND "order".channel = 'marketplace'
              AND "order".external_id = ${orderExternalId} AND line.variant_id = kit_part.kit_variant_id)
        ORDER BY kit_part.kit_variant_id, part.sku, part.id`;
      const bundles = new Map<string, BundlePart[]>();
      for (const { kitId, ...part } of rows)
        bundles.set(kitId, [...(bundles.get(kitId) ?? []), part]);
      return bundles;
    },

    storefrontKits: (variantIds) => readStorefrontKits(tx, shopId, variantIds),

    marketplaceKits: (variantIds) =>
      readKitsOf("tiktok", tx, shopId, variantIds),

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

    sharedByKits: (variantIds) => readSharedByKits(tx, shopId, variantIds),

    async knownKits(variantIds) {
      const rows = await tx.kitPart.groupBy({
        by: ["kitVariantId"],
        where: { shopId, kitVariantId: { in: variantIds } },
        _min: { createdAt: true },
      });
      return {
        contents: await readKitContents(tx, shopId, variantIds),
        since: new Map(
          rows.map((row) => [
            row.kitVariantId,
            row._min.createdAt ?? new Date(0),
          ]),
        ),
      };
    },

    async takingsPlanned(fulfillmentExternalIds) {
      if (fulfillmentExternalIds.length === 0) return new Map();
      const ofKey = new Map(
        fulfillmentExternalIds.map((id) => [takingKeys(id).take, id]),
      );
      const rows = await tx.effect.findMany({
        where: { shopId, key: { in: [...ofKey.keys()] } },
        select: { key: true, state: true },
      });
      return new Map(
        rows.map(({ key, state }) => [
          ofKey.get(key) ?? key,
          { isVain: state === "refused" || state === "retired" },
        ]),
      );
    },

    async takenParts(fulfillmentExternalId) {
      const taken = await tx.effect.findFirst({
        where: {
          shopId,
          key: takingKeys(fulfillmentExternalId).take,
          state: "confirmed",
        },
        select: { payload: true },
      });
      return taken
        ? fromJson<EffectPayloads["storefront.take-parts"]>(taken.payload).parts
        : [];
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
