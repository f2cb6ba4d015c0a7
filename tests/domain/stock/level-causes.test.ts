import fc from "fast-check";
import { expect, test } from "vitest";
import {
  causesOfLevels,
  causesOfSeen,
  type OrderMove,
} from "#core/domain/stock/level-causes.ts";
import type { Sale } from "#core/domain/stock/sales.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
const minute = (minutes: number) => new Date(noon + minutes * 60_000);

const level = (at: number, quantity: number, poolId = "own") => ({
  poolId,
  quantity,
  causeKind: at === 0 ? "opening" : "storefront_level",
  causeRef: "item",
  occurredAt: minute(at),
  recordedAt: minute(at),
});
const move = (
  at: number,
  units: number,
  over: Partial<OrderMove> = {},
): OrderMove => ({
  kind: units < 0 ? "parcel" : "return",
  poolId: units < 0 ? "own" : null,
  at: minute(at),
  units,
  orderId: `${at}:${units}`,
  name: `#${at}`,
  ...over,
});
const said = (lines: ReturnType<typeof level>[], moves: OrderMove[]) => {
  const causes = causesOfLevels(lines, moves);
  return lines.map((line) => {
    const one = causes.get(line);
    return one && [...one.moves.map(({ name }) => name), one.rest];
  });
};

test("S1 a level's movement is the orders' units that moved since the level before it, and the rest the merchant's own", () => {
  expect(
    said(
      [level(0, 9), level(10, -2), level(20, -4), level(30, 5)],
      [move(-5, -1), move(10, -2), move(15, -1), move(18, -1), move(29, 2)],
    ),
  ).toEqual([undefined, ["#10", 0], ["#15", "#18", -2], ["#29", 3]]);
});

test("S1 what came and went between two levels explains one movement together, what does not fit explains none", () => {
  expect(
    said(
      [level(0, 9), level(10, -1), level(20, -1)],
      [move(5, -2), move(6, 1), move(15, -3)],
    ),
  ).toEqual([undefined, ["#5", "#6", 0], [-1]]);
});

test("S1 a parcel of another location explains nothing here, a return of an unknown one wherever it fits", () => {
  expect(
    said(
      [level(0, 9), level(0, 9, "barn"), level(10, -1), level(11, 1, "barn")],
      [move(9, -1, { poolId: "barn" }), move(9, 1)],
    ),
  ).toEqual([undefined, undefined, [-1], ["#9", 0]]);
});

test("S1 whatever the orders did, a movement is its causes and its rest, and no unit explains two", () => {
  const units = fc.integer({ min: -4, max: 4 }).filter((one) => one !== 0);
  const times = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(times, units), { selector: ([at]) => at }),
      fc.array(fc.tuple(times, units)),
      (levels, orders) => {
        const lines = [level(0, 20), ...levels.map(([at, q]) => level(at, q))];
        const causes = causesOfLevels(
          lines,
          orders.map(([at, q]) => move(at, q)),
        );
        const used = [...causes.values()].flatMap(({ moves }) => moves);
        expect(new Set(used).size).toBe(used.length);
        for (const [line, { moves, rest }] of causes)
          expect(moves.reduce((sum, one) => sum + one.units, rest)).toBe(
            line.quantity,
          );
        expect(causes.size).toBe(levels.length);
      },
    ),
  );
});

const shown = (
  at: number,
  before: number | null,
  quantity: number,
  over: { kind?: "told" | "seen"; channel?: "storefront" | "marketplace" } = {},
) => ({
  channel: "storefront" as const,
  placeId: "1",
  kind: "seen" as const,
  terms: null,
  ...over,
  at: minute(at),
  before,
  quantity,
});
const sale = (at: number, units: number, over: Partial<Sale> = {}): Sale => ({
  orderId: `sale:${at}`,
  name: `#${at}`,
  channel: "storefront",
  fulfilledBy: "network",
  placedAt: minute(at),
  cancelledAt: null,
  units,
  parcels: [],
  ...over,
});

test("S4 a number that a channel moved itself is its own sales and cancellations, and what they do not account for", () => {
  const lines = [
    shown(0, null, 9),
    shown(10, 9, 7),
    shown(20, 7, 9),
    shown(30, 9, 4, { kind: "told" }),
    shown(40, 4, 1),
    shown(41, 8, 7, { channel: "marketplace" }),
    shown(50, 1, 4),
    shown(50, 7, 10, { channel: "marketplace" }),
  ];
  const causes = causesOfSeen(
    lines,
    [
      sale(10, 2, { cancelledAt: minute(19) }),
      sale(25, 5),
      sale(39, 1),
      sale(40, 1, { channel: "marketplace" }),
    ],
    // What comes back to Shopify's location raises the number there, and no other.
    [move(49, 3)],
  );
  const orders = lines.map((line) => {
    const one = causes.get(line);
    return (
      one && [...one.moves.map(({ kind, name }) => `${kind} ${name}`), one.rest]
    );
  });
  expect(orders).toEqual([
    undefined,
    ["sale #10", 0],
    ["cancelled #10", 0],
    undefined,
    ["sale #39", -2],
    // Nothing is known of what stood before the first that was seen of a place.
    undefined,
    ["return #49", 0],
    [3],
  ]);
});
