import type { PrismaClient } from "@prisma/client";
import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import { combineForecasts } from "#core/domain/demand/combine-forecasts.ts";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import {
  cubicFeetOf,
  marginOf,
  termsOfVariants,
  type UnitSize,
} from "#core/domain/replenishment/goods-terms.ts";
import type { LeadTime } from "#core/domain/replenishment/lead-time.ts";
import {
  networkShareOf,
  type Routing,
} from "#core/domain/replenishment/network-share.ts";
import type { RehearsedGoods } from "#core/domain/replenishment/play-days.ts";
import {
  supplyOf,
  type UnderWay,
} from "#core/domain/replenishment/under-way.ts";
import { groupBy } from "#core/kit/group-by.ts";
import type { UnderWayOf } from "#core/store/records/under-way.server.ts";

/** A centre of the network, and what it holds of the shop. */
export type Centre = { id: string; name: string; units: number };

/** What a delivery brings, by article, and in how many days. */
export type Delivered = {
  units: ReadonlyMap<string, number>;
  inDays: number;
};

type Row = {
  itemId: string;
  variantId: string;
  name: string;
  sku: string | null;
  priceMinor: number;
  unitCostMinor: number | null;
  storefrontCostMinor: number | null;
  storefrontWeightGrams: number | null;
  unitSize: UnitSize | null;
  windows: GoodsForecast["windows"];
  daily: number[];
  shares: number[];
};

type Article = Row & { variantIds: string[] };

/**
 * One row for each article with a forecast. Where several variants are the same goods, the one that sells most gives its name,
 * and all of them the price and what is wanted.
 */
export async function readForecastArticles(
  prisma: PrismaClient,
  shopId: string,
): Promise<Article[]> {
  const rows = await readForecastVariants(prisma, shopId);
  return [...groupBy(rows, ({ itemId }) => itemId).values()].flatMap(
    ([most, ...others]): Article[] =>
      most
        ? [
            {
              ...combineForecasts([most, ...others]),
              ...termsOfVariants(
                [most, ...others].map((one) => ({
                  ...one,
                  units: expectedUnits(one, one.daily.length),
                })),
              ),
              variantIds: [most, ...others].map(({ variantId }) => variantId),
            },
          ]
        : [],
  );
}

/** The one that sells most of each article first. */
const readForecastVariants = (prisma: PrismaClient, shopId: string) =>
  prisma.$queryRaw<Row[]>`
    SELECT coalesce(link.goods_id, variant.id) AS "itemId", variant.id AS "variantId",
           CASE WHEN variant.title = 'Default Title' THEN product.title ELSE product.title || ' · ' || variant.title END AS name,
           variant.sku, variant.price_minor AS "priceMinor", terms.unit_cost_minor AS "unitCostMinor",
           variant.unit_cost_minor AS "storefrontCostMinor", variant.weight_grams AS "storefrontWeightGrams",
           coalesce(terms.unit_size, goods.unit_size) AS "unitSize", forecast.forecast -> 'windows' AS windows, forecast.forecast -> 'daily' AS daily,
           forecast.forecast -> 'shares' AS shares
    FROM demand_forecast AS forecast
    JOIN variant ON variant.id = forecast.variant_id AND variant.deleted_at IS NULL
    JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
    LEFT JOIN goods_link AS link ON link.variant_id = variant.id
    LEFT JOIN fbt_goods AS goods ON goods.id = link.goods_id
    LEFT JOIN goods_terms AS terms ON terms.goods_id = link.goods_id AND terms.shop_id = forecast.shop_id
    WHERE forecast.shop_id = ${shopId}::uuid
    ORDER BY coalesce(link.goods_id, variant.id), forecast.per_day DESC, variant.id`;

type Level = {
  itemId: string;
  kind: "own" | "network";
  poolId: string;
  pool: string;
  available: number;
  inTransit: number;
  asOf: Date;
};

/** What lies and what is on its way, at each location of the merchant and each centre of the network, the latter by goods. */
export const readLevels = (prisma: PrismaClient, shopId: string) =>
  prisma.$queryRaw<Level[]>`
    SELECT level.item_id AS "itemId", pool.kind, pool.id AS "poolId", pool.name AS pool,
           greatest(0, level.available)::int AS available, level.in_transit AS "inTransit", level.as_of AS "asOf"
    FROM stock_level AS level JOIN pool ON pool.id = level.pool_id
    WHERE level.shop_id = ${shopId}::uuid AND pool.kind IN ('own', 'network')
    ORDER BY pool.name, pool.id`;

/** The centres that hold something of the shop, fullest first. */
export function centresOf(levels: readonly Level[]): Centre[] {
  const centres = new Map<string, Centre>();
  for (const { kind, poolId, pool, available } of levels) {
    if (kind !== "network") continue;
    const { units } = centres.get(poolId) ?? { units: 0 };
    centres.set(poolId, { id: poolId, name: pool, units: units + available });
  }
  return [...centres.values()].sort((one, other) => other.units - one.units);
}

const marketplace = demandChannels.indexOf("marketplace");

/** Articles as they are rehearsed, in the order of their rows. */
export function goodsOf(
  rows: readonly Article[],
  levels: readonly Level[],
  known: {
    leadTime: LeadTime;
    coming: UnderWayOf;
    routing: Routing;
    now: Date;
    cubicFeet: number | null;
    sent: { today: Delivered; ifSo: Delivered } | null;
  },
): RehearsedGoods[] {
  const levelsOf = new Map<string, Level[]>();
  for (const level of levels) {
    const same = levelsOf.get(level.itemId);
    if (same) same.push(level);
    else levelsOf.set(level.itemId, [level]);
  }
  const somewhere = centresOf(levels)[0]?.id ?? null;
  return rows.map((row) => {
    // An own location counts by variant, the network by goods.
    const own = [
      ...row.variantIds.flatMap((id) => levelsOf.get(id) ?? []),
      ...(row.variantIds.includes(row.itemId)
        ? []
        : (levelsOf.get(row.itemId) ?? [])),
    ];
    const network = own.filter(({ kind }) => kind === "network");
    const fullest = network.toSorted((a, b) => b.available - a.available)[0];
    const onTheWay = arrivalsAt(network, fullest?.poolId ?? somewhere, {
      ...known,
      underWay: known.coming.get(row.itemId) ?? [],
    });
    const usual = networkShareOf(known.routing, row.itemId, row.shares);
    const delivered = (sent: Delivered | undefined) => {
      const units = sent?.units.get(row.itemId) ?? 0;
      return sent && fullest && units > 0
        ? [{ centreId: fullest.poolId, units, inDays: sent.inDays }]
        : [];
    };
    return {
      goodsId: row.itemId,
      forecast: { windows: row.windows, daily: row.daily },
      marketplaceShare: row.shares[marketplace] ?? 0,
      networkShare: {
        usual: usual.share,
        ifSellersMayNot: usual.ifSellersMayNot,
      },
      centres: network.map(({ poolId, available }) => ({
        centreId: poolId,
        available,
      })),
      arrivals: [...onTheWay, ...delivered(known.sent?.today)],
      arrivalsIfSo: [...onTheWay, ...delivered(known.sent?.ifSo)],
      own: own
        .filter(({ kind }) => kind === "own")
        .reduce((sum, { available }) => sum + available, 0),
      marginMinor: marginOf(row),
      cubicFeet: row.unitSize ? cubicFeetOf(row.unitSize) : known.cubicFeet,
    };
  });
}

/** What comes, and where to: to the centres that the network names, what has not left to the one that holds most. */
function arrivalsAt(
  network: readonly Level[],
  otherwise: string | null,
  {
    leadTime,
    now,
    underWay,
  }: { leadTime: LeadTime; now: Date; underWay: readonly UnderWay[] },
): RehearsedGoods["arrivals"] {
  const waiting = network.map(({ poolId, inTransit }) => ({
    poolId,
    units: inTransit,
  }));
  const { arrivals } = supplyOf(
    {
      available: 0,
      inTransit: waiting.reduce((sum, { units }) => sum + units, 0),
      asOf:
        network.length > 0
          ? new Date(Math.max(...network.map(({ asOf }) => asOf.getTime())))
          : null,
      underWay,
    },
    leadTime,
    now,
  );
  return arrivals.flatMap(({ units, inDays }) => {
    let left = units;
    const parts = waiting.flatMap((centre) => {
      const taken = Math.min(left, centre.units);
      left -= taken;
      centre.units -= taken;
      return taken > 0
        ? [{ centreId: centre.poolId, units: taken, inDays }]
        : [];
    });
    return left > 0 && otherwise
      ? [...parts, { centreId: otherwise, units: left, inDays }]
      : parts;
  });
}
