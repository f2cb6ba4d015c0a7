import fc from "fast-check";
import { expect, test } from "vitest";
import { recordedPeriod } from "#core/domain/stock/recorded-period.ts";
import {
  type RecordedPeriod,
  type ReplayStep,
  replayPeriod,
} from "#core/domain/stock/replay-period.ts";
import type { Sale } from "#core/domain/stock/sales.ts";
import { channels } from "#core/domain/stock/stock-rule.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
const minute = (minutes: number) => new Date(noon + minutes * 60_000);
const buffer = (bufferUnits: number) => ({ bufferUnits, cap: null, floor: 0 });

const step = fc.record({
  after: fc.integer({ min: 0, max: 5 }),
  kind: fc.constantFrom("sale", "sale", "sale", "stock"),
  channel: fc.constantFrom(...channels),
  units: fc.integer({ min: 1, max: 4 }),
  goes: fc.boolean(),
});

const period = (
  lag: fc.Arbitrary<number>,
  cancels = fc.constant<number | null>(null),
) =>
  fc
    .record({
      start: fc.nat(12),
      steps: fc.array(fc.tuple(step, cancels), { maxLength: 40 }),
      storefront: lag,
      marketplace: lag,
    })
    .map(({ start, steps, storefront, marketplace }): RecordedPeriod => {
      let at = 0;
      return {
        home: "storefront",
        start,
        lagMs: { storefront, marketplace },
        steps: steps.map(([one, cancelled]): ReplayStep => {
          at += one.after;
          return one.kind === "sale"
            ? {
                kind: "sale",
                at: minute(at),
                channel: one.channel,
                units: one.units,
                cancelledAt: cancelled === null ? null : minute(at + cancelled),
              }
            : {
                kind: "stock",
                at: minute(at),
                units: one.goes ? -one.units : one.units * 2,
              };
        }),
      };
    });

const anyLag = fc.integer({ min: 0, max: 20 * 60_000 });
const anyCancel = fc.option(fc.integer({ min: 1, max: 30 }));

test("a buffer of more than there ever is leaves the other channel nothing to sell, and oversells nothing", () => {
  fc.assert(
    fc.property(period(anyLag), (recorded) => {
      const { byChannel, oversold, countedAway } = replayPeriod(
        recorded,
        buffer(1_000),
      );
      expect(byChannel.marketplace.sold).toBe(0);
      expect(oversold - countedAway).toBe(0);
    }),
  );
});

test("a larger buffer may oversell more: the unit that it saves early is wanted twice later", () => {
  const sale = (channel: Sale["channel"], at: number): ReplayStep => ({
    kind: "sale",
    at: minute(at),
    channel,
    units: 1,
    cancelledAt: null,
  });
  const recorded: RecordedPeriod = {
    home: "storefront",
    start: 1,
    lagMs: { storefront: 1, marketplace: 4 * 60_000 + 1 },
    steps: [
      { kind: "stock", at: minute(0), units: 2 },
      sale("marketplace", 0),
      sale("storefront", 0),
      sale("storefront", 1),
      sale("marketplace", 5),
      sale("storefront", 5),
      sale("storefront", 5),
    ],
  };
  const oversold = (units: number) =>
    replayPeriod(recorded, buffer(units)).oversold;
  expect([oversold(0), oversold(1), oversold(2)]).toEqual([1, 2, 0]);
});

test("where news takes no time nothing is oversold, and without a buffer nothing is lost that there was", () => {
  fc.assert(
    fc.property(
      period(fc.constant(0), anyCancel),
      fc.nat(6),
      (recorded, units) => {
        const { oversold, countedAway } = replayPeriod(recorded, buffer(units));
        expect(oversold - countedAway).toBe(0);
        const enough = {
          ...recorded,
          start: recorded.start + 1_000,
        };
        expect(replayPeriod(enough, buffer(0)).lost).toBe(0);
      },
    ),
  );
});

test("S1 every unit is somewhere: what was there and came is sold, gone or left", () => {
  fc.assert(
    fc.property(period(anyLag, anyCancel), fc.nat(6), (recorded, units) => {
      const played = replayPeriod(recorded, buffer(units));
      const { added, removed, sold, oversold, lost, left, byChannel } = played;
      // What a count takes away beyond what is left, it takes from orders.
      expect(recorded.start + added).toBe(
        sold - played.countedAway + removed + left,
      );
      expect(left).toBeGreaterThanOrEqual(0);
      expect(byChannel.storefront.lost + byChannel.marketplace.lost).toBe(lost);
      expect(oversold).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("two channels that sell the last units at once oversell them; a buffer turns that into lost sales", () => {
  const sale = (
    at: number,
    channel: "storefront" | "marketplace",
    units: number,
  ): ReplayStep => ({
    kind: "sale",
    at: minute(at),
    channel,
    units,
    cancelledAt: null,
  });
  const recorded: RecordedPeriod = {
    home: "storefront",
    start: 6,
    lagMs: { storefront: 60_000, marketplace: 5 * 60_000 },
    steps: [sale(0, "storefront", 5), sale(1, "marketplace", 3)],
  };
  expect(replayPeriod(recorded, buffer(0))).toMatchObject({
    oversold: 2,
    lost: 0,
  });
  expect(replayPeriod(recorded, buffer(5))).toMatchObject({
    oversold: 0,
    lost: 2,
    lostSales: 1,
    left: 0,
  });
});

const guaranteed = (bufferUnits: number) => ({
  ...buffer(bufferUnits),
  promise: "guaranteed" as const,
});

test("S6 S1 a guaranteed pool whose numbers take hold at once sells no unit twice, however late Shopify hears of TikTok's sales; every unit is somewhere", () => {
  fc.assert(
    fc.property(period(anyLag, anyCancel), fc.nat(6), (recorded, units) => {
      const { storefront } = recorded.lagMs;
      const atOnce = { ...recorded, lagMs: { storefront, marketplace: 0 } };
      const played = replayPeriod(atOnce, guaranteed(units));
      expect(played.oversold).toBe(played.countedAway);
      expect(recorded.start + played.added).toBe(
        played.sold - played.countedAway + played.removed + played.left,
      );
    }),
    { numRuns: 500 },
  );
});

test("S7 what a guaranteed pool sells twice while a number travels, a buffer of as much as is sold meanwhile keeps back", () => {
  fc.assert(
    fc.property(period(anyLag), (recorded) => {
      // Nothing is counted away: that takes units out of a number that is shown already.
      const steps = recorded.steps.filter(
        ({ kind, units }) => kind === "sale" || units > 0,
      );
      const soldOnTikTok = steps.reduce(
        (sum, one) =>
          one.kind === "sale" && one.channel === "marketplace"
            ? sum + one.units
            : sum,
        0,
      );
      const played = replayPeriod(
        { ...recorded, steps },
        guaranteed(soldOnTikTok),
      );
      expect(played.oversold).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test("the same rush on both channels oversells a shared pool and not a guaranteed one, whose shares lose what the other side keeps", () => {
  const sale = (
    at: number,
    channel: "storefront" | "marketplace",
    units: number,
  ) => ({
    kind: "sale" as const,
    at: minute(at),
    channel,
    units,
    cancelledAt: null,
  });
  const rush: RecordedPeriod = {
    home: "storefront",
    start: 10,
    lagMs: { storefront: 60 * 60_000, marketplace: 60_000 },
    steps: [
      sale(0, "storefront", 6),
      sale(0.5, "marketplace", 6),
      sale(2, "storefront", 1),
    ],
  };
  expect(replayPeriod(rush, buffer(0))).toMatchObject({ oversold: 3, lost: 0 });
  expect(replayPeriod(rush, guaranteed(0))).toMatchObject({
    oversold: 0,
    byChannel: {
      storefront: { sold: 5, lost: 2 },
      marketplace: { sold: 5, lost: 1 },
    },
    left: 0,
  });
  // Where TikTok Shop had sold nine of ten in the week before, its share is the larger one.
  const week = [
    { at: minute(-600), channel: "marketplace" as const, units: 9 },
    { at: minute(-500), channel: "storefront" as const, units: 1 },
  ];
  expect(
    replayPeriod({ ...rush, before: week }, guaranteed(0)).byChannel,
  ).toMatchObject({
    // One, and one more of what TikTok Shop had left.
    storefront: { sold: 2 },
    marketplace: { sold: 6, lost: 0 },
  });
});

const order = (sale: Partial<Sale>): Sale => ({
  orderId: "1",
  name: "#1",
  channel: "storefront",
  fulfilledBy: "merchant",
  placedAt: minute(10),
  cancelledAt: null,
  units: 2,
  parcels: [],
  ...sale,
});

const line = (
  at: number,
  quantity: number,
  causeKind = "storefront_level",
) => ({
  poolId: "pool",
  quantity,
  causeKind,
  causeRef: "item",
  occurredAt: minute(at),
  recordedAt: minute(at),
});

const day = { from: minute(0), until: minute(1_000) };

test("a parcel's units are taken once: when they were sold", () => {
  const sales = [
    order({ parcels: [{ shippedAt: minute(30), units: 2 }] }),
    order({ placedAt: minute(-20), units: 3 }),
  ];
  // The level falls by the parcel and by one broken unit at once, later it is filled up.
  const ledger = [line(-60, 10, "opening"), line(31, -3), line(50, 8)];
  expect(recordedPeriod({ ledger, onHandBefore: 0, sales }, day)).toEqual({
    before: [{ at: minute(-20), channel: "storefront", units: 3 }],
    start: 7,
    steps: [
      { kind: "stock", at: minute(31), units: -1 },
      { kind: "stock", at: minute(50), units: 8 },
      {
        kind: "sale",
        at: minute(10),
        channel: "storefront",
        units: 2,
        cancelledAt: null,
      },
    ],
  });
});

test("the network's record of a parcel may come before the parcel's own time", () => {
  const sales = [
    order({
      fulfilledBy: "network",
      parcels: [{ shippedAt: minute(40), units: 2 }],
    }),
  ];
  const ledger = [
    line(-60, 10, "opening"),
    line(35, -2, "consign_order"),
    line(45, -1, "inventory_count_order"),
  ];
  const { start, steps } = recordedPeriod(
    { ledger, onHandBefore: 0, sales },
    day,
  );
  expect(start).toBe(10);
  expect(steps.filter(({ kind }) => kind === "stock")).toEqual([
    { kind: "stock", at: minute(45), units: -1 },
  ]);
});

test("an order that was open when the period began gives its units back when it is cancelled", () => {
  const sales = [order({ placedAt: minute(-5), cancelledAt: minute(5) })];
  const ledger = [line(-60, 10, "opening")];
  expect(recordedPeriod({ ledger, onHandBefore: 0, sales }, day)).toEqual({
    before: [],
    start: 8,
    steps: [{ kind: "stock", at: minute(5), units: 2 }],
  });
});
