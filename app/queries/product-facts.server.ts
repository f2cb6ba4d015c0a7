import { Prisma } from "#core/store/prisma.server.ts";
import { containing } from "./containing.ts";
import {
  fixedBy,
  type ProductChoice,
  type ProductFilter,
  type ProductNarrowing,
  type ProductTab,
  riskDays,
} from "./product-filter.ts";

/** What each value of a choice means, in the words of `variantFacts`. */
const meanings: {
  [C in ProductChoice]: Record<Exclude<ProductNarrowing[C], "">, Prisma.Sql>;
} = {
  ships: {
    selected: Prisma.sql`chosen`,
    choosable: Prisma.sql`(NOT chosen AND can_be_chosen)`,
    blocked: Prisma.sql`(NOT chosen AND NOT can_be_chosen)`,
  },
  link: {
    linked: Prisma.sql`linked`,
    unlinked: Prisma.sql`(NOT linked AND goods_id IS NULL)`,
  },
  risk: {
    at_risk: Prisma.sql`(units < ${riskDays} * per_day)`,
    sold_out: Prisma.sql`(units <= 0)`,
  },
  asks: { open: Prisma.sql`asks` },
};

function meaningOf(narrowing: Partial<ProductNarrowing>): Prisma.Sql {
  const parts = (Object.keys(meanings) as ProductChoice[]).flatMap((choice) => {
    const value = narrowing[choice];
    const known: Record<string, Prisma.Sql> = meanings[choice];
    return value ? (known[value] ?? []) : [];
  });
  return parts.length > 0 ? Prisma.join(parts, " AND ") : Prisma.sql`true`;
}

/** What a view of every shop holds. */
export const meaningOfTab = (tab: ProductTab): Prisma.Sql =>
  meaningOf(fixedBy[tab]);

/** What a view holds, narrowed by what else was chosen. */
export const meaningOfFilter = (filter: ProductFilter): Prisma.Sql =>
  meaningOf({ ...filter, ...fixedBy[filter.tab] });

/**
 * `WITH` parts that end in `facts`: one row for each living variant that fits search and collection, with what views and
 * filters ask about it. Of a kit no units are known here: its parts have them. Units are added up only for a filter that asks
 * for them: of all variants of a shop that is a third of the work.
 */
export function variantFacts(
  shopId: string,
  {
    query,
    collection,
    risk,
  }: Pick<ProductFilter, "query" | "collection" | "risk">,
): Prisma.Sql {
  const text = containing(query);
  const found = query
    ? Prisma.sql`AND (variant.sku ILIKE ${text} OR variant.barcode ILIKE ${text} OR variant.title ILIKE ${text}
        OR product.title ILIKE ${text})`
    : Prisma.empty;
  const collected = collection
    ? Prisma.sql`AND EXISTS (
        SELECT FROM collection_product AS member
        WHERE member.shop_id = product.shop_id AND member.product_external_id = product.external_id
          AND member.collection_id = ${collection}::uuid)`
    : Prisma.empty;
  const shelf = risk
    ? {
        of: Prisma.sql`shelf AS (
    SELECT level.item_id, sum(level.available)::int AS units
    FROM stock_level AS level
    JOIN pool ON pool.id = level.pool_id AND pool.kind IN ('own', 'network')
    WHERE level.shop_id = ${shopId}::uuid GROUP BY level.item_id
  ),`,
        joined: Prisma.sql`
    LEFT JOIN shelf AS own ON own.item_id = variant.id
    LEFT JOIN shelf AS sent ON sent.item_id = goods_link.goods_id`,
        units: Prisma.sql`
           CASE WHEN kit.kit_variant_id IS NULL THEN coalesce(own.units, 0) + coalesce(sent.units, 0) END AS units,`,
      }
    : { of: Prisma.empty, joined: Prisma.empty, units: Prisma.empty };
  return Prisma.sql`
  ${shelf.of} kit AS (
    SELECT kit_part.kit_variant_id, bool_and(goods_link.variant_id IS NOT NULL) AS stocked,
           bool_or(kit_part.source = 'shopify') AS is_bundle
    FROM kit_part LEFT JOIN goods_link ON goods_link.variant_id = kit_part.part_variant_id
    WHERE kit_part.shop_id = ${shopId}::uuid GROUP BY kit_part.kit_variant_id
  ), asked AS (
    SELECT DISTINCT subject_id FROM conflict
    WHERE shop_id = ${shopId}::uuid AND state = 'open' AND subject_kind IN ('product', 'variant', 'listing_sku', 'goods')
  ), linked AS (
    SELECT variant_id, bool_or(asked.subject_id IS NOT NULL) AS asks
    FROM sku_link LEFT JOIN asked ON asked.subject_id = sku_link.listing_sku_id::text
    WHERE shop_id = ${shopId}::uuid GROUP BY variant_id
  ), facts AS (
    SELECT variant.id, product.title AS product_title, variant.product_id, variant.position, goods_link.goods_id,
           selection.id IS NOT NULL AS chosen, linked.variant_id IS NOT NULL AS linked,
           NOT coalesce(kit.is_bundle, false) AND coalesce(kit.stocked, goods_link.goods_id IS NOT NULL) AS can_be_chosen,
           coalesce(linked.asks, false) OR variant_asked.subject_id IS NOT NULL OR product_asked.subject_id IS NOT NULL AS asks,
           kit.kit_variant_id IS NOT NULL AS is_kit,${shelf.units}
           coalesce(forecast.per_day, 0) AS per_day
    FROM variant
    JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
    LEFT JOIN goods_link ON goods_link.variant_id = variant.id
    LEFT JOIN selection ON selection.variant_id = variant.id AND selection.released_at IS NULL
    LEFT JOIN linked ON linked.variant_id = variant.id
    LEFT JOIN kit ON kit.kit_variant_id = variant.id
    ${shelf.joined}
    LEFT JOIN demand_forecast AS forecast ON forecast.shop_id = variant.shop_id AND forecast.variant_id = variant.id
    LEFT JOIN asked AS variant_asked ON variant_asked.subject_id = variant.id::text
    LEFT JOIN asked AS product_asked ON product_asked.subject_id = product.id::text
    WHERE variant.shop_id = ${shopId}::uuid AND variant.deleted_at IS NULL ${found} ${collected}
  )`;
}
