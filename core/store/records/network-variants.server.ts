import type { GoodsForecast } from "../../domain/demand/goods-forecast.ts";
import type { KnownTerms } from "../../domain/replenishment/goods-terms.ts";
import type { PrismaClient, Tx } from "../prisma.server.ts";

/** A variant as which an article of the network is sold, with what is known of the article. */
export type NetworkVariant = KnownTerms & {
  goodsId: string;
  goodsExternalId: string;
  variantId: string;
  productId: string;
  name: string;
  sku: string | null;
  available: number;
  /** Units that the network counts as in transit, and when it said so. */
  inTransit: number;
  asOf: Date | null;
  /** At the merchant's own locations; null where it is stocked at none. */
  own: number | null;
  isBought: boolean | null;
  reason: string | null;
  until: Date | null;
  /** Null where it has none yet. */
  forecast: GoodsForecast | null;
};

/**
 * The variants as which the network's articles are sold, the one that sells most of each article first.
 * @param only variants of these articles, of all where null.
 */
export const readNetworkVariants = (
  prisma: PrismaClient | Tx,
  shopId: string,
  only: readonly string[] | null,
) =>
  prisma.$queryRaw<NetworkVariant[]>`
    SELECT goods.id AS "goodsId", goods.external_id AS "goodsExternalId", variant.id AS "variantId",
           product.id AS "productId",
           CASE WHEN variant.title = 'Default Title' THEN product.title ELSE product.title || ' · ' || variant.title END AS name,
           variant.sku, variant.price_minor AS "priceMinor",
           coalesce(stock.available, 0)::int AS available, coalesce(stock.in_transit, 0)::int AS "inTransit",
           stock.as_of AS "asOf",
           terms.pack_size AS "packSize", terms.unit_cost_minor AS "unitCostMinor",
           variant.unit_cost_minor AS "storefrontCostMinor", variant.weight_grams AS "storefrontWeightGrams", terms.melts,
           terms.shelf_life_days AS "shelfLifeDays", terms.unit_size AS "unitSize",
           goods.shelf_life_days AS "networkShelfLifeDays", goods.unit_size AS "networkUnitSize",
           goods.lasts_on_arrival AS "lastsOnArrival", terms.is_bought AS "isBought", own.available::int AS own, dismissal.reason, dismissal.until, forecast.forecast
    FROM fbt_goods AS goods
    JOIN goods_link ON goods_link.goods_id = goods.id
    JOIN variant ON variant.id = goods_link.variant_id AND variant.deleted_at IS NULL
    JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
    LEFT JOIN demand_forecast AS forecast ON forecast.variant_id = variant.id AND forecast.shop_id = goods.shop_id
    LEFT JOIN goods_terms AS terms ON terms.goods_id = goods.id AND terms.shop_id = goods.shop_id
    LEFT JOIN replenishment_dismissal AS dismissal ON dismissal.goods_id = goods.id AND dismissal.shop_id = goods.shop_id
    LEFT JOIN LATERAL (
      SELECT sum(level.available) AS available, sum(level.in_transit) AS in_transit, max(level.as_of) AS as_of
      FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind = 'network'
      WHERE level.shop_id = goods.shop_id AND level.item_id = goods.id
    ) AS stock ON true
    LEFT JOIN LATERAL (
      SELECT sum(greatest(level.available, 0)) AS available
      FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind = 'own'
      WHERE level.shop_id = goods.shop_id AND level.item_id = variant.id
    ) AS own ON true
    WHERE goods.shop_id = ${shopId}::uuid AND (${only}::uuid[] IS NULL OR goods.id = ANY(${only}::uuid[]))
    ORDER BY goods.id, forecast.per_day DESC NULLS LAST, variant.id`;
