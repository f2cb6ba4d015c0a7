import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InboundWayFact } from "#core/domain/inbound-facts.ts";
import { adviseWay } from "#core/domain/replenishment/advise-way.ts";
import { soldWithin } from "#core/domain/replenishment/stock-outlook.ts";
import { forecastOf } from "./any-goods.ts";

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
const on = (day: string) => new Date(`${day}T12:00:00Z`);

describe("the way and the week that suit a delivery", () => {
  test("are the cheapest in time, as late as can be", () => {
    expect(adviseWay(both, on("2026-12-21"))).toEqual({
      way: "direct",
      from: week(2).from,
      isInTime: true,
    });
    // Only the hub is there in time.
    expect(adviseWay(both, on("2026-12-07"))).toEqual({
      way: "hub",
      from: week(0).from,
      isInTime: true,
    });
  });

  test("are the soonest where none is in time, and the cheapest and latest where there is no hurry", () => {
    expect(adviseWay(both, on("2026-11-30"))).toEqual({
      way: "hub",
      from: week(0).from,
      isInTime: false,
    });
    expect(adviseWay(both, null)).toMatchObject({
      way: "direct",
      from: week(3).from,
      isInTime: true,
    });
    expect(adviseWay([], null)).toBeNull();
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
