import { type Desk, nextId, now } from "../desk.ts";
import { postDisposal } from "../webhooks/return-letters.ts";
import { lineById, orderById } from "./lookups.ts";
import type {
  DispositionType,
  StoredReverseFulfillmentOrder,
  StoredReverseLine,
} from "./return-records.ts";
import { takeBack } from "./take-off-order.ts";

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
  const order = orderById(desk.store, part.orderId);
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
      takeBack(desk, lineById(order, line.lineId), quantity, locationId);
    return { ...stored, line };
  });
  if (made.length > 0) postDisposal(desk, part, made);
}
