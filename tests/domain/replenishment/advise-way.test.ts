import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  Fee,
  InboundWay,
  InboundWayFact,
} from "#core/domain/inbound-facts.ts";
import {
  type AwaitedGoods,
  adviseWay,
  weighOffers,
} from "#core/domain/replenishment/advise-way.ts";
import {
  assumedDaysToSale,
  daysToSaleOf,
} from "#core/domain/replenishment/days-to-sale.ts";
import type { FeesAhead } from "#core/domain/replenishment/fees-in-shop.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import { soldWithin } from "#core/domain/replenishment/stock-outlook.ts";
import { anyFees, first, forecastOf } from "./any-goods.ts";

const week = (at: number) => ({
  from: new Date(Date.UTC(2026, 10, 29 + 7 * at)),
  until: new Date(Date.UTC(2026, 10, 36 + 7 * at)),
});
const offered = (
  way: InboundWayFact["way"],
  minor: number,
  weeks: number[],
): InboundWayFact => ({
  way,
  windows: weeks.map(week),
  centres: [],
  fee: { minor, currency: "USD" },
});
const both = [offered("hub", 700, [0, 1, 2]), offered("direct", 0, [1, 2, 3])];
const now = new Date("2026-11-28T12:00:00Z");
const on = (day: string) => new Date(`${day}T12:00:00Z`);
const daysToSale = daysToSaleOf([]);
const inDollars = (fee: Fee) => fee.minor;
/** Nothing lies so long that it would be paid for. */
const free = { ...first(rateCards).value, freeStorageDays: 365 };
const paid = { ...free, freeStorageDays: 10, storagePerCubicFootDayMinor: 2 };

/** Ten a day are wanted and none are there, unless it is said otherwise. */
const awaited = (wish: Partial<AwaitedGoods> = {}): AwaitedGoods => ({
  forecast: forecastOf(10),
  supply: { available: 0, arrivals: [] },
  units: 500,
  marginMinor: 100,
  cubicFeet: 0.5,
  ...wish,
});
const advise = (
  neededBy: Date | null,
  goods = [awaited()],
  feeMinor: (fee: Fee) => number | null = inDollars,
  ways = both,
  fees: FeesAhead = [free],
) =>
  adviseWay(ways, weighOffers(ways, { goods, daysToSale, fees, now }), {
    neededBy,
    feeMinor,
  });

describe("issue 6 §2: the way and the week that suit a delivery", () => {
  test("are the cheapest whose goods can be sold in time, as late as can be", () => {
    // Direct goods are sold nine days after their week: that of 13 December ends on the 20th.
    expect(advise(on("2026-12-30"))).toEqual({
      way: "direct",
      from: week(2).from,
      reason: "in-time",
    });
    expect(advise(on("2026-12-28"))?.from).toEqual(week(1).from);
    // Only the hub is there in time, although it hands on for three days more.
    expect(advise(on("2026-12-19"))).toEqual({
      way: "hub",
      from: week(0).from,
      reason: "in-time",
    });
    expect(advise(null)).toMatchObject({
      way: "direct",
      from: week(3).from,
      reason: "in-time",
    });
    expect(advise(null, [], inDollars, [])).toBeNull();
  });

  test("are, where none is in time, those whose fee and missed margin come to least, or the soonest where fees cannot be counted", () => {
    // The hub's first week is sold four days before the first of the centres: 40 units that earn a dollar each.
    expect(advise(on("2026-12-10"))).toMatchObject({
      way: "hub",
      from: week(0).from,
      reason: "least-loss",
    });
    expect(advise(on("2026-12-10"), [awaited({ marginMinor: 10 })])).toEqual({
      way: "direct",
      from: week(1).from,
      reason: "least-loss",
    });
    expect(
      advise(on("2026-12-10"), [awaited({ marginMinor: 10 })], () => null),
    ).toMatchObject({ way: "hub", from: week(0).from, reason: "soonest" });
  });

  test("a delivery misses no more than it brings, nothing while stock lasts, and never less for coming later", () => {
    const missed = (goods: AwaitedGoods) =>
      weighOffers(both, { goods: [goods], daysToSale, fees: [free], now })
        .toSorted((a, b) => a.onSaleBy.getTime() - b.onSaleBy.getTime())
        .map(({ missedMinor }) => missedMinor);
    expect(new Set(missed(awaited({ units: 3 })))).toEqual(new Set([300]));
    expect(
      missed(awaited({ supply: { available: 1_000, arrivals: [] } })),
    ).toEqual([0, 0, 0, 0, 0, 0]);
    const plain = missed(awaited());
    expect(plain).toEqual(plain.toSorted((a, b) => a - b));
    // From 28 November at noon until 18 December are 20 days of ten units.
    expect(plain[0]).toBe(200 * 100);
  });
});

describe("issue 6 §2: what storing a delivery takes until it is sold", () => {
  const storedOf = (
    goods: readonly AwaitedGoods[],
    fees: FeesAhead,
    ways = both,
  ) =>
    weighOffers(ways, { goods, daysToSale, fees, now }).map(
      ({ storageMinor }) => storageMinor,
    );
  /** Sold in the afternoon of 6 December, 8 days from now and later: nine after the first week that ends then. */
  const hubOnly = [offered("hub", 0, [0, 1])];

  test("is of each day beyond the free time by the card of that day, and of what still lies there", () => {
    // It can be sold in 20 days, is sold within 50 more, and is free for ten: 49 days of what is left at their ends.
    const supply = { available: 200, arrivals: [] };
    const left = Array.from({ length: 50 }, (_, day) => 500 - 10 * (day + 1));
    const beyond = left.slice(10).reduce((sum, units) => sum + units, 0);
    const goods = [awaited({ supply })];
    expect(storedOf(goods, [paid], hubOnly)[0]).toBe(beyond * 0.5 * 2);
    // From 40 days from now on it costs three times as much.
    const dearer = { ...paid, storagePerCubicFootDayMinor: 6 };
    const late = left.slice(20).reduce((sum, units) => sum + units, 0);
    expect(
      storedOf(goods, [paid, ...Array(39).fill(paid), dearer], hubOnly)[0],
    ).toBe(beyond * 0.5 * 2 + late * 0.5 * 4);
    // A fee or a size that nobody has told costs nothing.
    const untold = { ...paid, storagePerCubicFootDayMinor: null };
    expect(storedOf(goods, [untold])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(storedOf([awaited({ supply, cubicFeet: null })], [paid])).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });

  test("weighs on the way and the week: a hub that is in time no longer wins by its fee what its goods cost while they lie there", () => {
    // The hub is dearer by seven dollars, but its last week is two later than the centres' only one.
    const ways = [offered("hub", 700, [3]), offered("direct", 0, [1])];
    const goods = [awaited({ supply: { available: 900, arrivals: [] } })];
    const inTime = on("2027-02-20");
    const take = (fees: FeesAhead) =>
      advise(inTime, goods, inDollars, ways, fees);
    expect(take([free])?.way).toBe("direct");
    expect(take([paid])).toEqual({
      way: "hub",
      from: week(3).from,
      reason: "in-time",
    });
  });

  test("is never less for arriving earlier while nothing runs out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 200 }),
        fc.nat(2_000),
        fc.nat(300),
        fc.integer({ min: 0, max: 70 }),
        anyFees,
        (daysThere, units, coming, inDays, fees) => {
          const arrivals = [{ units: coming, inDays }];
          const ways = [offered("direct", 0, [0, 1, 2, 3, 4])];
          const supply = { available: daysThere * 10, arrivals };
          const stored = storedOf([awaited({ supply, units })], fees, ways);
          expect(stored).toEqual(stored.toSorted((a, b) => b - a));
        },
      ),
    );
  });
});

test("days from the dock to the shelf are those of the shop's own deliveries; a way that it hardly took keeps its distance to the other", () => {
  const counted = (way: InboundWay, days: number) => ({
    way,
    arrivedAt: now,
    countedAt: new Date(now.getTime() + days * 86_400_000),
  });
  expect(daysToSaleOf([counted("direct", 1)])).toEqual(assumedDaysToSale);
  const direct = [2, 3, 9, 3, 4].map((days) => counted("direct", days));
  expect(daysToSaleOf([...direct, counted("hub", 30)])).toEqual({
    direct: { p80: 4, p50: 3, measured: 5 },
    hub: { p80: 7, p50: 6, measured: 0 },
  });
});

test("what is sold of a supply is never more than it holds or is wanted, and more goods never sell less", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 40, noNaN: true }),
      fc.nat(400),
      fc.nat(200),
      fc.nat(40),
      (perDay, available, units, inDays) => {
        const forecast = forecastOf(perDay);
        const without = soldWithin(forecast, { available, arrivals: [] }, 28);
        const sold = soldWithin(
          forecast,
          { available, arrivals: [{ units, inDays }] },
          28,
        );
        expect(sold).toBeLessThanOrEqual(available + units + 1e-9);
        expect(sold).toBeLessThanOrEqual(28 * perDay + 1e-6);
        expect(sold).toBeGreaterThanOrEqual(without - 1e-9);
        if (inDays >= 28) expect(sold).toBe(without);
      },
    ),
  );
});
