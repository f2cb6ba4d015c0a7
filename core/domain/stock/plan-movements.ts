import type { NetworkRecordFact } from "../facts.ts";
import type { PlannedMovement } from "../plan.ts";
import { levelCause, openingCause } from "./level-causes.ts";

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
    causeKind: ledger.movements === 0 ? openingCause : levelCause,
    causeRef: level.inventoryItemId,
    occurredAt: level.updatedAt,
  };
}

/**
 * What the network's records of its stock are about, as the ledger names it. `outbound_order` is in TikTok's sample alone.
 * source: TikTok Shop, FBT "Search FBT Inventory Record", order.type
 */
export const networkCauses = [
  "inbound_order",
  "return_to_supplier_order",
  "disposal",
  "inventory_status_adjustment_order",
  "consign_order",
  "inventory_count_order",
  "failed_delivery",
  "customer_return",
  "inventory_quantity_adjustment_order",
  "inventory_transfer_order",
  "outbound_transfer_order",
  "outbound_order",
  "frozen_order",
] as const;

/** A record of units that left for a customer. */
export const shippingCause: (typeof networkCauses)[number] = "consign_order";

/** How the ledger names what a record of the network's stock history is about, e.g. `customer_return`. */
export const causeOfRecord = (
  orderType: NetworkRecordFact["orderType"],
): string => orderType.toLowerCase();

type GoodsPlace = { poolId: string; goodsId: string };

/** Units of one goods at one centre, sound and defective ones apart. */
export type GoodsCount = Record<NetworkRecordFact["quality"], number>;

/**
 * The network is the authority on its centres: each record of its stock history is a movement, written once, with the
 * network's own order as its cause.
 * @param records of one goods at one centre, in any order; of a second all that the network shows of it.
 */
export function movementsFromRecords(
  place: GoodsPlace,
  records: NetworkRecordFact[],
): PlannedMovement[] {
  // Two records may say the same word for word, such as the sound and the defective units of one disposal.
  const alike = new Map<string, number>();
  return records
    .filter((record) => record.changed !== 0)
    .map((record): PlannedMovement => {
      const key = [
        "record",
        place.poolId,
        place.goodsId,
        record.orderType,
        record.orderId,
        record.at.getTime(),
        record.initialOnHand,
        record.finalOnHand,
      ].join(":");
      const before = alike.get(key) ?? 0;
      alike.set(key, before + 1);
      return {
        key: before === 0 ? key : `${key}:${before}`,
        poolId: place.poolId,
        itemId: place.goodsId,
        quantity: record.changed,
        causeKind: causeOfRecord(record.orderType),
        causeRef: record.orderId,
        occurredAt: record.at,
      };
    });
}

/**
 * Units that were there before the first record that the network shows; none, where nothing was.
 * @param records the whole history of one goods at one centre.
 * @param counted what the network counts now; of what has no record it was always so many.
 * @param readAt stands for the beginning where there is no record.
 */
export function openingBefore(
  place: GoodsPlace,
  records: NetworkRecordFact[],
  counted: GoodsCount,
  readAt: Date,
): PlannedMovement[] {
  const onHand = (["sound", "defective"] as const).reduce(
    (sum, quality) =>
      sum +
      before(
        records.filter((record) => record.quality === quality),
        counted[quality],
      ),
    0,
  );
  if (onHand === 0) return [];
  const [first] = earliest(records);
  return [
    {
      key: `opening:${place.poolId}:${place.goodsId}`,
      poolId: place.poolId,
      itemId: place.goodsId,
      quantity: onHand,
      causeKind: openingCause,
      causeRef: first?.orderId ?? "stock on hand when connected",
      occurredAt: first?.at ?? readAt,
    },
  ];
}

/** The records of the earliest second. */
function earliest(records: NetworkRecordFact[]): NetworkRecordFact[] {
  const at = Math.min(...records.map((record) => record.at.getTime()));
  return records.filter((record) => record.at.getTime() === at);
}

/**
 * On hand before the first of these records, which are of one quality. Records carry whole seconds, so within one second only the chain of initial →
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
