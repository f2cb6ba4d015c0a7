import { judgedHorizon } from "./accuracy.ts";
import { beliefs, candidateCount, plainWeights } from "./level-mixtures.ts";
import type { Looks } from "./looks.ts";
import { averageOver, expectedOver, type Outlook } from "./outlook.ts";
import { type PastWindow, WindowErrors } from "./window-errors.ts";

/** The days in the past from which forecasts are made to learn from: how many, how far apart, none before. */
export const pastOrigins = { count: 12, stepDays: 14, earliest: 120 } as const;
/** As many more are looked from, so that of long windows enough are over. */
const looksBack = pastOrigins.count + 6;
/** What lies farther back teaches nothing. */
export const memoryDays = looksBack * pastOrigins.stepDays;

/**
 * How the shop forecasts: with its own weights, or with the plain 28-day average because that was better lately. What was
 * told of days, bursts and planned events, holds for both.
 */
export type ShopMethod = "combination" | "MA28";

/** Our 28-day forecasts of the last windows against the plain average; WAPE of totals. */
export type SelfCheck = { windows: number; ours: number; average28: number };

/** What a shop's own past says about forecasting it. */
export type ShopLearning = {
  method: ShopMethod;
  weights: Float64Array;
  check: SelfCheck | null;
  /** Errors by window length in days. */
  errors: Map<number, WindowErrors>;
};

const checkedWindows = 4;
/** Half a percent of the units: a smaller difference says nothing. */
const noticeable = 0.005;
/** A candidate whose scaled error is this share above the best is believed e times less. */
const tolerance = 0.0033;

/**
 * Looks back from `origin` at forecasts made on earlier days, a fortnight apart: weighs the candidates by their errors,
 * keeps how far off forecasts were, and checks that they beat the plain average. Every day used lies before `origin`.
 * @param days looks of the past to use, the latest first; those whose windows are not over are left out.
 */
export function learnShop(
  looks: Looks,
  origin: number,
  days: readonly number[] = daysToLookFrom(origin),
): ShopLearning {
  const weights = weigh(looks, days, origin);
  const check = checkMethod(looks, days, origin);
  const method = methodAfter(check);
  const learned = { method, weights } as const;
  return {
    ...learned,
    check,
    errors: new Map(
      looks.reach.windows.map((length, i) => {
        const over = days
          .filter((day) => day + length <= origin)
          .slice(0, pastOrigins.count);
        return [
          length,
          WindowErrors.learn(pastWindows(looks, learned, over, length, i)),
        ];
      }),
    ),
  };
}

/** The plain average, where it was closer lately by more than says nothing; what we know otherwise. */
export const methodAfter = (check: SelfCheck | null): ShopMethod =>
  check && check.ours > check.average28 + noticeable ? "MA28" : "combination";

/** The fortnightly days before an origin, the latest first. */
export const daysToLookFrom = (origin: number): number[] =>
  Array.from(
    { length: looksBack },
    (_, back) => origin - (back + 1) * pastOrigins.stepDays,
  ).filter((day) => day >= pastOrigins.earliest);

/** Expected units of a window, as the shop forecasts. */
export const expectedAs = (
  { method, weights }: Pick<ShopLearning, "method" | "weights">,
  outlook: Outlook,
  days: number,
): number =>
  method === "MA28"
    ? averageOver(outlook, days)
    : expectedOver(outlook, weights, days);

/** Weights by how well each candidate would have done: sharper, the more goods have a say. */
function weigh(
  looks: Looks,
  days: readonly number[],
  origin: number,
): Float64Array {
  const scaled = new Float64Array(candidateCount);
  let goods = 0;
  const over = days
    .filter((day) => day + judgedHorizon <= origin)
    .slice(0, pastOrigins.count);
  for (const day of over) {
    const errors = looks.errorsAt(day);
    goods += errors.goods;
    for (let i = 0; i < candidateCount; i++)
      scaled[i] = (scaled[i] as number) + (errors.scaled[i] as number);
  }
  const least = Math.min(...scaled);
  if (goods === 0 || !(least > 0)) return plainWeights;
  const doubt = tolerance + 1 / goods;
  const weights = scaled.map(
    (error, i) =>
      (beliefs[i] as number) * Math.exp(-Math.log(error / least) / doubt),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Each window is forecast as the shop would have then: with weights from windows that were over before it. */
function checkMethod(
  looks: Looks,
  days: readonly number[],
  origin: number,
): SelfCheck | null {
  const checked = Array.from(
    { length: checkedWindows },
    (_, back) => origin - (back + 1) * judgedHorizon,
  );
  if ((checked.at(-1) ?? 0) < pastOrigins.earliest) return null;
  const errors = { ours: 0, average28: 0, actual: 0 };
  for (const day of checked) {
    const weights = weigh(looks, days, day);
    for (const [i, outlook] of looks.at(day).outlooks.entries()) {
      if (!outlook) continue;
      const actual = looks.actual(i, day, judgedHorizon);
      if (actual === null) continue;
      errors.actual += actual;
      errors.ours += Math.abs(
        expectedOver(outlook, weights, judgedHorizon) - actual,
      );
      errors.average28 += Math.abs(
        averageOver(outlook, judgedHorizon) - actual,
      );
    }
  }
  if (errors.actual <= 0) return null;
  return {
    windows: checkedWindows,
    ours: errors.ours / errors.actual,
    average28: errors.average28 / errors.actual,
  };
}

function pastWindows(
  looks: Looks,
  learned: Pick<ShopLearning, "method" | "weights">,
  days: readonly number[],
  length: number,
  place: number,
): PastWindow[] {
  return days.flatMap((day, look) =>
    looks.at(day).outlooks.flatMap((outlook, i): PastWindow[] => {
      if (!outlook) return [];
      const actual = looks.actual(i, day, length);
      if (actual === null) return [];
      return [
        {
          look,
          demandClass: outlook.demandClass,
          expected: expectedAs(learned, outlook, length),
          spread: outlook.spreads[place] ?? null,
          actual,
        },
      ];
    }),
  );
}
