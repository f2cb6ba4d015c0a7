import fc from "fast-check";
import loadHighs from "highs";
import { beforeAll, describe, expect, test } from "vitest";
import { worthOfCarton } from "#core/domain/replenishment/carton-worth.ts";
import {
  type PlanningDay,
  planReplenishment,
  type ReplenishmentGoods,
} from "#core/domain/replenishment/plan-replenishment.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import { anyDay, first, forecastOf } from "./any-goods.ts";

let highs: Awaited<ReturnType<typeof loadHighs>>;
beforeAll(async () => {
  highs = await loadHighs();
});

const anyArticle = fc.record({
  perDay: fc.double({ min: 0.5, max: 20, noNaN: true }),
  spread: fc.double({ min: 0.1, max: 1, noNaN: true }),
  available: fc.nat(150),
  packSize: fc.integer({ min: 6, max: 48 }),
  unitCostMinor: fc.integer({ min: 50, max: 5_000 }),
  marginMinor: fc.integer({ min: 0, max: 6_000 }),
  cubicFeet: fc.double({ min: 0.01, max: 2, noNaN: true }),
});

const articlesOf = (count: { minLength: number; maxLength: number }) =>
  fc.array(anyArticle, count).map((articles) =>
    articles.map(
      ({ perDay, spread, ...rest }, at): ReplenishmentGoods => ({
        ...rest,
        goodsId: `goods-${at}`,
        forecast: forecastOf(perDay, spread),
        arrivals: [],
        atSource: null,
        melts: false,
        shelfLifeDays: null,
      }),
    ),
  );

/** A day on which nothing but the budget binds, with a fee on storage. */
const dayWith = (day: PlanningDay, budgetMinor: number | null) => ({
  ...day,
  rules: {
    ...day.rules,
    mostCartons: null,
    mostPallets: null,
    mostStoredUnits: null,
    mostStoredCubicFeet: null,
  },
  rateCard: {
    ...first(rateCards).value,
    freeStorageDays: 10,
    storagePerCubicFootDayMinor: 3,
  },
  policy: {
    ...day.policy,
    budgetMinor,
    minimumUnits: 0,
    acceptsStorageFees: true,
  },
});

type Carton = { worth: number; cost: number };

/** Every carton that would go without a budget, and what those earn that the budget lets go. */
function cartonsOf(
  goods: readonly ReplenishmentGoods[],
  day: PlanningDay,
  share: number,
) {
  const free = planReplenishment(goods, dayWith(day, null));
  const budgetMinor = Math.floor(free.costMinor * share);
  const short = planReplenishment(goods, dayWith(day, budgetMinor));
  const of = (plan: typeof free) =>
    goods.flatMap((one, at) =>
      Array.from(
        { length: plan.lines[at]?.cartons ?? 0 },
        (_, nth): Carton => ({
          worth: worthOfCarton(
            one,
            dayWith(day, null),
          )(one.available + nth * one.packSize),
          cost: one.packSize * one.unitCostMinor,
        }),
      ),
    );
  // Those that earn less than they cost go for the sake of the service level, after all others.
  const earned = of(short).reduce(
    (sum, { worth }) => sum + Math.max(0, worth),
    0,
  );
  return {
    all: of(free).filter(({ worth }) => worth > 0),
    budgetMinor,
    earned,
  };
}

/** The most that cartons within the budget can earn, as the solver says. */
function bestOf(cartons: readonly Carton[], budgetMinor: number): number {
  if (cartons.length === 0) return 0;
  const terms = (what: keyof Carton) =>
    cartons.map((one, at) => `${one[what].toFixed(6)} x${at}`).join(" + ");
  const { Status, ObjectiveValue } = highs.solve(
    `Maximize
 earned: ${terms("worth")}
Subject To
 budget: ${terms("cost")} <= ${budgetMinor}
Binary
 ${cartons.map((_, at) => `x${at}`).join(" ")}
End`,
    { output_flag: false },
  );
  expect(Status).toBe("Optimal");
  return ObjectiveValue;
}

describe("a plan within a budget, beside the best one that a solver finds", () => {
  const anyShare = fc.double({ min: 0.05, max: 0.95, noNaN: true });

  test("earns no less but for one carton, where few cartons share it", () => {
    fc.assert(
      fc.property(
        articlesOf({ minLength: 1, maxLength: 4 }),
        anyDay,
        anyShare,
        (goods, day, share) => {
          const { all, budgetMinor, earned } = cartonsOf(goods, day, share);
          const best = bestOf(all, budgetMinor);
          const largest = Math.max(0, ...all.map(({ worth }) => worth));
          expect(earned).toBeLessThanOrEqual(best + 0.01 + best * 1e-4);
          expect(earned).toBeGreaterThan(best - largest - 0.01);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("earns as much to one in a hundred, where many cartons share it", () => {
    fc.assert(
      fc.property(
        articlesOf({ minLength: 40, maxLength: 40 }),
        anyDay,
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        (goods, day, share) => {
          const { all, budgetMinor, earned } = cartonsOf(goods, day, share);
          const best = bestOf(all, budgetMinor);
          expect(earned).toBeGreaterThanOrEqual(best * 0.99);
        },
      ),
      { numRuns: 4, seed: 20_261_127 },
    );
  });
});
