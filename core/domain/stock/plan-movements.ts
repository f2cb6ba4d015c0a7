import type { NetworkRecordFact } from "../facts.ts";
import type { PlannedMovement } from "../plan.ts";

/**
 * Shopify is the authority on the merchant's own locations: what it reads differently from the ledger is a movement.
 * @param ledger sum of the movements so far (law S1).
 * @returns nothing where the ledger already says so.
 */
export function movementFromLevel(
  level: {
    poolId: string;
    variantId: string;
    inventoryItemId: string;
    onHand: number;
    updatedAt: Date;
  },
  ledger: { sum: number; movements: number },
): PlannedMovement | null {
  const quantity = level.onHand - ledger.sum;
  if (quantity === 0) return null;
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
 * @param records of one goods at one centre.
 */
export function movementsFromRecords(
  place: { poolId: string; goodsId: string },
  records: NetworkRecordFact[],
  known: { movements: number },
): PlannedMovement[] {
  const inOrder = [...records].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || continues(a, b),
  );
  const movements = inOrder.map(
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
  const first = inOrder[0];
  if (known.movements > 0 || !first || first.initialOnHand === 0)
    return movements.filter((movement) => movement.quantity !== 0);
  return [
    {
      key: `opening:${place.poolId}:${place.goodsId}`,
      poolId: place.poolId,
      itemId: place.goodsId,
      quantity: first.initialOnHand,
      causeKind: "opening",
      causeRef: first.orderId,
      occurredAt: first.at,
    },
    ...movements.filter((movement) => movement.quantity !== 0),
  ];
}

/** Units that lay there before any record the network shows. */
export function openingMovement(
  place: { poolId: string; goodsId: string },
  onHand: number,
  at: Date,
): PlannedMovement[] {
  if (onHand === 0) return [];
  return [
    {
      key: `opening:${place.poolId}:${place.goodsId}`,
      poolId: place.poolId,
      itemId: place.goodsId,
      quantity: onHand,
      causeKind: "opening",
      causeRef: "stock on hand when connected",
      occurredAt: at,
    },
  ];
}

// Records carry whole seconds; within one second the chain of initial → final tells the order.
const continues = (a: NetworkRecordFact, b: NetworkRecordFact): number =>
  a.finalOnHand === b.initialOnHand
    ? -1
    : b.finalOnHand === a.initialOnHand
      ? 1
      : 0;
