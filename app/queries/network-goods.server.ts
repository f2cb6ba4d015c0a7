import type { PrismaClient } from "@prisma/client";
import { combineForecasts } from "#core/domain/demand/combine-forecasts.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import { termsOfVariants } from "#core/domain/replenishment/goods-terms.ts";
import { groupBy } from "#core/kit/group-by.ts";
import {
  type NetworkVariant,
  readNetworkVariants,
} from "#core/store/records/network-variants.server.ts";

/** One article, with what is wanted of all its variants. */
export type GoodsRow = NetworkVariant & {
  /** As how many variants the goods are sold. */
  soldAs: number;
};

const unitsOf = (forecast: NetworkVariant["forecast"]): number =>
  forecast ? expectedUnits(forecast, forecast.daily.length) : 0;

/**
 * One row for each article of the network. Where several variants are the same goods, the one that sells most gives its name,
 * the first that the store has a cost of its cost, and all of them the price, what is wanted and what the merchant has himself.
 * @param only these, of all where null.
 */
export async function readGoods(
  prisma: PrismaClient,
  shopId: string,
  only: readonly string[] | null,
): Promise<GoodsRow[]> {
  const rows = await readNetworkVariants(prisma, shopId, only);
  return [...groupBy(rows, ({ goodsId }) => goodsId).values()].flatMap(
    ([most, ...others]): GoodsRow[] => {
      if (!most) return [];
      const all = [most, ...others];
      const [forecast, ...more] = all.flatMap((one) => one.forecast ?? []);
      const own = all.flatMap((one) => one.own ?? []);
      return [
        {
          ...most,
          ...termsOfVariants(
            all.map((one) => ({ ...one, units: unitsOf(one.forecast) })),
          ),
          soldAs: all.length,
          own: own.length > 0 ? own.reduce((sum, one) => sum + one, 0) : null,
          forecast: forecast ? combineForecasts([forecast, ...more]) : null,
        },
      ];
    },
  );
}
