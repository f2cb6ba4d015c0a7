import fc from "fast-check";
import { expect, test } from "vitest";
import {
  momentsOf,
  type StockHistory,
  stockAt,
} from "#core/domain/stock/stock-at.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
const minute = (minutes: number) => new Date(noon + minutes * 60_000);

const line = (at: number, quantity: number, known = at) => ({
  poolId: "own",
  quantity,
  causeKind: "storefront_level",
  causeRef: "item",
  occurredAt: minute(at),
  recordedAt: minute(known),
});

const history = (over: Partial<StockHistory>): StockHistory => ({
  since: null,
  until: minute(600),
  connectedAt: minute(0),
  places: [
    {
      poolId: "own",
      kind: "own",
      name: "Harbor",
      beginsAt: minute(0),
      carriedOver: 0,
    },
  ],
  ledger: [],
  shown: [],
  sales: [],
  ...over,
});

test("S1 on hand at a moment is the sum of the movements until then, wherever the window begins", () => {
  const movements = fc.array(
    fc.tuple(fc.nat(500), fc.integer({ min: -5, max: 9 })),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(movements, fc.nat(250), fc.nat(250), (moves, begin, more) => {
      const sumUntil = (until: number) =>
        moves
          .filter(([at]) => at <= until)
          .reduce((sum, [, quantity]) => sum + quantity, 0);
      const all = moves.map(([at, quantity]) => line(at, quantity));
      const cut = history({
        since: minute(begin),
        places: history({}).places.map((place) => ({
          ...place,
          carriedOver: sumUntil(begin - 1),
        })),
        ledger: all.filter(({ occurredAt }) => occurredAt >= minute(begin)),
      });
      const asked = minute(begin + more);
      expect(stockAt(cut, asked).pools[0]?.onHand).toBe(sumUntil(begin + more));
      expect(stockAt(history({ ledger: all }), asked).pools).toMatchObject([
        { onHand: sumUntil(begin + more) },
      ]);
    }),
  );
});

test("what we had heard of by then is told apart from what was there", () => {
  const then = stockAt(
    history({ ledger: [line(0, 10), line(10, -3, 14)] }),
    minute(12),
  );
  expect(then.pools[0]).toMatchObject({ onHand: 7, knownThen: 10 });
});

test("before the ledger and before the connection nothing is made up", () => {
  const then = stockAt(history({ ledger: [line(0, 10)] }), minute(-1));
  expect(then).toMatchObject({
    isConnected: false,
    shown: [],
    pools: [{ onHand: null, knownThen: null, reserved: null, latest: null }],
  });
});

test("S4 the number shown then comes with the explanation that was in force, and with the reserved units in it", () => {
  const place = { channel: "marketplace", placeId: "W1" } as const;
  const terms = [
    { term: "on hand at Harbor", quantity: 9, ref: "own" },
    { term: "reserved for orders at Harbor", quantity: -2, ref: "own" },
  ];
  const told = {
    ...place,
    kind: "told",
    quantity: 7,
    at: minute(5),
    terms,
  } as const;
  const sold = {
    ...place,
    kind: "seen",
    quantity: 6,
    at: minute(9),
    terms: null,
  } as const;
  const later = { ...told, quantity: 3, at: minute(20) };
  const then = stockAt(history({ shown: [later, told, sold] }), minute(12));
  expect(then.shown).toEqual([{ ...sold, toldLast: told }]);
  expect(then.pools[0]?.reserved).toEqual({ units: 2, asOf: minute(5) });
});

test("orders that waited for units then are named, less what had left", () => {
  const sale = {
    orderId: "1",
    name: "#1001",
    channel: "storefront",
    fulfilledBy: "merchant",
    placedAt: minute(10),
    cancelledAt: minute(60),
    units: 5,
    parcels: [{ shippedAt: minute(30), units: 2 }],
  } as const;
  const story = history({ sales: [{ ...sale, parcels: [...sale.parcels] }] });
  const waited = (at: number) => stockAt(story, minute(at)).waiting[0]?.units;
  expect([5, 10, 30, 59, 60].map(waited)).toEqual([
    undefined,
    5,
    3,
    3,
    undefined,
  ]);
  expect(momentsOf(story)).toEqual([10, 30, 60, 600].map(minute));
});
