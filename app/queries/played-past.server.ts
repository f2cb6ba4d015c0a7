import type { PrismaClient } from "@prisma/client";
import type { Dated } from "#core/domain/replenishment/dated.ts";
import {
  isSameCards,
  type RateCard,
} from "#core/domain/replenishment/rate-card.ts";
import {
  type PlayedLevel,
  type ShopSimulation,
  wantedFill,
} from "#core/domain/replenishment/shop-simulation.ts";
import { readMarketplaceUnits } from "#core/store/records/demand.server.ts";
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
  /** What the network took for shipping over four weeks, in minor units of US dollars, for the smallest size. */
  shippingMinor: number;
  /** What it takes for placing what comes, in the same, as if all of it went to the hub. */
  placementMinor: number;
  /** What it takes for storing over four weeks, in the same; null where a fee or the size of units is not known. */
  storageMinor: number | null;
  /** Of all that lay there, the part that lay longer than is free. */
  beyondShare: number;
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
  /** Units that TikTok Shop's buyers wanted in the last four weeks, and those of them that the network ships. */
  penetration: { units: number; byNetwork: number };
};

type PlayedPolicies = {
  today: PlayedPolicy;
  proposed: PlayedPolicy | null;
  cover: PlayedPolicy;
  curve: PlayedPolicy[];
  wantedFill: number;
  /** The network's fees have become others since it was played. */
  isOfOtherFees: boolean;
};

/** What the shop's past would have been under today's rules and under others, and how far its forecasts were off. */
export async function readPlayedPast(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<PlayedPast> {
  const [shop, { rateCards }, penetration] = await Promise.all([
    readShopForecasting(prisma, shopId),
    readPolicies(prisma, shopId),
    readMarketplaceUnits(
      prisma,
      shopId,
      new Date(now.getTime() - month * dayMs),
    ),
  ]);
  return {
    simulation: playedOf(shop?.simulation ?? null, rateCards),
    isPlayedOld: shop?.isPlayedOld ?? false,
    judged: judgementOf(shop),
    penetration,
  };
}

function playedOf(
  simulation: ShopSimulation | null,
  rateCards: readonly Dated<RateCard>[],
): PlayedPast["simulation"] {
  if (!simulation) return null;
  const { levels, cover, proposed, cards, until: _, ...by } = simulation;
  const asPlayed = (
    result: Omit<PlayedLevel, "level">,
    level: number | null,
  ): PlayedPolicy => ({
    level,
    fillRate: result.fillRate,
    outShare: result.outShare,
    stockDays: result.stockDays,
    stockUnits: result.stockUnits,
    shippingMinor: Math.round(result.shippingPerDayMinor * month),
    placementMinor: Math.round(result.placementPerDayMinor * month),
    storageMinor:
      result.storagePerDayMinor === null
        ? null
        : Math.round(result.storagePerDayMinor * month),
    beyondShare: result.beyondShare,
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
    isOfOtherFees: !isSameCards(cards, rateCards),
  };
}
