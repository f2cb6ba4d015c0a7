import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  announcedUnits,
  onTheWayOf,
  supplyOf,
  type UnderWay,
} from "#core/domain/replenishment/under-way.ts";

const now = new Date("2026-11-20T12:00:00Z");
const leadTime = { p50: 10 };
const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
const delivery = (units: number, told: Partial<UnderWay> = {}): UnderWay => ({
  units,
  shippedAt: null,
  onSaleAt: null,
  readAt: day(-1),
  ...told,
});
const arrivals = (
  inTransit: number,
  underWay: UnderWay[],
  asOf: Date | null = now,
) =>
  supplyOf({ available: 5, inTransit, asOf, underWay }, leadTime, now).arrivals;

describe("what is on its way", () => {
  test("is each unit once: what has not left, and what the network counts in transit", () => {
    const told = fc.record({
      inTransit: fc.nat(300),
      unsent: fc.array(fc.nat(100), { maxLength: 4 }),
      sent: fc.array(fc.nat(100), { maxLength: 4 }),
      isCounted: fc.boolean(),
    });
    fc.assert(
      fc.property(told, ({ inTransit, unsent, sent, isCounted }) => {
        const underWay = [
          ...unsent.map((units) => delivery(units)),
          ...sent.map((units) => delivery(units, { shippedAt: day(-3) })),
        ];
        const sum = (all: number[]) => all.reduce((one, more) => one + more, 0);
        const supply = supplyOf(
          {
            available: 5,
            inTransit,
            asOf: isCounted ? now : day(-2),
            underWay,
          },
          leadTime,
          now,
        );
        expect(supply.available).toBe(5);
        expect(onTheWayOf(supply)).toBe(
          sum(unsent) +
            (isCounted ? inTransit : Math.max(inTransit, sum(sent))),
        );
        expect(announcedUnits(underWay)).toBe(sum(unsent));
        for (const { units, inDays } of supply.arrivals) {
          expect(units).toBeGreaterThan(0);
          expect(inDays).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  test("is there when it is said to arrive, and that day does not move", () => {
    expect(
      arrivals(12, [
        delivery(7, { shippedAt: day(-4), onSaleAt: day(3) }),
        delivery(9, { onSaleAt: day(20) }),
      ]),
    ).toEqual([
      { units: 7, inDays: 3 },
      { units: 5, inDays: 10 },
      { units: 9, inDays: 20 },
    ]);
  });

  test("takes as long from its sending as half do, where nobody says when it arrives", () => {
    expect(arrivals(7, [delivery(7, { shippedAt: day(-4) })])).toEqual([
      { units: 7, inDays: 6 },
    ]);
    expect(arrivals(0, [delivery(7)])).toEqual([{ units: 7, inDays: 10 }]);
  });

  test("is never there before tomorrow, however late", () => {
    expect(
      arrivals(7, [delivery(7, { shippedAt: day(-40), onSaleAt: day(-2) })]),
    ).toEqual([{ units: 7, inDays: 1 }]);
  });

  test("counts what has left before the network has counted it", () => {
    const sent = [delivery(7, { shippedAt: day(-1) })];
    expect(arrivals(0, sent, day(-2))).toEqual([{ units: 7, inDays: 9 }]);
    expect(arrivals(0, sent, null)).toEqual([{ units: 7, inDays: 9 }]);
    // It did, and no longer does: they are counted in.
    expect(arrivals(0, sent, now)).toEqual([]);
    expect(arrivals(7, sent, day(-2))).toEqual([{ units: 7, inDays: 9 }]);
  });
});
