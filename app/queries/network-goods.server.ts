import type { PrismaClient } from "@prisma/client";
import { combineForecasts } from "#core/domain/demand/combine-forecasts.ts";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import type { UnitSize } from "#core/domain/replenishment/goods-terms.ts";
import { groupBy } from "#core/kit/group-by.ts";

export type GoodsRow = {
  goodsId: string;
  goodsExternalId: string;
  variantId: string;
  productId: string;
  name: string;
  sku: string | null;
  /** As how many variants the goods are sold. */
  soldAs: number;
  priceMinor: number;
  available: number;
  /** Units that the network counts as in transit, and when it said so. */
  inTransit: number;
  asOf: Date | null;
  /** At the merchant's own locations, of all its variants; null where it is stocked at none. */
  own: number | null;
  isBought: boolean | null;
  packSize: number | null;
  unitCostMinor: number | null;
  melts: boolean | null;
  shelfLifeDays: number | null;
  unitSize: UnitSize | null;
  networkShelfLifeDays: number | null;
  networkUnitSize: UnitSize | null;
  lastsOnArrival: number | null;
  reason: string | null;
  until: Date | null;
  /** Of all its variants together; null where none has one yet. */
  forecast: GoodsForecast | null;
};

/**
 * One row for each article of the network. Where several variants are the same goods, the one that sells most gives its name and
 * price, and all of them what is wanted and what the merchant has himself.
 * @param only these, of all where null.
 */
export async function readGoods(
  prisma: PrismaClient,
  shopId: string,
  only: readonly string[] | null,
): Promise<GoodsRow[]> {
  const rows = await readVariantsOfGoods(prisma, shopId, only);
  return [...groupBy(rows, ({ goodsId }) => goodsId).values()].flatMap(
    ([most, ...others]): GoodsRow[] => {
      if (!most) return [];
      const all = [most, ...others];
      const [forecast, ...more] = all.flatMap((one) => one.forecast ?? []);
      const own = all.flatMap((one) => one.own ?? []);
      return [
        {
          ...most,
          soldAs: all.length,
          own: own.length > 0 ? own.reduce((sum, one) => sum + one, 0) : null,
          forecast: forecast ? combineForecasts([forecast, ...more]) : null,
        },
      ];
    },
  );
}

/** The one that sells most of each article first. */
const readVariantsOfGoods = (
  prisma: PrismaClient,
  shopId: string,
  only: readonly string[] | null,
) =>
  prisma.$queryRaw<Omit<GoodsRow, "soldAs">[]>`
    SELECT goods.id AS "goodsId", goods.external_id AS "goodsExternalId", variant.id AS "variantId",
           product.id AS "productId",
           CASE WHEN variant.title = 'Default Title' THEN product.title ELSE product.title || ' · ' || variant.title END AS name,
           variant.sku, variant.price_minor AS "priceMinor",
           coalesce(stock.available, 0)::int AS available, coalesce(stock.in_transit, 0)::int AS "inTransit",
           stock.as_of AS "asOf",
           terms.pack_size AS "packSize", terms.unit_cost_minor AS "unitCostMinor", terms.melts,
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
