import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  expectedUnits,
  probabilityAbove,
  quantileOver,
} from "#core/domain/demand/quantile-over.ts";
import { thinForecast } from "#core/domain/demand/thin-forecast.ts";
import type {
  FeesAhead,
  FeesInShop,
} from "#core/domain/replenishment/fees-in-shop.ts";
import {
  gramsOfPallets,
  mayMeltOn,
  roomOfPallets,
} from "#core/domain/replenishment/inbound-rules.ts";
import {
  type PlanningDay,
  planReplenishment,
  type ReplenishmentGoods,
} from "#core/domain/replenishment/plan-replenishment.ts";
import { splitSource } from "#core/domain/replenishment/split-source.ts";
import {
  dayOfStockOut,
  suppliedWithin,
} from "#core/domain/replenishment/stock-outlook.ts";
import {
  roomLeft,
  roomTaken,
} from "#core/domain/replenishment/storage-quota.ts";
import { dayAfter } from "#core/kit/days.ts";
import { gramsPerPound } from "#core/kit/measures.ts";
import { anyAssortment, anyDay, forecastOf, goods, upTo } from "./any-goods.ts";

const runs = { numRuns: 40 };

const plain: PlanningDay = {
  arrivesOn: "2026-12-06",
  leadTime: { p80: 10, p50: 9, measured: 4 },
  rules: {
    arriveWithinDays: 14,
    closedAfterDays: 75,
    meltingSeason: { from: "10-16", until: "04-14" },
    truckNoticeBusinessDays: 4,
    truckCancelHours: 24,
    shelfLifeLeftDays: 90,
    claimWithinDays: 60,
    pallet: { heightInches: 72, pounds: 1_500 },
    palletFloor: { lengthInches: 48, widthInches: 40 },
    cartonPounds: 50,
    mostCartons: null,
    mostPallets: null,
    mostStoredUnits: null,
    mostStoredCubicFeet: null,
  },
  fees: [
    {
      singleUnitMinor: 358,
      multiUnitMinor: 286,
      otherChannelUnitMinor: null,
      hubPlacementMinor: 31,
      marketplacePercent: null,
      freeStorageDays: 60,
      storagePerCubicFootDayMinor: null,
    },
  ],
  policy: {
    serviceLevel: { smooth: 0.9, erratic: 0.9, intermittent: 0.9, lumpy: 0.9 },
    reviewDays: 7,
    budgetMinor: null,
    minimumUnits: 1,
    acceptsStorageFees: false,
  },
};
/** Stored for a fee from the first day on. */
const storedFor = (storagePerCubicFootDayMinor: number | null): FeesInShop => ({
  ...plain.fees[0],
  freeStorageDays: 0,
  storagePerCubicFootDayMinor,
});
/** Days from now that anything may lie there before the card of one of them asks for its fee. */
const daysForNothing = (fees: FeesAhead): number => {
  let days = 0;
  while (days < (fees[days] ?? fees.at(-1) ?? plain.fees[0]).freeStorageDays)
    days++;
  return days;
};

const lineFor = (one: ReplenishmentGoods, day = plain) => {
  const [line] = planReplenishment([one], day).lines;
  if (!line) throw new Error("no line");
  return line;
};

describe("a plan", () => {
  test("sends whole cartons up to what nine of ten times is enough over lead time and review", () => {
    const line = lineFor(goods());
    expect(line.protectedDays).toBe(17);
    expect(line.position).toBe(107);
    expect(line.level).toBe(Math.ceil(quantileOver(forecastOf(10), 17, 0.9)));
    expect(line.wanted).toBe(line.level - 107);
    expect(line.units).toBe(Math.ceil(line.wanted / 23) * 23);
    expect(line.bounds).toEqual([]);
  });

  test("says which rule bound it", () => {
    expect(lineFor(goods({ atSource: 50 }))).toMatchObject({
      units: 46,
      bounds: ["supply"],
    });
    expect(
      lineFor(goods({ melts: true }), { ...plain, arrivesOn: "2026-07-05" }),
    ).toMatchObject({ units: 0, bounds: ["melting-season"] });
    // Half of deliveries would be there on the season's last day; too many come later.
    const lastDay = { ...plain, arrivesOn: "2026-04-14" };
    expect(lineFor(goods({ melts: true }), lastDay).bounds).toEqual([
      "melting-season",
    ]);
    expect(
      lineFor(goods({ melts: true }), { ...plain, arrivesOn: "2026-04-13" })
        .units,
    ).toBeGreaterThan(0);
    expect(lineFor(goods({ shelfLifeDays: 100 }))).toMatchObject({
      units: 0,
      bounds: ["shelf-life"],
    });
    // What the network asks of these goods goes before what it asks of all.
    expect(lineFor(goods({ shelfLifeDays: 100, lastsOnArrival: 30 }))).toEqual(
      lineFor(goods({ shelfLifeDays: 160 })),
    );
    expect(
      lineFor(goods({ shelfLifeDays: 300, lastsOnArrival: 290 })),
    ).toMatchObject({ units: 0, bounds: ["shelf-life"] });
    expect(
      lineFor(goods(), {
        ...plain,
        policy: { ...plain.policy, budgetMinor: 23 * 400 },
      }),
    ).toMatchObject({ units: 23, bounds: ["budget"] });
  });

  test("spends a short budget where a carton earns most for its cost", () => {
    const dear = goods({ goodsId: "dear", unitCostMinor: 800 });
    const late = goods({ goodsId: "late", available: 0, arrivals: [] });
    const plan = planReplenishment([dear, late], {
      ...plain,
      policy: { ...plain.policy, budgetMinor: 4 * 23 * 400 },
    });
    expect(plan.lines.map(({ units }) => units)).toEqual([0, 4 * 23]);
  });

  test("fills the last carton only where it earns what storing and placing it costs", () => {
    const stored = (minor: number | null, room: number | null = 2) =>
      lineFor(goods({ packSize: 100, cubicFeet: room, arrivals: [] }), {
        ...plain,
        fees: [storedFor(minor)],
        policy: { ...plain.policy, acceptsStorageFees: true },
      });
    const wanted = stored(null).wanted;
    expect(wanted % 100).not.toBe(0);
    expect(stored(null).units).toBe(Math.ceil(wanted / 100) * 100);
    expect(stored(2).bounds).toEqual([]);
    expect(stored(200)).toMatchObject({
      units: Math.floor(wanted / 100) * 100,
      bounds: ["fees"],
    });
    // No fee is made up for a size that nobody has told.
    expect(stored(200, null).bounds).toEqual([]);
    // What the service level asks for in whole cartons goes whatever it costs.
    expect(stored(100_000).units).toBe(Math.floor(wanted / 100) * 100);
  });

  test("reckons storage by the card of each day on which goods lie there", () => {
    // Forty-five days of sales lie there and come before the last carton: a card of June counts from June on.
    const { daily, windows, ...sure } = forecastOf(10);
    const mug = goods({
      ...{ packSize: 100, cubicFeet: 2, arrivals: [], available: 61 },
      forecast: { daily, windows, ...sure },
    });
    const changed = (after: number, ...[then]: [FeesInShop]) =>
      lineFor(mug, {
        ...plain,
        fees: [storedFor(0), ...Array(after).fill(storedFor(0)), then],
        policy: { ...plain.policy, acceptsStorageFees: true },
      }).bounds;
    expect(changed(15, storedFor(400))).toEqual(["fees"]);
    // By then all of it is sold.
    expect(changed(40, storedFor(400))).toEqual([]);
    // A shop that pays for no storage sends no more than is sold while each day's card lets it lie.
    const free = (after: number, then: FeesInShop) =>
      lineFor(mug, {
        ...plain,
        fees: [plain.fees[0], ...Array(after).fill(plain.fees[0]), then],
      }).bounds;
    const shorter = { ...plain.fees[0], freeStorageDays: 8 };
    expect(free(5, shorter)).toEqual(["free-storage"]);
    expect(free(30, shorter)).toEqual([]);
  });

  test("spends a short budget where fees leave most of what is earned", () => {
    const bulky = goods({ goodsId: "bulky", cubicFeet: 3 });
    const small = goods({ goodsId: "small", cubicFeet: 0.01 });
    const plan = planReplenishment([bulky, small], {
      ...plain,
      fees: [storedFor(20)],
      policy: {
        ...plain.policy,
        acceptsStorageFees: true,
        budgetMinor: 4 * 23 * 400,
      },
    });
    expect(plan.lines.map(({ units }) => units)).toEqual([0, 4 * 23]);
  });

  test("fills what the network still stores with what earns most for its room, counting all that lies there", () => {
    const within = (
      quota: Partial<PlanningDay["rules"]>,
      all: ReplenishmentGoods[],
      stored?: PlanningDay["stored"],
    ) =>
      planReplenishment(all, {
        ...plain,
        rules: { ...plain.rules, ...quota },
        ...(stored && { stored }),
      }).lines;
    const mug = goods();
    // 107 lie there and come: two cartons of 23 fit beside them.
    expect(within({ mostStoredUnits: 107 + 2 * 23 + 22 }, [mug])).toMatchObject(
      [{ units: 46, bounds: ["capacity"] }],
    );
    // What cannot be sold and what others are takes room as well.
    expect(
      within({ mostStoredUnits: 175 }, [mug], { units: 175, cubicFeet: 0 }),
    ).toMatchObject([{ units: 0, bounds: ["capacity"] }]);
    expect(within({ mostStoredUnits: 100_000 }, [mug])).toEqual(
      within({}, [mug]),
    );
    // A quota of room goes to what takes little of it; what no size is told of takes none.
    const bulky = goods({ goodsId: "bulky", cubicFeet: 3 });
    const small = goods({ goodsId: "small", cubicFeet: 0.1 });
    const [large, little, unsized] = within(
      { mostStoredCubicFeet: 107 * 3.1 + 23 },
      [bulky, small, goods({ goodsId: "unsized" })],
    );
    expect(large).toMatchObject({ units: 0, bounds: ["capacity"] });
    expect(little?.units).toBe(lineFor(small).units);
    expect(unsized?.units).toBe(lineFor(mug).units);
  });

  test("keeps every rule, whatever the goods and the day", () => {
    fc.assert(
      fc.property(anyAssortment, anyDay, (assortment, day) => {
        const plan = planReplenishment(assortment, day);
        const { policy, rules, fees } = day;
        if (policy.budgetMinor !== null)
          expect(plan.costMinor).toBeLessThanOrEqual(policy.budgetMinor);
        const left = roomLeft(rules, roomTaken(assortment));
        expect(plan.units).toBeLessThanOrEqual(left.units ?? plan.units);
        const sent = plan.lines.reduce(
          (sum, { units }, at) =>
            sum + units * (assortment[at]?.cubicFeet ?? 0),
          0,
        );
        expect(sent).toBeLessThanOrEqual((left.cubicFeet ?? sent) + 1e-6);
        const { mostCartons } = rules;
        const room = roomOfPallets(rules);
        const weight = gramsOfPallets(rules);
        const deliveries = [
          plan.lines.map(({ cartons }) => cartons),
          ...Array.from({ length: 8 }, (_, nth) =>
            plan.lines.map(
              ({ later }) =>
                later.find(
                  ({ inDays }) => inDays === (nth + 1) * policy.reviewDays,
                )?.cartons ?? 0,
            ),
          ),
        ];
        for (const cartons of deliveries) {
          const all = cartons.reduce((sum, some) => sum + some, 0);
          expect(all).toBeLessThanOrEqual(mostCartons ?? all);
          const feet = cartons.reduce((sum, some, at) => {
            const one = assortment[at] as (typeof assortment)[number];
            return sum + some * one.packSize * (one.cubicFeet ?? 0);
          }, 0);
          expect(feet).toBeLessThanOrEqual((room ?? feet) + 1e-6);
          const grams = cartons.reduce((sum, some, at) => {
            const one = assortment[at] as (typeof assortment)[number];
            return sum + some * one.packSize * (one.weightGrams ?? 0);
          }, 0);
          expect(grams).toBeLessThanOrEqual((weight ?? grams) + 1e-3);
        }
        for (const [at, line] of plan.lines.entries()) {
          const one = assortment[at] as (typeof assortment)[number];
          expect(line.goodsId).toBe(one.goodsId);
          expect(line.units).toBe(line.cartons * one.packSize);
          expect(line.units).toBeGreaterThanOrEqual(0);
          expect(line.units).toBeLessThan(line.wanted + one.packSize);
          if (one.atSource !== null)
            expect(line.units).toBeLessThanOrEqual(one.atSource);
          const late = Math.max(0, day.leadTime.p80 - day.leadTime.p50);
          const mayMelt = [day.arrivesOn, dayAfter(day.arrivesOn, late)].every(
            (on) => mayMeltOn(rules, on),
          );
          if (one.melts && !mayMelt) expect(line.units).toBe(0);
          const heaviest = rules.pallet.pounds * gramsPerPound;
          if ((one.weightGrams ?? 0) * one.packSize > heaviest)
            expect(line.units).toBe(0);
          if (line.bounds.includes("minimum")) expect(line.units).toBe(0);
          if (!policy.acceptsStorageFees && line.units > 0)
            expect(line.position + line.units).toBeLessThanOrEqual(
              expectedUnits(one.forecast, daysForNothing(fees)) + 1e-6,
            );
          if (one.shelfLifeDays !== null && line.units > 0)
            expect(line.position + line.units).toBeLessThanOrEqual(
              expectedUnits(
                one.forecast,
                Math.max(
                  0,
                  one.shelfLifeDays -
                    day.leadTime.p80 -
                    (one.lastsOnArrival ?? rules.shelfLifeLeftDays),
                ),
              ) + 1e-6,
            );
          expect(line.risk.asPlanned).toBeLessThanOrEqual(
            line.risk.ifNothing + 1e-9,
          );
        }
      }),
      runs,
    );
  });

  test("sends with the next deliveries what one has no place for, the worthiest cartons first", () => {
    const rules = { ...plain.rules, mostCartons: 5 };
    const dear = goods({ goodsId: "dear", available: 0, marginMinor: 5_000 });
    const cheap = goods({ goodsId: "cheap", available: 0, marginMinor: 100 });
    const free = planReplenishment([cheap, dear], plain);
    const plan = planReplenishment([cheap, dear], { ...plain, rules });
    const [late, soon] = plan.lines;
    expect(plan.cartons).toBe(5);
    expect(soon?.cartons).toBeGreaterThan(late?.cartons ?? 0);
    expect(late?.bounds).toContain("cartons");
    expect(late?.later[0]?.inDays).toBe(plain.policy.reviewDays);
    for (const [at, line] of plan.lines.entries())
      expect(
        line.later.reduce((sum, { units }) => sum + units, line.units),
      ).toBe(free.lines[at]?.units);
  });

  test("loads pallets by what they may weigh as well: dumbbells leave most of their room empty", () => {
    const rules = { ...plain.rules, mostPallets: 1 };
    // Ten of a carton weigh 300 pounds in half a cubic foot: five cartons are what a pallet may weigh.
    const dumbbell = goods({
      ...{ available: 0, arrivals: [], packSize: 10 },
      ...{ cubicFeet: 0.05, weightGrams: 30 * gramsPerPound - 1 },
    });
    const [line] = planReplenishment([dumbbell], { ...plain, rules }).lines;
    expect(line).toMatchObject({ cartons: 5, bounds: ["pallets"] });
    expect(line?.later[0]).toMatchObject({ cartons: 5 });
    // Where nobody has told what it weighs, its room alone counts.
    const unweighed = { ...dumbbell, weightGrams: null };
    const [free] = planReplenishment([unweighed], { ...plain, rules }).lines;
    expect(free).toMatchObject({ units: 240, bounds: [] });
    // However many pallets there are, none takes a carton of more than 1,500 pounds.
    const anvil = { ...dumbbell, weightGrams: 151 * gramsPerPound };
    const [none] = planReplenishment([anvil], plain).lines;
    expect(none).toMatchObject({ units: 0, bounds: ["carton-weight"] });
  });

  test("never sends less of what is wanted more", () => {
    fc.assert(
      fc.property(
        anyAssortment,
        anyDay,
        upTo(3).map((more) => 1 + more),
        (assortment, day, factor) => {
          const [one, ...others] = assortment;
          if (!one) return;
          const more = {
            ...one,
            forecast: forecastOf(one.perDay * factor, one.spread),
          };
          const before = planReplenishment(assortment, day).lines[0];
          const after = planReplenishment([more, ...others], day).lines[0];
          expect(after?.units).toBeGreaterThanOrEqual(before?.units ?? 0);
        },
      ),
      runs,
    );
  });

  test("sends less of what is wanted more only where own stock is what is sent, and the merchant's own orders need it themselves", () => {
    fc.assert(
      fc.property(
        anyAssortment,
        anyDay,
        upTo(3).map((more) => 1 + more),
        fc.nat(1_000),
        fc.record({
          share: upTo(1),
          restsOn: fc.integer({ min: 1, max: 500 }),
        }),
        (assortment, day, factor, own, network) => {
          const [one, ...others] = assortment;
          if (!one) return;
          const planOf = (perDay: number) => {
            const forecast = forecastOf(perDay, one.spread);
            const { toNetwork, kept } = splitSource(forecast, {
              units: own,
              network,
              position: one.available,
              days: day.leadTime.p80 + day.policy.reviewDays,
            });
            const falling = thinForecast(forecast, network);
            const [line] = planReplenishment(
              [
                {
                  ...one,
                  atSource: toNetwork,
                  forecast: { ...forecast, ...falling },
                },
                ...others,
              ],
              day,
            ).lines;
            return { units: line?.units ?? 0, toNetwork, kept };
          };
          const before = planOf(one.perDay);
          const after = planOf(one.perDay * factor);
          // Whole cartons of what own orders leave.
          const left =
            Math.floor(after.toNetwork / one.packSize) * one.packSize;
          expect(after.units).toBeGreaterThanOrEqual(
            Math.min(before.units, left),
          );
        },
      ),
      runs,
    );
  });

  test("is the same for the same question, in whatever order it is asked", () => {
    fc.assert(
      fc.property(anyAssortment, anyDay, (assortment, day) => {
        const plan = planReplenishment(assortment, day);
        expect(planReplenishment(assortment, day)).toEqual(plan);
        const turned = planReplenishment([...assortment].reverse(), day);
        expect([...turned.lines].reverse()).toEqual(plan.lines);
      }),
      runs,
    );
  });
});

describe("how long stock lasts", () => {
  test("the probability of more is the other way round of the quantile", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 56 }),
        fc.constantFrom(0.25, 0.5, 0.8, 0.95),
        (perDay, spread, days, probability) => {
          const forecast = forecastOf(perDay, spread);
          const units = quantileOver(forecast, days, probability);
          expect(probabilityAbove(forecast, days, units)).toBeCloseTo(
            1 - probability,
            6,
          );
        },
      ),
    );
  });

  test("the day of running out comes no later with less stock, and goods that arrive put it off", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 40, noNaN: true }),
        fc.nat(500),
        fc.nat(200),
        fc.integer({ min: 0, max: 5 }),
        (perDay, available, more, inDays) => {
          const forecast = forecastOf(perDay);
          const day = (
            units: number,
            arrivals: { units: number; inDays: number }[] = [],
          ) =>
            dayOfStockOut(forecast, { available: units, arrivals }, 0.5) ??
            Number.POSITIVE_INFINITY;
          expect(day(available + more)).toBeGreaterThanOrEqual(day(available));
          expect(
            day(available, [{ units: more, inDays }]),
          ).toBeGreaterThanOrEqual(day(available));
        },
      ),
    );
    expect(
      suppliedWithin({ available: 5, arrivals: [{ units: 7, inDays: 3 }] }, 3),
    ).toBe(5);
    expect(
      suppliedWithin({ available: 5, arrivals: [{ units: 7, inDays: 3 }] }, 4),
    ).toBe(12);
  });
});
