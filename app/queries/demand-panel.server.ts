import type { PrismaClient } from "@prisma/client";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import {
  type LeadTime,
  leadTimeOf,
} from "#core/domain/replenishment/lead-time.ts";
import type { ReplenishmentLine } from "#core/domain/replenishment/plan-replenishment.ts";
import {
  dayOfStockOut,
  type Supply,
  stockOutRisk,
} from "#core/domain/replenishment/stock-outlook.ts";
import {
  type NetworkPosition,
  supplyOf,
} from "#core/domain/replenishment/under-way.ts";
import { readUnderWay } from "#core/store/records/under-way.server.ts";
import {
  readShopForecasting,
  readVariantForecast,
  type VariantForecast,
} from "./demand-forecast.server.ts";
import { readKnownSince } from "./known-since.server.ts";
import { readReplenishment } from "./replenishment.server.ts";
import { judgementOf, type ShopJudgement } from "./shop-judgement.ts";
import { type SoldWeek, weeksOf } from "./sold-weeks.ts";

const daysInWeek = 7;

export type DemandPanel = {
  made: Omit<VariantForecast, "history"> | null;
  weeks: SoldWeek[];
  /** What there is to sell and what is on its way: at the network where it stores the goods, otherwise at the merchant's. */
  supply: Supply;
  isAtNetwork: boolean;
  /** What is wanted of that stock: at the network, of all variants of the goods what falls to it. */
  wanted: GoodsForecast | null;
  /** What follows if nothing is sent: within lead time and review. */
  risk: number;
  outAt: { p10: number | null; p50: number | null };
  leadTime: LeadTime;
  /** What is suggested for it; null where the network does not store it. */
  suggestion: {
    line: ReplenishmentLine;
    sendBy: string | null;
    isDismissed: boolean;
    /** The share of demand that falls to the network, from 0 to 1. */
    share: number;
  } | null;
  shop: ShopJudgement | null;
  /** The first day whose Shopify orders are known, where too few are; YYYY-MM-DD. */
  knownSince: string | null;
};

/** What one variant is expected to sell, how sure that is, what there is of it, and how good forecasts have been. */
export async function readDemandPanel(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  now: Date,
): Promise<DemandPanel> {
  const link = await prisma.goodsLink.findFirst({
    where: { shopId, variantId },
    select: { goodsId: true },
  });
  const goodsId = link?.goodsId ?? null;
  const [forecast, supplied, shop, replenishment, coming, knownSince] =
    await Promise.all([
      readVariantForecast(prisma, shopId, variantId),
      goodsId
        ? readSupply(prisma, shopId, goodsId, "network")
        : readSupply(prisma, shopId, variantId, "own"),
      readShopForecasting(prisma, shopId),
      goodsId ? readReplenishment(prisma, shopId, now, [goodsId]) : null,
      goodsId ? readUnderWay(prisma, shopId, now) : null,
      readKnownSince(prisma, shopId, now),
    ]);
  const { history = [], ...made } = forecast ?? {};
  const suggestion = replenishment?.suggestions[0];
  const leadTime = replenishment?.leadTime ?? leadTimeOf([]);
  const supply = supplyOf(
    { ...supplied, underWay: coming?.get(goodsId ?? "") ?? [] },
    leadTime,
    now,
  );
  const protectedDays =
    suggestion?.line.protectedDays ?? leadTime.p80 + daysInWeek;
  // What lies at the network is there for all variants of the goods.
  const wanted = suggestion?.network.forecast ?? forecast?.forecast ?? null;
  return {
    made: forecast ? (made as Omit<VariantForecast, "history">) : null,
    weeks: weeksOf(history),
    supply,
    isAtNetwork: goodsId !== null,
    wanted,
    risk: wanted ? stockOutRisk(wanted, supply, protectedDays) : 0,
    outAt: {
      p10: wanted ? dayOfStockOut(wanted, supply, 0.1) : null,
      p50: wanted ? dayOfStockOut(wanted, supply, 0.5) : null,
    },
    leadTime,
    suggestion: suggestion
      ? {
          line: suggestion.line,
          sendBy: suggestion.sendBy,
          isDismissed: suggestion.dismissed !== null,
          share: suggestion.network.share,
        }
      : null,
    shop: judgementOf(shop),
    knownSince,
  };
}

/** Units of an item in all places of a kind: what can be sold, and what is on its way. */
async function readSupply(
  prisma: PrismaClient,
  shopId: string,
  itemId: string,
  kind: "own" | "network",
): Promise<Omit<NetworkPosition, "underWay">> {
  const [row] = await prisma.$queryRaw<Omit<NetworkPosition, "underWay">[]>`
    SELECT coalesce(sum(greatest(level.available, 0)), 0)::int AS available,
           coalesce(sum(level.in_transit), 0)::int AS "inTransit", max(level.as_of) AS "asOf"
    FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind = ${kind}
    WHERE level.shop_id = ${shopId}::uuid AND level.item_id = ${itemId}::uuid`;
  return row ?? { available: 0, inTransit: 0, asOf: null };
}
