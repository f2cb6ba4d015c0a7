import { type Desk, now } from "../desk.ts";
import { fulfillmentOrdersOf, variantOfLine } from "./lookups.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";
import { unshipped } from "./order-sums.ts";
import { levelOfLine } from "./place-order.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";
import { consume, moveStock, openLevel, release } from "./stock.ts";

/**
 * Takes units that still wait for shipment off their fulfillment orders; one that is left with nothing closes.
 * source: recorded answers after orderEditSetQuantity. Which of several fulfillment orders gives first is assumed: the
 * one at the place named, then the oldest.
 *
 * @param restock their stock can be sold again; otherwise it is written off.
 */
export function takeWaiting(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
  units: number,
  how: { restock: boolean; locationId?: number | null },
): void {
  const parts = fulfillmentOrdersOf(desk.store, order.id).filter(
    ({ status }) => status !== "CLOSED",
  );
  const near = (part: StoredFulfillmentOrder) =>
    part.locationId === how.locationId ? 0 : 1;
  let rest = units;
  for (const part of parts.sort((a, b) => near(a) - near(b))) {
    for (const entry of part.lines.filter((one) => one.lineId === line.id)) {
      const taken = Math.min(rest, entry.remaining);
      if (taken === 0) continue;
      rest -= taken;
      entry.total -= taken;
      entry.remaining -= taken;
      const level = line.claimed && levelOfLine(desk, line, part.locationId);
      if (level && how.restock) release(desk, level, taken);
      else if (level) consume(desk, level, taken);
      touchEmptied(desk, part);
    }
  }
}

function touchEmptied(desk: Desk, part: StoredFulfillmentOrder): void {
  if (part.lines.every(({ remaining }) => remaining === 0))
    part.status = "CLOSED";
  else part.lines = part.lines.filter(({ total }) => total > 0);
  part.updatedAt = now(desk);
  desk.store.fulfillmentOrders.refile(part);
}

/** Units of a line that left with a parcel and are still on the order. */
export function stillShipped(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
): number {
  return Math.max(
    0,
    line.quantity - line.removed - unshipped(desk.store, line, order.id),
  );
}

/** Units that came back lie at a place and can be sold again. */
export function takeBack(
  desk: Desk,
  line: StoredLine,
  units: number,
  locationId: number,
): void {
  const variant = variantOfLine(desk.store, line);
  if (!variant?.item.tracked) return;
  const level = openLevel(desk, variant.item.id, locationId);
  moveStock(desk, level, { available: units });
}
