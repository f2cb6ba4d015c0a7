import type { PrismaClient } from "@prisma/client";
import type { Played } from "#core/domain/demand/play-shelves.ts";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import {
  cubicFeetOf,
  type UnitSize,
} from "#core/domain/replenishment/goods-terms.ts";
import {
  type RateCard,
  storageOfStock,
} from "#core/domain/replenishment/rate-card.ts";
import {
  type ShopSimulation,
  wantedFill,
} from "#core/domain/replenishment/shop-simulation.ts";
import { dayOf } from "#core/kit/days.ts";
import { readPolicies } from "#core/store/records/policies.server.ts";
import { readShopForecasting } from "./demand-forecast.server.ts";
import { judgementOf, type ShopJudgement } from "./shop-judgement.ts";

const month = 28;
const dayMs = 86_400_000;

/** One policy on the shop's past. */
export type PlayedPolicy = {
  /** Probability of having enough; null for so many days of the average. */
  level: number | null;
  fillRate: number;
  outShare: number;
  stockDays: number;
  stockUnits: number;
  /** What the network takes for shipping over four weeks, in minor units of US dollars, for the smallest size. */
  shippingMinor: number;
  /** What it takes for storing over four weeks; null where the card or the sizes of units are not known. */
  storageMinor: number | null;
};

export type PlayedPast = {
  /** Null until the shop has a past that is long enough. */
  simulation:
    | (Pick<
        ShopSimulation,
        | "goods"
        | "inCartons"
        | "leftOut"
        | "scoredDays"
        | "policy"
        | "budgetMinor"
        | "leadTime"
        | "took"
        | "networkShare"
      > &
        PlayedPolicies)
    | null;
  /** It was played in an older way, and is played anew. */
  isPlayedOld: boolean;
  judged: ShopJudgement | null;
  /** TikTok Shop's orders of the last four weeks, and those of them that the network ships. */
  penetration: { orders: number; byNetwork: number };
};

type PlayedPolicies = {
  today: PlayedPolicy;
  proposed: PlayedPolicy | null;
  cover: PlayedPolicy;
  curve: PlayedPolicy[];
  wantedFill: number;
  freeStorageDays: number;
};

/** What the shop's past would have been under today's rules and under others, and how far its forecasts were off. */
export async function readPlayedPast(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<PlayedPast> {
  const [shop, { rateCards }, cubicFeet, orders] = await Promise.all([
    readShopForecasting(prisma, shopId),
    readPolicies(prisma, shopId),
    readUsualCubicFeet(prisma, shopId),
    prisma.order.groupBy({
      by: ["fulfilledBy"],
      where: {
        shopId,
        channel: "marketplace",
        cancelledAt: null,
        placedAt: { gte: new Date(now.getTime() - month * dayMs) },
      },
      _count: true,
    }),
  ]);
  const countOf = (by: (typeof orders)[number][]) =>
    by.reduce((sum, { _count }) => sum + _count, 0);
  return {
    simulation: playedOf(
      shop?.simulation ?? null,
      inForceOn(rateCards, dayOf(now))?.value,
      cubicFeet,
    ),
    isPlayedOld: shop?.isPlayedOld ?? false,
    judged: judgementOf(shop),
    penetration: {
      orders: countOf(orders),
      byNetwork: countOf(
        orders.filter(({ fulfilledBy }) => fulfilledBy === "network"),
      ),
    },
  };
}

/** The room that a unit of the shop's takes on average, where any size is known. */
async function readUsualCubicFeet(
  prisma: PrismaClient,
  shopId: string,
): Promise<number | null> {
  const rows = await prisma.$queryRaw<{ size: UnitSize }[]>`
    SELECT coalesce(terms.unit_size, goods.unit_size) AS size FROM fbt_goods AS goods
    LEFT JOIN goods_terms AS terms ON terms.goods_id = goods.id AND terms.shop_id = goods.shop_id
    WHERE goods.shop_id = ${shopId}::uuid AND coalesce(terms.unit_size, goods.unit_size) IS NOT NULL`;
  const feet = rows.map(({ size }) => cubicFeetOf(size));
  return feet.length > 0
    ? feet.reduce((sum, one) => sum + one, 0) / feet.length
    : null;
}

function playedOf(
  simulation: ShopSimulation | null,
  card: RateCard | undefined,
  cubicFeet: number | null,
): PlayedPast["simulation"] {
  if (!simulation || !card) return null;
  const { levels, cover, proposed, until: _, ...by } = simulation;
  const asPlayed = (result: Played, level: number | null): PlayedPolicy => ({
    level,
    fillRate: result.fillRate,
    outShare: result.outShare,
    stockDays: result.stockDays,
    stockUnits: result.stockUnits,
    shippingMinor: Math.round(result.soldPerDay * month * card.singleUnitMinor),
    storageMinor: storageOfStock(result, card, { cubicFeet, days: month }),
  });
  const curve = levels.map((one) => asPlayed(one, one.level));
  const ofToday = curve.find(
    ({ level }) => level === by.policy.serviceLevel.smooth,
  );
  if (!ofToday) return null;
  return {
    ...by,
    today: ofToday,
    proposed: curve.find(({ level }) => level === proposed) ?? null,
    cover: asPlayed(cover, null),
    curve,
    wantedFill,
    freeStorageDays: card.freeStorageDays,
  };
}
