import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arrivalDays,
  arrivesBy,
  probabilityBy,
} from "#core/domain/promise/arrival.ts";
import { chooseRoute } from "#core/domain/promise/choose-route.ts";
import {
  foreseeRoute,
  type RouteForeseen,
} from "#core/domain/promise/foresee-route.ts";
import {
  calibrationOf,
  countKept,
  keptByWeek,
  keptRate,
} from "#core/domain/promise/kept.ts";
import { openMeasures } from "#core/domain/promise/measure-routes.ts";
import {
  addOpenDays,
  dayOfText,
  dayText,
  isDeliveryDay,
  isWorkingDay,
  openDaysBetween,
} from "#core/domain/promise/postal-days.ts";
import { regionOf, scopesOf } from "#core/domain/promise/region.ts";
import {
  type GivenOrder,
  routeAhead,
} from "#core/domain/promise/route-ahead.ts";
import { expectedSpread } from "#core/domain/promise/spread.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";

const network = { kind: "network", placeId: null, name: null } as const;
const harbor = { kind: "own", placeId: "gid://1", name: "Harbor" } as const;
const sanFrancisco = regionOf({
  countryCode: "US",
  state: null,
  postalCode: "94107-1234",
});
const terms = {
  at: new Date("2026-03-02T15:00:00Z"),
  scopes: scopesOf(sanFrancisco),
  quantile: 0.9,
  units: 1,
  channel: "storefront" as const,
  ownParcelMinor: null,
  rateCards,
  perCent: 1,
  places: [],
};

describe("a region", () => {
  test("is the first three digits of a postal code, and the state and zone that hold them", () => {
    expect(scopesOf(sanFrancisco)).toEqual([
      "all",
      "zone:9",
      "state:CA",
      "zip3:941",
    ]);
    expect(scopesOf(null)).toEqual(["all"]);
  });

  test("is a state where the marketplace hides the postal code, and a country abroad", () => {
    const hidden = { countryCode: "US", state: "new york", postalCode: "1***" };
    expect(scopesOf(regionOf(hidden))).toEqual(["all", "zone:1", "state:NY"]);
    const abroad = { countryCode: "ca", state: "ON", postalCode: "M5V 1A1" };
    expect(scopesOf(regionOf(abroad))).toEqual(["all", "country:CA"]);
    expect(regionOf({ ...abroad, countryCode: null })).toBeNull();
  });
});

describe("days", () => {
  test("leave out weekends and holidays, Saturdays for warehouses alone", () => {
    const named = (days: string[], opens: (day: number) => boolean) =>
      days.map((day) => opens(dayOfText(day)));
    // Thanksgiving, Friday, Saturday, Sunday; Independence Day on a Saturday, observed the day before.
    const days = [
      "2026-11-26",
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
      "2026-07-03",
    ];
    expect(named(days, isWorkingDay)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(named(days, isDeliveryDay)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(dayText(addOpenDays(dayOfText("2026-11-25"), 2, isWorkingDay))).toBe(
      "2026-11-30",
    );
  });

  test("are counted as they are added", () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(15), (from, days) => {
        const until = addOpenDays(from, days, isWorkingDay);
        return openDaysBetween(from, until, isWorkingDay) === days;
      }),
    );
  });
});

describe("an arrival", () => {
  const anySpread = fc
    .array(fc.nat(20), { minLength: 1, maxLength: 6 })
    .filter((shares) => shares.some((share) => share > 0))
    .map((shares) => {
      const total = shares.reduce((sum, share) => sum + share, 0);
      return shares.map((share) => share / total);
    });

  test("is some day for certain, and a surer day is never sooner", () => {
    fc.assert(
      fc.property(fc.nat(20_000), anySpread, anySpread, (on, work, way) => {
        const days = arrivalDays(on, work, way);
        const last = days.at(-1)?.day ?? "";
        expect(probabilityBy(days, last)).toBeCloseTo(1, 9);
        const sure = [0.1, 0.5, 0.9, 1].map((level) => arrivesBy(days, level));
        expect([...sure].sort()).toEqual(sure);
        for (const day of sure)
          expect(days.map((one) => one.day)).toContain(day);
      }),
    );
  });

  test("is what was assumed until parcels are measured, and then ever less so", () => {
    const assumed = [0, 1];
    expect(expectedSpread(assumed, [])).toEqual({
      spread: assumed,
      assumedShare: 1,
    });
    const some = expectedSpread(assumed, [[0, 0, 10]]);
    expect(some.assumedShare).toBeCloseTo(0.5);
    expect(some.spread).toEqual([0, 0.5, 0.5]);
    const many = expectedSpread(assumed, [[0, 0, 2_000]]);
    expect(many.spread[2]).toBeGreaterThan(0.98);
  });

  test("borrows from the zone what a region has not measured itself", () => {
    const measures = openMeasures();
    const parcel = (postalCode: string, deliveredOn: string) =>
      measures.add({
        route: network,
        region: regionOf({ countryCode: "US", state: null, postalCode }),
        placedAt: new Date("2026-02-02T15:00:00Z"),
        shippedAt: new Date("2026-02-03T15:00:00Z"),
        deliveredAt: new Date(`${deliveredOn}T18:00:00Z`),
      });
    for (let at = 0; at < 60; at++) {
      parcel("98101", "2026-02-05");
      parcel("02139", "2026-02-12");
    }
    const counted = measures.measures();
    const toWest = foreseeRoute(network, counted, terms);
    const east = regionOf({ countryCode: "US", state: "MA", postalCode: null });
    const toEast = foreseeRoute(network, counted, {
      ...terms,
      scopes: scopesOf(east),
    });
    expect(toWest.measured).toBe(120);
    expect(toWest.measuredHere).toBe(0);
    expect(toEast.measuredHere).toBe(60);
    expect(toWest.promised < toEast.promised).toBe(true);
    expect(toWest.assumedShare).toBeLessThan(0.1);
  });
});

describe("a route", () => {
  const foreseen = (
    route: Partial<RouteForeseen>,
    days: [string, number][],
  ): RouteForeseen => ({
    ...foreseeRoute(harbor, [], terms),
    ...route,
    arrival: days.map(([day, probability]) => ({ day, probability })),
  });
  const slow = foreseen({ placeId: "slow", costMinor: 300 }, [
    ["2026-03-05", 0.5],
    ["2026-03-09", 0.5],
  ]);
  const fast = foreseen({ placeId: "fast", costMinor: 900 }, [
    ["2026-03-05", 0.95],
    ["2026-03-09", 0.05],
  ]);

  test("is the cheapest that keeps the promise", () => {
    const early = chooseRoute([slow, fast], "2026-03-06", 0.9);
    expect(early?.route.placeId).toBe("fast");
    expect(early?.reason).toBe("cheapest");
    const late = chooseRoute([slow, fast], "2026-03-09", 0.9);
    expect(late?.route.placeId).toBe("slow");
  });

  test("is called the cheapest only beside costs that somebody has told", () => {
    const untold = { ...fast, placeId: "untold", costMinor: null };
    const chosen = (routes: RouteForeseen[]) => {
      const { route, reason } = chooseRoute(routes, "2026-03-06", 0.9) ?? {};
      return [route?.placeId, reason];
    };
    expect(chosen([untold, fast])).toEqual(["fast", "cheapest-known"]);
    // What is not in time is no cheaper way to keep the promise.
    expect(chosen([{ ...slow, costMinor: null }, fast])).toEqual([
      "fast",
      "cheapest",
    ]);
    expect(chosen([untold, slow])).toEqual(["untold", "likeliest"]);
  });

  test("is the likeliest in time where none keeps it, and none without goods", () => {
    const none = chooseRoute([slow, fast], "2026-03-05", 0.99);
    expect(none?.route.placeId).toBe("fast");
    expect(none?.reason).toBe("soonest");
    expect(chooseRoute([slow], "2026-03-05", 0.9)?.reason).toBe("only");
    expect(chooseRoute([], "2026-03-05", 0.9)).toBeNull();
  });

  const early = { ...fast, promised: "2026-03-05" };
  const late = { ...slow, promised: "2026-03-09" };
  const given = (
    place: string,
    zip3: string,
    others = ["own:slow", "own:fast"],
  ): GivenOrder => ({
    route: `own:${place}`,
    others,
    scopes: scopesOf({ countryCode: "US", state: null, zip3 }),
  });
  const ahead = (orders: GivenOrder[], open = [late, early]) =>
    routeAhead(open, orders, terms.scopes, 0.9);

  test("of an order to come is the one that the store gave orders which others could have shipped", () => {
    const west = [1, 2, 3].map(() => given("slow", "941"));
    const east = [1, 2, 3, 4].map(() => given("fast", "021"));
    expect(ahead([...east, ...west])).toMatchObject({
      route: { placeId: "slow", promised: "2026-03-09" },
      reason: "given",
      orders: 3,
      of: 3,
    });
    // One order to the region says too little: all orders then say it.
    expect(ahead([given("slow", "941"), ...east])).toMatchObject({
      route: { placeId: "fast" },
      reason: "given",
      orders: 4,
      of: 5,
    });
  });

  test("of an order to come follows the store's later orders, and no more than the last twenty", () => {
    const before = Array.from({ length: 30 }, () => given("fast", "941"));
    const since = Array.from({ length: 12 }, () => given("slow", "941"));
    expect(ahead([...since, ...before])).toMatchObject({
      route: { placeId: "slow" },
      orders: 12,
      of: 20,
    });
  });

  test("of an order to come is the router's own choice for the soonest day where the store's is not known", () => {
    const alone = Array.from({ length: 9 }, () =>
      given("slow", "941", ["own:slow"]),
    );
    const elsewhere = Array.from({ length: 9 }, () => given("gone", "941"));
    for (const orders of [[], alone, elsewhere])
      expect(ahead(orders)).toMatchObject({
        route: { placeId: "fast" },
        reason: "cheapest",
      });
    expect(ahead(alone, [late])).toMatchObject({ reason: "only" });
    expect(ahead(alone, [])).toBeNull();
  });

  test("of the network comes from the card: its own orders, and those of other channels where it tells", () => {
    const [card] = rateCards;
    if (!card) throw new Error("there is no card");
    const told = [
      { ...card, value: { ...card.value, otherChannelUnitMinor: 650 } },
    ];
    const costs = (
      channel: "storefront" | "marketplace",
      cards: typeof rateCards = told,
    ) =>
      foreseeRoute(network, [], {
        ...terms,
        channel,
        units: 2,
        rateCards: cards,
      }).costMinor;
    expect(costs("storefront")).toBe(1_300);
    expect(costs("marketplace")).toBe(2 * card.value.multiUnitMinor);
    expect(costs("storefront", [card])).toBe(2 * card.value.multiUnitMinor);
  });

  test("costs what the merchant says, and is said to be assumed where he has not", () => {
    expect(foreseeRoute(harbor, [], terms).isCostAssumed).toBe(true);
    const told = foreseeRoute(harbor, [], { ...terms, ownParcelMinor: 420 });
    expect(told).toMatchObject({ costMinor: 420, isCostAssumed: false });
    expect(foreseeRoute(network, [], terms).assumedShare).toBe(1);
  });
});

test("what a route costs is counted in the shop's currency, or not at all", () => {
  const [card] = rateCards;
  const of = (perCent: number | null, ownParcelMinor: number | null = null) =>
    [network, harbor].map(
      (route) =>
        foreseeRoute(route, [], { ...terms, perCent, ownParcelMinor })
          .costMinor,
    );
  const fee = card?.value.singleUnitMinor ?? Number.NaN;
  expect(of(1)).toEqual([fee, 750]);
  expect(of(0.5)).toEqual([fee / 2, 375]);
  expect(of(null)).toEqual([null, null]);
  // What the merchant says of his own is in his own currency.
  expect(of(null, 420)).toEqual([null, 420]);
});

describe("a place of another service", () => {
  const depot = { kind: "other", placeId: "gid://9", name: "Depot" } as const;
  const said = { placeId: "gid://9", handlingDays: 3, parcelMinor: 610 };
  const places = [{ ...said, mayRescue: true }];

  test("leaves after the days and costs the amount that the merchant says of it, and of no other", () => {
    const unsaid = foreseeRoute(depot, [], terms);
    expect(unsaid).toMatchObject({ costMinor: null, isCostAssumed: false });
    const route = foreseeRoute(depot, [], { ...terms, places });
    expect(route).toMatchObject({ costMinor: 610, isCostAssumed: false });
    // Placed on a Monday, it leaves on Thursday, and no parcel takes less than a day from there.
    expect(route.arrival[0]?.day).toBe("2026-03-06");
    const elsewhere = { ...depot, placeId: "gid://8" };
    expect(foreseeRoute(elsewhere, [], { ...terms, places }).arrival).toEqual(
      unsaid.arrival,
    );
    const own = { ...depot, kind: "own" } as const;
    expect(foreseeRoute(own, [], { ...terms, places }).costMinor).not.toBe(610);
  });

  test("goes by its own parcels, the more of them are measured", () => {
    const measured = (parcels: number) =>
      foreseeRoute(
        depot,
        [
          {
            route: "other:gid://9",
            scope: "all",
            handling: [parcels],
            transit: [0, parcels],
          },
        ],
        { ...terms, places },
      ).promised;
    expect(measured(0) > measured(200)).toBe(true);
    expect(measured(200)).toBe("2026-03-03");
  });
});

describe("a promise", () => {
  const made = (promised: string, delivered: string | null) => ({
    route: "network",
    promised,
    delivered,
    arrival: [
      { day: "2026-03-04", probability: 0.5 },
      { day: "2026-03-06", probability: 0.5 },
    ],
  });
  const promises = [
    made("2026-03-06", "2026-03-04"),
    made("2026-03-06", "2026-03-07"),
    made("2026-03-06", null),
    made("2026-03-13", null),
  ];

  test("is broken by what is late and by what is overdue, and open until its day is over", () => {
    const count = countKept(promises, "2026-03-10");
    expect(count).toEqual({ kept: 1, late: 1, overdue: 1, open: 1 });
    expect(keptRate(count)).toBeCloseTo(1 / 3);
    expect(keptRate(countKept([], "2026-03-10"))).toBeNull();
    expect(keptByWeek(promises, "2026-03-10").map(({ week }) => week)).toEqual([
      "2026-03-02",
      "2026-03-09",
    ]);
  });

  test("shows whether a probability means what it says", () => {
    const [half, most] = calibrationOf(promises, "2026-03-10");
    expect(half).toEqual({ said: 0.5, promises: 4, share: 1 / 4 });
    expect(most).toEqual({ said: 0.8, promises: 4, share: 1 / 4 });
    expect(calibrationOf(promises, "2026-03-04")).toEqual([]);
  });
});
