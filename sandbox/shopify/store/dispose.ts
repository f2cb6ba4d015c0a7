import { type Desk, nextId, now } from "../desk.ts";
import { postDisposal } from "../webhooks/return-letters.ts";
import { lineById, orderById, variantOfLine } from "./lookups.ts";
import type {
  DispositionType,
  StoredReverseFulfillmentOrder,
  StoredReverseLine,
} from "./return-records.ts";
import { moveStock, openLevel } from "./stock.ts";

/** What became of some units of one line. */
export type Disposal = {
  line: StoredReverseLine;
  type: DispositionType;
  quantity: number;
  locationId: number | null;
};

/**
 * Says what became of returned units. Only those that are put back can be sold again, where they are put; at a place that
 * does not stock the item yet it is stocked from then on, which is assumed.
 */
export function dispose(
  desk: Desk,
  part: StoredReverseFulfillmentOrder,
  disposals: Disposal[],
): void {
  const made = disposals.map((disposal) => {
    const { line, type, quantity, locationId } = disposal;
    const stored = {
      id: nextId(desk),
      type,
      quantity,
      locationId,
      createdAt: now(desk),
    };
    line.dispositions.push(stored);
    if (type === "RESTOCKED" && locationId !== null)
      putBack(desk, part.orderId, line.lineId, { locationId, quantity });
    return { ...stored, line };
  });
  if (made.length > 0) postDisposal(desk, part, made);
}

function putBack(
  desk: Desk,
  orderId: number,
  lineId: number,
  where: { locationId: number; quantity: number },
): void {
  const line = lineById(orderById(desk.store, orderId), lineId);
  const variant = variantOfLine(desk.store, line);
  if (!variant?.item.tracked) return;
  const level = openLevel(desk, variant.item.id, where.locationId);
  moveStock(desk, level, { available: where.quantity });
}
