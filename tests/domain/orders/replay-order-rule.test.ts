import { expect, it } from "vitest";
import {
  defaultOrderRule,
  type OrderRule,
} from "#core/domain/orders/order-rule.ts";
import {
  type PastRequest,
  replayOrderRule,
} from "#core/domain/orders/replay-order-rule.ts";

const now = new Date("2026-11-24T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const rule = (wish: Partial<OrderRule>): OrderRule => ({
  ...defaultOrderRule,
  ...wish,
});
const request = (wish: Partial<PastRequest>): PastRequest => ({
  requestId: "r",
  orderId: "o",
  name: "#1001",
  refused: false,
  orderedAt: hoursAgo(40),
  leftAt: null,
  ...wish,
});

it("another rule for refusals changes what was refused, and nothing else", () => {
  const replay = replayOrderRule(
    [request({}), request({ name: "#1002", refused: true, orderedAt: null })],
    { today: rule({}), tried: rule({ fallback: "hold" }) },
    now,
  );
  expect(replay.today).toEqual({
    none: 1,
    ask: 1,
    hold: 0,
    move: 0,
    promise: 0,
  });
  expect(replay.tried).toEqual({
    none: 1,
    ask: 0,
    hold: 1,
    move: 0,
    promise: 0,
  });
  expect(replay.differing).toEqual([
    { orderId: "o", name: "#1002", today: "ask", tried: "hold" },
  ]);
});

it("a shorter wait catches parcels that left after it, and those that have not left yet", () => {
  const tried = (one: Partial<PastRequest>) =>
    replayOrderRule(
      [request(one)],
      { today: rule({}), tried: rule({ fallback: "hold", waitHours: 24 }) },
      now,
    ).differing.length;
  expect(tried({ leftAt: hoursAgo(10) })).toBe(1);
  expect(tried({ leftAt: hoursAgo(16) })).toBe(0);
  expect(tried({})).toBe(1);
  expect(tried({ orderedAt: hoursAgo(24) })).toBe(0);
});

it("a rule that moves to nowhere asks", () => {
  const { tried } = replayOrderRule(
    [request({ refused: true })],
    { today: rule({}), tried: rule({ fallback: "move" }) },
    now,
  );
  expect(tried.ask).toBe(1);
});
