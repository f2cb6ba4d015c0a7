import fc from "fast-check";
import { expect, test } from "vitest";
import type { NetworkRecordFact } from "#core/domain/facts.ts";
import {
  movementFromLevel,
  movementsFromRecords,
  openingBefore,
} from "#core/domain/stock/plan-movements.ts";

const start = Date.parse("2026-11-20T12:00:00Z");
const place = { poolId: "pool", goodsId: "goods" };

/** A network's history: changes one after another, several in one second. */
const history = fc
  .record({
    before: fc.nat(50),
    changes: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1 }),
  })
  .map(({ before, changes }) => {
    let onHand = before;
    return changes.map((changed, index): NetworkRecordFact => {
      const initialOnHand = onHand;
      onHand += changed;
      return {
        goodsExternalId: "g",
        centreExternalId: "c",
        orderId: `order-${index}`,
        orderType: "CONSIGN_ORDER",
        changed,
        quality: "sound",
        initialOnHand,
        finalOnHand: onHand,
        at: new Date(start + Math.floor(index / 3) * 1000),
      };
    });
  });

const shuffled = history.chain((records) =>
  fc.record({
    records: fc.constant(records),
    mixed: fc.shuffledSubarray(records, { minLength: records.length }),
  }),
);

/** All that a first reading of a history writes into the ledger. */
const wholeOf = (
  records: NetworkRecordFact[],
  counted: { sound: number; defective: number },
) => [
  ...openingBefore(place, records, counted, new Date(start)),
  ...movementsFromRecords(place, records),
];

const sum = (movements: { quantity: number }[]) =>
  movements.reduce((total, { quantity }) => total + quantity, 0);

test("S1 a network's history adds up to what it counts, in whatever order its records come", () => {
  fc.assert(
    fc.property(shuffled, ({ records, mixed }) => {
      const counted = records.at(-1)?.finalOnHand ?? 0;
      const movements = wholeOf(mixed, { sound: counted, defective: 0 });
      expect(sum(movements)).toBe(counted);
      expect(movements.every(({ quantity }) => quantity !== 0)).toBe(true);
    }),
  );
});

test("S1 reading the history again makes the same keys, and each record has its own", () => {
  fc.assert(
    fc.property(history, (records) => {
      const keys = (some: NetworkRecordFact[]) =>
        wholeOf(some, { sound: 7, defective: 0 }).map(({ key }) => key);
      expect(keys([...records])).toEqual(keys(records));
      expect(new Set(keys(records)).size).toBe(keys(records).length);
    }),
  );
});

test("S1 a count at an own location moves the ledger by the difference, and not at all where they agree", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.nat(5), (onHand, known, n) => {
      fc.pre(Math.abs(onHand) < 1e6 && Math.abs(known) < 1e6);
      const movement = movementFromLevel(
        {
          poolId: "pool",
          variantId: "variant",
          inventoryItemId: "item",
          onHand,
          updatedAt: new Date(start),
        },
        { sum: known, movements: n, latest: new Date(start) },
      );
      expect(known + (movement?.quantity ?? 0)).toBe(onHand);
      expect(movement === null).toBe(onHand === known);
    }),
  );
});

test("S1 P4 a count that is older than the latest movement moves nothing", () => {
  const level = {
    poolId: "pool",
    variantId: "variant",
    inventoryItemId: "item",
    onHand: 9,
    updatedAt: new Date(start - 1),
  };
  const ledger = { sum: 5, movements: 2, latest: new Date(start) };
  expect(movementFromLevel(level, ledger)).toBeNull();
  const fresh = { ...level, updatedAt: new Date(start) };
  expect(movementFromLevel(fresh, ledger)?.quantity).toBe(4);
});

test("S1 a difference between history and count is not explained away by the opening", () => {
  const record: NetworkRecordFact = {
    goodsExternalId: "g",
    centreExternalId: "c",
    orderId: "order",
    orderType: "CONSIGN_ORDER",
    changed: -2,
    quality: "sound",
    initialOnHand: 10,
    finalOnHand: 8,
    at: new Date(start),
  };
  const movements = wholeOf([record], { sound: 5, defective: 0 });
  expect(sum(movements)).toBe(8);
});

test("S1 sound and defective units are counted apart, and a history of one of them alone leaves the other as counted", () => {
  const record = (given: Partial<NetworkRecordFact>): NetworkRecordFact => ({
    goodsExternalId: "g",
    centreExternalId: "c",
    orderId: "order",
    orderType: "DISPOSAL",
    changed: -2,
    quality: "sound",
    initialOnHand: 9,
    finalOnHand: 7,
    at: new Date(start),
    ...given,
  });
  const records = [
    record({}),
    record({ quality: "defective", initialOnHand: 4, finalOnHand: 2 }),
  ];
  expect(sum(wholeOf(records, { sound: 7, defective: 2 }))).toBe(9);
  expect(sum(wholeOf([record({})], { sound: 7, defective: 3 }))).toBe(10);
});

test("S1 records that say the same word for word are two movements", () => {
  const one: NetworkRecordFact = {
    goodsExternalId: "g",
    centreExternalId: "c",
    orderId: "order",
    orderType: "DISPOSAL",
    changed: -2,
    quality: "sound",
    initialOnHand: 4,
    finalOnHand: 2,
    at: new Date(start),
  };
  const twin: NetworkRecordFact = { ...one, quality: "defective" };
  const movements = wholeOf([one, twin], { sound: 2, defective: 2 });
  expect(new Set(movements.map(({ key }) => key)).size).toBe(3);
  expect(sum(movements)).toBe(4);
});

test("S1 what a customer sends back stands in the ledger under the name by which demand looks for it", () => {
  const record: NetworkRecordFact = {
    goodsExternalId: "g",
    centreExternalId: "c",
    orderId: "return-1",
    orderType: "CUSTOMER_RETURN",
    changed: 2,
    quality: "sound",
    initialOnHand: 0,
    finalOnHand: 2,
    at: new Date(start),
  };
  expect(movementsFromRecords(place, [record])).toMatchObject([
    { causeKind: "customer_return", quantity: 2 },
  ]);
});
