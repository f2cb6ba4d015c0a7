import { idOf } from "../gid.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import type { Units } from "../store/split-fulfillment-order.ts";

/** Lines of a fulfillment order as inputs name them. source: Admin schema 2026-10, FulfillmentOrderLineItemInput. */
export type LinesInput =
  | readonly { id: string; quantity: number }[]
  | null
  | undefined;

export function unitsOf(lines: LinesInput): Units {
  return new Map(
    (lines ?? []).map(({ id, quantity }) => [
      idOf(id, "FulfillmentOrderLineItem") ?? 0,
      quantity,
    ]),
  );
}

/** Whether every line is one of it, asked for at least once and at most as often as remains. */
export function hasUnits(part: StoredFulfillmentOrder, units: Units): boolean {
  return [...units].every(([id, quantity]) => {
    const line = part.lines.find((entry) => entry.id === id);
    return line && quantity >= 1 && quantity <= line.remaining;
  });
}
