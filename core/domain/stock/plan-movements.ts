import type { NetworkRecordFact } from "../facts.ts";
import type { PlannedMovement } from "../plan.ts";

/**
 * Shopify is the authority on the merchant's own locations: what it reads differently from the ledger is a movement.
 * @param ledger sum of the movements so far (law S1), and when the latest of them happened.
 * @returns nothing where the ledger already says so, or knows something newer (law P4).
 */
export function movementFromLevel(
  level: {
    poolId: string;
    variantId: string;
    inventoryItemId: string;
    onHand: number;
    updatedAt: Date;
  },
  ledger: { sum: number; movements: number; latest: Date | null },
): PlannedMovement | null {
  const quantity = level.onHand - ledger.sum;
  if (quantity === 0) return null;
  if (ledger.latest !== null && level.updatedAt < ledger.latest) return null;
  return {
    key: `level:${level.poolId}:${level.variantId}:${level.updatedAt.toISOString()}:${ledger.movements}`,
    poolId: level.poolId,
    itemId: level.variantId,
    quantity,
    causeKind: ledger.movements === 0 ? "opening" : "storefront_level",
    causeRef: level.inventoryItemId,
    occurredAt: level.updatedAt,
  };
}

/**
 * The network is the authority on its centres: each record of its stock history is a movement, written once. Units that
 * were there before the first record we can see become an opening movement.
 * @param records of one goods at one centre, in any order.
 * @param onHand what the network counts now.
 */
export function movementsFromRecords(
  place: { poolId: string; goodsId: string },
  records: NetworkRecordFact[],
  onHand: number,
): PlannedMovement[] {
  const first = earliest(records)[0];
  const opening = first
    ? openingMovement(place, before(records, onHand), first.at, first.orderId)
    : [];
  const movements = records.map(
    (record): PlannedMovement => ({
      key: [
        "record",
        place.poolId,
        place.goodsId,
        record.orderType,
        record.orderId,
        record.at.getTime(),
        record.initialOnHand,
        record.finalOnHand,
      ].join(":"),
      poolId: place.poolId,
      itemId: place.goodsId,
      quantity: record.changed,
      causeKind: record.orderType.toLowerCase(),
      causeRef: record.orderId,
      occurredAt: record.at,
    }),
  );
  return [
    ...opening,
    ...movements.filter((movement) => movement.quantity !== 0),
  ];
}

/**
 * Units that lay there before any record the network shows.
 * @param causeRef what to look up: the order of the first record, where there is one.
 */
export function openingMovement(
  place: { poolId: string; goodsId: string },
  onHand: number,
  at: Date,
  causeRef = "stock on hand when connected",
): PlannedMovement[] {
  if (onHand === 0) return [];
  return [
    {
      key: `opening:${place.poolId}:${place.goodsId}`,
      poolId: place.poolId,
      itemId: place.goodsId,
      quantity: onHand,
      causeKind: "opening",
      causeRef,
      occurredAt: at,
    },
  ];
}

/** The records of the earliest second. */
function earliest(records: NetworkRecordFact[]): NetworkRecordFact[] {
  const at = Math.min(...records.map((record) => record.at.getTime()));
  return records.filter((record) => record.at.getTime() === at);
}

/**
 * On hand before the first of these records. Records carry whole seconds, so within one second only the chain of initial →
 * final tells the order: it begins at the number that more records leave than reach. Where it comes back to its beginning,
 * what follows begins there too.
 * @param onHand after the last of them.
 */
function before(records: NetworkRecordFact[], onHand: number): number {
  if (records.length === 0) return onHand;
  const first = earliest(records);
  const leaving = new Map<number, number>();
  const count = (number: number, by: number) =>
    leaving.set(number, (leaving.get(number) ?? 0) + by);
  for (const { initialOnHand, finalOnHand } of first) {
    count(initialOnHand, 1);
    count(finalOnHand, -1);
  }
  const begin = [...leaving].find(([, surplus]) => surplus > 0);
  if (begin) return begin[0];
  const rest = records.filter((record) => !first.includes(record));
  return before(rest, onHand);
}
