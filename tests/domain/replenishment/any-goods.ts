import fc from "fast-check";
import { demandClasses } from "#core/domain/demand/classify-demand.ts";
import {
  forecastProbabilities,
  type GoodsForecast,
} from "#core/domain/demand/goods-forecast.ts";
import type {
  FeesAhead,
  FeesInShop,
} from "#core/domain/replenishment/fees-in-shop.ts";
import { inboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import type {
  PlanningDay,
  ReplenishmentGoods,
} from "#core/domain/replenishment/plan-replenishment.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";

/** A forecast of so many units a day, whose quantiles lie around the mean as far as `spread` says. */
export const forecastOf = (
  perDay: number,
  spread = 0.5,
): Pick<GoodsForecast, "windows" | "daily" | "confidence" | "demandClass"> => ({
  daily: new Array(56).fill(perDay),
  windows: [7, 14, 28, 56].map((days) => ({
    days,
    quantiles: forecastProbabilities.map((p) =>
      Math.max(0, perDay * days * (1 + spread * (2 * p - 1))),
    ),
  })),
  confidence: "ordinary",
  demandClass: "smooth",
});

/** From nothing to so many, in thousandths of it: doubles as fast-check draws them are nearly all next to nothing. */
export const upTo = (most: number) =>
  fc.nat(1_000).map((parts) => (parts * most) / 1_000);

export const anyGoods = fc
  .record({
    perDay: upTo(60),
    spread: upTo(1),
    available: fc.nat(800),
    arrivals: fc.array(fc.record({ units: fc.nat(300), inDays: fc.nat(40) }), {
      maxLength: 3,
    }),
    atSource: fc.option(fc.nat(1_000)),
    packSize: fc.integer({ min: 1, max: 48 }),
    unitCostMinor: fc.integer({ min: 1, max: 5_000 }),
    marginMinor: fc.nat(6_000),
    cubicFeet: fc.option(upTo(20).map((feet) => feet + 0.001)),
    weightGrams: fc.option(upTo(40_000)),
    melts: fc.boolean(),
    shelfLifeDays: fc.option(fc.integer({ min: 30, max: 700 })),
    lastsOnArrival: fc.option(fc.integer({ min: 0, max: 300 })),
  })
  .map(({ perDay, spread, ...rest }) => ({
    ...rest,
    perDay,
    spread,
    forecast: forecastOf(perDay, spread),
  }));

/** Articles with ids of their own. */
export const anyAssortment = fc
  .array(anyGoods, { minLength: 1, maxLength: 8 })
  .map((goods) => goods.map((one, at) => ({ ...one, goodsId: `goods-${at}` })));

const anyCard: fc.Arbitrary<FeesInShop> = fc
  .tuple(
    fc.constantFrom(...rateCards.map(({ value }) => value)),
    fc.option(fc.integer({ min: 0, max: 30 })),
    fc.integer({ min: 0, max: 90 }),
  )
  .map(([card, storagePerCubicFootDayMinor, freeStorageDays]) => ({
    ...card,
    storagePerCubicFootDayMinor,
    freeStorageDays,
  }));

/** One card today, and another from some day on. */
export const anyFees: fc.Arbitrary<FeesAhead> = fc
  .tuple(anyCard, anyCard, fc.nat(120))
  .map(([now, then, after]) => [now, ...Array(after).fill(now), then]);

export const anyDay: fc.Arbitrary<PlanningDay> = fc.record({
  arrivesOn: fc.constantFrom("2026-07-05", "2026-12-06", "2026-04-14"),
  leadTime: fc.record({
    p80: fc.integer({ min: 1, max: 30 }),
    p50: fc.constant(8),
    measured: fc.constant(5),
  }),
  rules: fc
    .record({
      mostCartons: fc.option(fc.integer({ min: 1, max: 40 })),
      mostPallets: fc.option(fc.integer({ min: 1, max: 4 })),
      mostStoredUnits: fc.option(fc.nat(4_000)),
      mostStoredCubicFeet: fc.option(upTo(20_000)),
    })
    .map((limits) => ({ ...first(inboundRules).value, ...limits })),
  fees: anyFees,
  policy: fc.record({
    serviceLevel: upTo(0.49).map(
      (above) =>
        Object.fromEntries(
          demandClasses.map((name) => [name, 0.5 + above]),
        ) as PlanningDay["policy"]["serviceLevel"],
    ),
    reviewDays: fc.constantFrom(7, 14),
    budgetMinor: fc.option(fc.nat(2_000_000)),
    minimumUnits: fc.nat(20),
    acceptsStorageFees: fc.boolean(),
  }),
});

export function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error("an empty list has no first");
  return one;
}

export const goods = (
  wish: Partial<ReplenishmentGoods> = {},
): ReplenishmentGoods => ({
  goodsId: "mug",
  forecast: forecastOf(10),
  available: 61,
  arrivals: [{ units: 46, inDays: 3 }],
  atSource: null,
  packSize: 23,
  unitCostMinor: 400,
  marginMinor: 900,
  cubicFeet: null,
  weightGrams: null,
  melts: false,
  shelfLifeDays: null,
  ...wish,
});
