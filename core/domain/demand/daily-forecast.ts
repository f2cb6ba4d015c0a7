import type { DemandPanel, GoodsSeries } from "./goods-series.ts";
import type { ShopLearning } from "./learn-shop.ts";
import { plainWeights } from "./level-mixtures.ts";
import {
  averageDaily,
  expectedDaily,
  type Outlook,
  outlookOf,
  outlooksAt,
  type ShopRhythm,
  shopRhythm,
} from "./outlook.ts";

/** What a shop's goods have in common on one day, and how the shop weighs its candidates. */
export type ShopContext = ShopRhythm &
  Pick<ShopLearning, "method" | "weights"> & {
    /** Last year's season of all goods together, one index per 28 days. */
    season: number[];
  };

/** Reads what the shop has in common from the days before `origin`, and weighs as it has been learned. */
export const shopContext = (
  panel: DemandPanel,
  origin: number,
  learned: Pick<ShopLearning, "method" | "weights"> = {
    method: "combination",
    weights: plainWeights,
  },
): ShopContext => ({
  ...shopRhythm(panel, origin),
  season: outlooksAt(panel, panel.goods, origin, { horizon: 28, windows: [] })
    .season,
  method: learned.method,
  weights: learned.weights,
});

/**
 * Expected units a day for `horizon` days from `origin` (index 0 is the day `origin`). Sees only days before `origin`,
 * and the planned events of the days after.
 */
export const forecastDaily = (
  series: GoodsSeries,
  origin: number,
  horizon: number,
  context: ShopContext,
): Float64Array =>
  dailyAs(
    context,
    outlookOf(series, origin, context, { horizon, windows: [] }),
  );

/** Expected units a day, as the shop forecasts. */
export const dailyAs = (
  { method, weights }: Pick<ShopLearning, "method" | "weights">,
  outlook: Outlook,
): Float64Array =>
  method === "MA28" ? averageDaily(outlook) : expectedDaily(outlook, weights);
