import { type Desk, now } from "../desk.ts";
import { postOrder } from "../webhooks/letters.ts";
import { fulfillmentOrdersOf, lineById } from "./lookups.ts";
import type { StoredOrder } from "./order-records.ts";
import { shipped } from "./order-sums.ts";
import { levelOfLine } from "./place-order.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";
import { consume, release } from "./stock.ts";

/** Why an order cannot be cancelled. source: recorded answers of orderCancel. */
export function cancelRefusal(
  desk: Desk,
  order: StoredOrder,
): string | undefined {
  if (order.cancelledAt)
    return "Cannot cancel an order that has already been canceled";
  // An order of which something was ever to come back can be cancelled all the same, as recorded cancellations show.
  if (desk.store.returns.has("order", order.id)) return undefined;
  if (order.lines.some((line) => shipped(desk.store, line, order.id) > 0))
    return "Cannot cancel an order that has outstanding fulfillments";
  return undefined;
}

/** Cancels the whole order: closes its fulfillment orders at zero and gives the stock back, or writes it off. */
export function cancelOrder(
  desk: Desk,
  order: StoredOrder,
  how: { reason: string; restock: boolean; refunded: boolean },
): void {
  for (const part of fulfillmentOrdersOf(desk.store, order.id)) {
    if (part.status === "CLOSED") continue;
    freeStock(desk, order, part, how.restock);
    closeEmpty(desk, part);
  }
  order.cancelledAt = now(desk);
  order.closedAt = now(desk);
  order.cancelReason = how.reason;
  if (how.refunded) order.financialStatus = "REFUNDED";
  order.updatedAt = now(desk);
  desk.store.orders.refile(order);
  postOrder(desk, "orders/cancelled", order);
  postOrder(desk, "orders/updated", order);
}

/** Takes a fulfillment order's remaining units out of `committed`. */
export function freeStock(
  desk: Desk,
  order: StoredOrder,
  part: StoredFulfillmentOrder,
  restock: boolean,
): void {
  for (const entry of part.lines) {
    const line = lineById(order, entry.lineId);
    const level = levelOfLine(desk, line, part.locationId);
    if (!line.claimed || !level || entry.remaining === 0) continue;
    if (restock) release(desk, level, entry.remaining);
    else consume(desk, level, entry.remaining);
  }
}

/** CLOSED with all line quantities at zero. source: recorded answers of orderCancel and of accepted cancellations. */
export function closeEmpty(desk: Desk, part: StoredFulfillmentOrder): void {
  part.status = "CLOSED";
  part.updatedAt = now(desk);
  for (const entry of part.lines) {
    entry.total = 0;
    entry.remaining = 0;
  }
  desk.store.fulfillmentOrders.refile(part);
}
