import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import {
  forecastProbabilities,
  type GoodsForecast,
} from "#core/domain/demand/goods-forecast.ts";
import type { LearnedShop } from "#core/domain/demand/learned-shop.ts";
import type { ShopEvaluation } from "#core/domain/demand/shop-evaluation.ts";
import {
  isPlayedByRules,
  type ShopSimulation,
} from "#core/domain/replenishment/shop-simulation.ts";
import type { PrismaClient } from "#core/store/prisma.server.ts";
import { readSoldDays, type SoldDay } from "./sold-days.server.ts";

const shownDays = 182;

/** What a variant sold, day by day, and what is expected of it, with how sure that is and why. */
export type VariantForecast = {
  variantId: string;
  /** The first day that is forecast. */
  origin: string;
  madeAt: Date;
  /** Units sold a day on each channel, the last one the day before the origin. */
  history: SoldDay[];
  forecast: GoodsForecast;
  probabilities: readonly number[];
  channels: readonly string[];
};

/** The forecast of one variant with its last half year; null where none was made yet. */
export async function readVariantForecast(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
): Promise<VariantForecast | null> {
  const [row, shop] = await Promise.all([
    prisma.demandForecast.findUnique({
      where: { shopId_variantId: { shopId, variantId } },
    }),
    prisma.shop.findUnique({
      where: { id: shopId },
      select: { timeZone: true },
    }),
  ]);
  if (!row || !shop) return null;
  const sold = await readSoldDays(prisma, shopId, [variantId], {
    origin: row.origin,
    days: shownDays,
    timeZone: shop.timeZone,
  });
  return {
    variantId,
    origin: row.origin,
    madeAt: row.madeAt,
    history: sold.get(variantId) ?? [],
    forecast: row.forecast as unknown as GoodsForecast,
    probabilities: forecastProbabilities,
    channels: demandChannels,
  };
}

/** The forecasts of these variants as they are kept: for plans over many of them. */
export async function readForecasts(
  prisma: PrismaClient,
  shopId: string,
  variantIds: string[],
): Promise<Map<string, { origin: string; forecast: GoodsForecast }>> {
  const rows = await prisma.demandForecast.findMany({
    where: { shopId, variantId: { in: variantIds } },
    select: { variantId: true, origin: true, forecast: true },
  });
  return new Map(
    rows.map(({ variantId, origin, forecast }) => [
      variantId,
      { origin, forecast: forecast as unknown as GoodsForecast },
    ]),
  );
}

/** How good this shop's forecasts have been, by its own rolling origin. */
export type ShopForecasting = {
  origin: string;
  endedAt: Date | null;
  variants: number;
  method: LearnedShop["method"];
  evaluation: ShopEvaluation | null;
  simulation: ShopSimulation | null;
  /** The past was played in an older way, and is not shown until it is played anew. */
  isPlayedOld: boolean;
};

/** The latest night's run of a shop; null where there was none yet. */
export async function readShopForecasting(
  prisma: PrismaClient,
  shopId: string,
): Promise<ShopForecasting | null> {
  const run = await prisma.forecastRun.findFirst({
    where: { shopId },
    orderBy: [{ origin: "desc" }, { version: "desc" }],
  });
  if (!run) return null;
  const kept = run.simulation as object | null;
  const isPlayedOld = kept !== null && !isPlayedByRules(kept);
  return {
    origin: run.origin,
    endedAt: run.endedAt,
    variants: run.variants,
    method: (run.learned as unknown as LearnedShop).method,
    evaluation: run.evaluation as unknown as ShopEvaluation | null,
    simulation: isPlayedOld ? null : (kept as ShopSimulation | null),
    isPlayedOld,
  };
}
