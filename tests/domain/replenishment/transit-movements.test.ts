import fc from "fast-check";
import { expect, test } from "vitest";
import type { InboundOrderFact } from "#core/domain/inbound-facts.ts";
import type { PlannedMovement } from "#core/domain/plan.ts";
import {
  movementsInTransit,
  type TransitCause,
  type TransitSum,
} from "#core/domain/replenishment/transit-movements.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
const hour = (hours: number) => new Date(noon + hours * 3_600_000);
const goodsIds = new Map([
  ["mug", "goods-mug"],
  ["tee", "goods-tee"],
]);

const line = (
  goodsExternalId: string,
  planned: number,
  sellable = 0,
  defective = 0,
) => ({ goodsExternalId, lotCode: null, planned, sellable, defective });

const order = (over: Partial<InboundOrderFact>): InboundOrderFact => ({
  externalId: "4711",
  planExternalId: "plan",
  status: "WORKING",
  centre: null,
  createdAt: hour(0),
  shippedAt: null,
  expectedAt: null,
  arrivedAt: null,
  countedAt: null,
  tracking: [],
  cartons: [],
  received: [line("mug", 10)],
  ...over,
});

/** A ledger that takes each key once, as the real one does. */
function openLedger() {
  const written: PlannedMovement[] = [];
  const held = (): TransitSum[] => {
    const sums = new Map<string, TransitSum>();
    for (const { itemId, causeKind, quantity, occurredAt } of written) {
      const key = `${itemId} ${causeKind}`;
      const so = sums.get(key);
      sums.set(key, {
        goodsId: itemId,
        cause: causeKind as TransitCause,
        units: (so?.units ?? 0) + quantity,
        movements: (so?.movements ?? 0) + 1,
        latest: so && so.latest > occurredAt ? so.latest : occurredAt,
      });
    }
    return [...sums.values()];
  };
  const read = (fact: InboundOrderFact, at: Date) => {
    const planned = movementsInTransit(fact, at, "pool", {
      goodsIds,
      held: held(),
    });
    const fresh = planned.filter(
      ({ key }) => !written.some((one) => one.key === key),
    );
    written.push(...fresh);
    return planned;
  };
  const lines = () =>
    written.map(({ causeKind, quantity }) => [causeKind, quantity]);
  return { read, written, lines };
}

const sum = (movements: { quantity: number }[]) =>
  movements.reduce((total, { quantity }) => total + quantity, 0);

const underWay = [
  "TO_BE_RECEIVED",
  "ARRIVED_HUB",
  "INTERNAL_TRANSFER",
  "DELIVERED",
  "RECEIVING",
  "PARTIALLY_RECEIVED",
] as const;

const article = fc.record({
  planned: fc.nat(30),
  // Totals of one reading after another; a network may take a count back.
  counts: fc.array(fc.tuple(fc.nat(25), fc.nat(12)), { maxLength: 5 }),
  lots: fc.nat(1),
});

/** Readings of one delivery from the first on, the last one at its end. */
const life = fc
  .record({
    mug: article,
    tee: article,
    hasShipTime: fc.boolean(),
    ends: fc.constantFrom("RECEIVED", "CANCELLED" as const),
    states: fc.array(fc.constantFrom(...underWay), {
      minLength: 1,
      maxLength: 5,
    }),
    isUnread: fc.nat(4),
    isSkipped: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  })
  .map(({ mug, tee, hasShipTime, ends, states, isUnread, isSkipped }) => {
    const linesAt = (at: number) =>
      [["mug", mug] as const, ["tee", tee] as const].flatMap(
        ([name, { planned, counts, lots }]) => {
          const [sellable, defective] = counts.slice(0, at).at(-1) ?? [0, 0];
          const first = lots === 0 ? planned : Math.floor(planned / 2);
          return [
            line(name, first, sellable, 0),
            line(name, planned - first, 0, defective),
          ];
        },
      );
    const shippedAt = hasShipTime ? hour(1) : null;
    const facts = [
      order({ received: linesAt(0) }),
      ...states.map((status, at) =>
        order({
          status,
          shippedAt,
          // Nothing is told of the goods for once.
          received: at === isUnread ? [] : linesAt(at),
        }),
      ),
    ].filter((_, at) => !isSkipped[at]);
    const last = order({
      status: ends,
      shippedAt,
      countedAt: ends === "RECEIVED" ? hour(9) : null,
      received: linesAt(5),
    });
    return { facts, last, planned: mug.planned + tee.planned };
  });

test("S1 what a delivery moves in transit comes to nothing at its end, and never to less than nothing or more than was sent", () => {
  fc.assert(
    fc.property(life, ({ facts, last, planned }) => {
      const ledger = openLedger();
      for (const [at, fact] of [...facts, last].entries()) {
        ledger.read(fact, hour(2 + at));
        for (const goodsId of goodsIds.values()) {
          const until = (part: number) =>
            sum(
              ledger.written
                .slice(0, part)
                .filter(({ itemId }) => itemId === goodsId),
            );
          for (let part = 0; part <= ledger.written.length; part++)
            expect(until(part)).toBeGreaterThanOrEqual(0);
        }
        expect(sum(ledger.written)).toBeLessThanOrEqual(planned);
      }
      for (const goodsId of goodsIds.values())
        expect(
          sum(ledger.written.filter(({ itemId }) => itemId === goodsId)),
        ).toBe(0);
      const keys = ledger.written.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test("S1 P2 a reading that says what the ledger holds moves nothing, however often it comes, and what moves is never earlier than what moved before it", () => {
  fc.assert(
    fc.property(life, ({ facts, last }) => {
      const ledger = openLedger();
      for (const [at, fact] of [...facts, last].entries()) {
        ledger.read(fact, hour(2 + at));
        expect(ledger.read(fact, hour(20))).toEqual([]);
      }
      for (const goodsId of goodsIds.values()) {
        const times = ledger.written
          .filter(({ itemId }) => itemId === goodsId)
          .map(({ occurredAt }) => occurredAt.getTime());
        expect(times).toEqual([...times].sort((one, other) => one - other));
      }
    }),
  );
});

test("S1 sent, counted in by parts and closed short: each is a movement with its cause, at the time that the network tells", () => {
  const ledger = openLedger();
  const shippedAt = hour(1);
  ledger.read(order({ status: "WORKING" }), hour(1));
  ledger.read(order({ status: "READY_TO_SHIP" }), hour(1));
  expect(ledger.lines()).toEqual([]);
  ledger.read(order({ status: "TO_BE_RECEIVED", shippedAt }), hour(2));
  const part = { status: "PARTIALLY_RECEIVED", shippedAt } as const;
  ledger.read(order({ ...part, received: [line("mug", 10, 4)] }), hour(5));
  // Damaged units have arrived, too.
  ledger.read(order({ ...part, received: [line("mug", 10, 6, 1)] }), hour(6));
  const closed = {
    status: "RECEIVED",
    shippedAt,
    countedAt: hour(6),
  } as const;
  ledger.read(order({ ...closed, received: [line("mug", 10, 6, 1)] }), hour(9));
  expect(
    ledger.written.map(({ causeKind, quantity, causeRef, occurredAt }) => ({
      causeKind,
      quantity,
      causeRef,
      occurredAt,
    })),
  ).toEqual(
    [
      ["inbound_sent", 10, hour(1)] as const,
      ["inbound_received", -4, hour(5)] as const,
      ["inbound_received", -3, hour(6)] as const,
      ["inbound_missing", -3, hour(9)] as const,
    ].map(([causeKind, quantity, occurredAt]) => ({
      causeKind,
      quantity,
      causeRef: "4711",
      occurredAt,
    })),
  );
  // Found after the end: less is missing, and nothing is under way.
  ledger.read(
    order({ ...closed, received: [line("mug", 10, 8, 1)] }),
    hour(30),
  );
  expect(ledger.lines().slice(4)).toEqual([
    ["inbound_missing", 2],
    ["inbound_received", -2],
  ]);
});

test("S1 what is called off before it left was never under way, and on the way what had not arrived comes off", () => {
  const before = openLedger();
  before.read(order({ status: "READY_TO_SHIP" }), hour(1));
  before.read(order({ status: "CANCELLED" }), hour(2));
  expect(before.lines()).toEqual([]);
  const after = openLedger();
  const shippedAt = hour(1);
  after.read(order({ status: "TO_BE_RECEIVED", shippedAt }), hour(2));
  // The network tells of it no more.
  after.read(order({ status: "CANCELLED", received: [] }), hour(4));
  expect(after.lines()).toEqual([
    ["inbound_sent", 10],
    ["inbound_cancelled", -10],
  ]);
});

test("S1 more than was planned takes off what was planned, and goods that nobody knows move nothing", () => {
  const ledger = openLedger();
  ledger.read(
    order({
      status: "RECEIVED",
      countedAt: hour(3),
      received: [line("mug", 10, 12), line("stranger", 5, 5)],
    }),
    hour(8),
  );
  // The first that is read of it is its end: it left before it was counted in.
  expect(
    ledger.written.map(({ quantity, occurredAt }) => [quantity, occurredAt]),
  ).toEqual([
    [10, hour(3)],
    [-10, hour(3)],
  ]);
});
