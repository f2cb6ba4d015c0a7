import { forecastVersion } from "#core/domain/demand/goods-forecast.ts";
import {
  forecastWindows,
  learnWholeShop,
} from "#core/domain/demand/learned-shop.ts";
import { Looks } from "#core/domain/demand/looks.ts";
import type { ShopEvaluation } from "#core/domain/demand/shop-evaluation.ts";
import { assumedLeadTime } from "#core/domain/replenishment/lead-time.ts";
import { defaultPolicy } from "#core/domain/replenishment/policy.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import type { ShopSimulation } from "#core/domain/replenishment/shop-simulation.ts";
import { dayAfter, dayOf } from "#core/kit/days.ts";
import type { Prisma, PrismaClient } from "#core/store/prisma.server.ts";
import { forecastOf } from "../domain/replenishment/any-goods.ts";

const played = (level: number, fillRate: number, stockDays: number) => ({
  level,
  fillRate,
  stockDays,
  outShare: (1 - fillRate) / 2,
  soldPerDay: 9 * fillRate,
  stockUnits: 9 * stockDays,
  shippingPerDayMinor: 358 * 9 * fillRate,
  placementPerDayMinor: 31 * 9 * fillRate,
  beyondShare: 0,
  storagePerDayMinor: 0,
});

/** What a night learns of a shop that has not sold anything. */
function nothingLearned(): Prisma.InputJsonValue {
  const days = Array.from({ length: 400 }, (_, day) =>
    dayAfter("2025-01-01", day),
  );
  const looks = new Looks({ days, goods: [] }, [], forecastWindows);
  return learnWholeShop(
    looks,
    days.length,
    [0.5, 0.5],
  ) as unknown as Prisma.InputJsonValue;
}

/** Ours miss least, where so many times as much is missed as over all. */
const reportsOf = (times: number) =>
  Object.fromEntries(
    Object.entries({
      Quayside: 0.21,
      Naive: 0.8,
      "seasonal Naive": 0.6,
      MA28: 0.27,
      SES: 0.29,
      Croston: 0.31,
      SBA: 0.3,
      TSB: 0.28,
    }).map(([method, wape]) => [
      method,
      {
        cases: 4,
        rmsse: 0.6 + wape,
        wrmsse: 0.7 + wape,
        wape: wape * times,
        bias: 0.1 - wape,
        windows: [14, 28].map((days) => ({
          days,
          pinball: [0.5, 0.4, 0.3, 0.2, 0.1].map((loss) => loss + wape),
          coverage: [0.5, 0.75, 0.9, 0.95, 0.975].map((p) => p - wape / 10),
        })),
      },
    ]),
  );

/** A shop whose past was played, and whose forecasts were judged. */
const judgedOn = (until: string) => ({
  simulation: {
    until,
    goods: 1,
    scoredDays: 128,
    inCartons: 1,
    leftOut: 2,
    policy: defaultPolicy,
    cards: rateCards,
    budgetMinor: null,
    leadTime: assumedLeadTime,
    took: { least: 10, most: 14 },
    networkShare: 0.8,
    proposed: 0.95,
    levels: [
      played(0.5, 0.78, 6),
      played(0.8, 0.89, 12),
      played(0.9, 0.93, 17),
      played(0.95, 0.96, 22),
      played(0.99, 0.99, 34),
    ],
    cover: played(0, 0.9, 24),
  } satisfies ShopSimulation,
  evaluation: {
    until,
    windows: 4,
    goods: 1,
    checks: [],
    overall: reportsOf(1),
    byClass: { smooth: reportsOf(0.9), lumpy: reportsOf(1.6) },
  } satisfies ShopEvaluation,
});

/**
 * A night's run for the first article that the network stores, as the worker would have written it.
 * @returns the article's id.
 */
export async function expectDemand(
  prisma: PrismaClient,
  shopId: string,
  perDay: number,
  at: Date,
): Promise<string> {
  const link = await prisma.goodsLink.findFirstOrThrow({
    where: { shopId },
    orderBy: { goodsId: "asc" },
  });
  const { timeZone } = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { timeZone: true },
  });
  // Nights begin by the shop's own clock: of another day, the worker would make one anew.
  const made = {
    shopId,
    origin: dayOf(at, timeZone),
    version: forecastVersion,
  };
  const judged = judgedOn(made.origin);
  const run = await prisma.forecastRun.upsert({
    where: { shopId_origin_version: made },
    create: {
      ...made,
      ...judged,
      state: "done",
      learned: nothingLearned(),
      startedAt: at,
    },
    update: { ...judged, state: "done" },
  });
  const row = {
    ...made,
    runId: run.id,
    demandClass: "smooth",
    basis: "own",
    confidence: "ordinary",
    perDay,
    forecast: {
      ...forecastOf(perDay),
      basis: "own",
      shares: [0.5, 0.5],
      reasons: [{ kind: "level", perDay, before: perDay * 0.9 }],
      leftOut: [],
      pastError: null,
    },
    madeAt: at,
  };
  const { variantId } = link;
  await prisma.demandForecast.upsert({
    where: { shopId_variantId: { shopId, variantId } },
    create: { ...row, variantId },
    update: row,
  });
  return link.goodsId;
}
