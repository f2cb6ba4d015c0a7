import { backtestByWindow } from "../../domain/demand/backtest.ts";
import { sharesOf } from "../../domain/demand/channel-split.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import type { DemandPanel } from "../../domain/demand/goods-series.ts";
import { daysToLookFrom } from "../../domain/demand/learn-shop.ts";
import {
  type LearnedShop,
  learnWholeShop,
  windowsToLearn,
} from "../../domain/demand/learned-shop.ts";
import { Looks } from "../../domain/demand/looks.ts";
import {
  evaluationOf,
  type ShopEvaluation,
} from "../../domain/demand/shop-evaluation.ts";
import { leadTimeOf } from "../../domain/replenishment/lead-time.ts";
import { protectedDaysOf } from "../../domain/replenishment/plan-replenishment.ts";
import { defaultPolicy } from "../../domain/replenishment/policy.ts";
import {
  type ShopSimulation,
  simulateShop,
} from "../../domain/replenishment/shop-simulation.ts";
import { dayAfter } from "../../kit/days.ts";
import type { World } from "../../world/world.ts";
import { readNight } from "./read-night.ts";
import { readPastToPlay } from "./read-past-to-play.ts";
import { historyBefore } from "./read-series.ts";

/** Goods that a shop is learned from: more would say the same. */
const mostTeachers = 1_000;
const evaluatedWindows = 4;

/** Lets other work of the process have its turn: a look at a thousand goods takes a tenth of a second. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => setImmediate(resolve));

/**
 * Learns a shop's demand from a sample of what it sold: rhythm, weights, errors, launches.
 * @param evaluates whether the rolling origin is played, too, which takes as long again.
 */
export async function learnDemand(
  { clock, store }: Pick<World, "clock" | "store">,
  shopId: string,
  origin: string,
  evaluates: boolean,
): Promise<{
  learned: LearnedShop;
  evaluation: ShopEvaluation | null;
  simulation: ShopSimulation | null;
}> {
  const { goods, past, protectedDays, span } = await store.inShop(
    shopId,
    async (records) => {
      const span = historyBefore(origin, records.shop.timeZone);
      const sample = await records.sampleOfSellers(span, mostTeachers);
      // A burst of yesterday is noted first, or it would be taken for the shop's rhythm. What events bring is not learned yet.
      const { series } = await readNight(records, sample, {
        origin,
        uplifts: new Map(),
        at: clock.now(),
      });
      return {
        goods: series,
        past: evaluates
          ? await readPastToPlay(records, series, origin, clock.now())
          : null,
        protectedDays: protectedDaysOf({
          leadTime: leadTimeOf(await records.pastInbounds()),
          policy: (await records.replenishmentPolicy()) ?? defaultPolicy,
        }),
        span,
      };
    },
  );
  const panel: DemandPanel = {
    days: Array.from({ length: span.days }, (_, day) =>
      dayAfter(span.from, day),
    ),
    goods,
  };
  const looks = new Looks(panel, goods, windowsToLearn(protectedDays));
  for (const day of daysToLookFrom(span.days)) {
    looks.at(day);
    await breathe();
  }
  const learned = learnWholeShop(looks, span.days, sharesOfShop(goods));
  await breathe();
  return {
    learned,
    evaluation: evaluates ? await evaluate(looks, origin) : null,
    simulation:
      past && (await atLeisure(simulateShop(panel, past.goods, past.terms))),
  };
}

async function atLeisure<T>(steps: Generator<void, T>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breathe();
  }
}

async function evaluate(
  looks: Looks,
  until: string,
): Promise<ShopEvaluation | null> {
  const steps = backtestByWindow(looks, evaluatedWindows);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return evaluationOf(step.value, until);
    await breathe();
  }
}

function sharesOfShop(goods: readonly SeriesOfVariant[]): number[] {
  const recent = [0, 0];
  for (const { recentByChannel } of goods)
    for (const [i, units] of recentByChannel.entries())
      recent[i] = (recent[i] ?? 0) + units;
  return sharesOf(recent);
}
