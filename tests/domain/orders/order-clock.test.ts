import { expect, test } from "vitest";
import { orderClock } from "#core/domain/orders/order-clock.ts";

const now = new Date("2026-11-24T12:00:00Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test.each([
  ["to_ship", 5, 50, 5, "late", false],
  ["to_ship", -5, 50, 50, "cancelled", true],
  ["partly_shipped", 5, null, 5, "late", false],
  ["to_ship", -5, null, -5, "late", true],
  ["waiting", null, 24, 24, "cancelled", false],
  ["to_ship", 50, 5, 5, "cancelled", false],
] as const)(
  "the clock of an order %s, late in %s hours and cancelled in %s, runs to %s: %s",
  (state, late, cancelled, at, ends, isLate) => {
    expect(
      orderClock(
        {
          state,
          shipBy: late === null ? null : inHours(late),
          cancelsAt: cancelled === null ? null : inHours(cancelled),
        },
        now,
      ),
    ).toEqual({ at: inHours(at), ends, isLate });
  },
);

test.each(["shipped", "delivered", "cancelled"])(
  "no clock runs against an order that is %s",
  (state) => {
    const order = { state, shipBy: inHours(5), cancelsAt: inHours(50) };
    expect(orderClock(order, now)).toBeNull();
  },
);
