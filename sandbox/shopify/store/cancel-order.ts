import { type Desk, now } from "../desk.ts";
import { postOrder } from "../webhooks/letters.ts";
import { fulfillmentOrdersOf, lineById } from "./lookups.ts";
import { announceRefund, recordRefund } from "./make-refund.ts";
import type { StoredOrder } from "./order-records.ts";
import { shipped } from "./order-sums.ts";
import { letGo } from "./payments.ts";
import { levelOfLine } from "./place-order.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";
import { consume, release } from "./stock.ts";
import { allUnits, everything, suggestRefund } from "./suggest-refund.ts";
import { openAuthorizations, settle } from "./transactions.ts";

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
  how: {
    reason: string;
    restock: boolean;
    refunded: boolean;
    staffNote?: string | null;
  },
): void {
  const refund = how.refunded && giveBack(desk, order, how.restock);
  for (const part of fulfillmentOrdersOf(desk.store, order.id)) {
    if (part.status === "CLOSED") continue;
    freeStock(desk, order, part, how.restock);
    closeEmpty(desk, part);
  }
  for (const line of order.lines) line.removed = line.quantity;
  order.cancelledAt = now(desk);
  order.closedAt = now(desk);
  order.cancelReason = how.reason;
  order.cancelNote = how.staffNote ?? null;
  for (const promise of openAuthorizations(desk, order))
    letGo(desk, order, promise);
  if (refund) announceRefund(desk, order, refund);
  else settle(desk, order);
  order.updatedAt = now(desk);
  desk.store.orders.refile(order);
  postOrder(desk, "orders/cancelled", order);
  postOrder(desk, "orders/updated", order);
}

/** All that was paid goes back. An order that was never paid has nothing to refund. */
function giveBack(desk: Desk, order: StoredOrder, restock: boolean) {
  const wanted = {
    lines: allUnits(order, restock ? "CANCEL" : "NO_RESTOCK"),
    shippingCents: Number.MAX_SAFE_INTEGER,
  };
  const worth = suggestRefund(desk.store, order, wanted);
  if (worth.mostRefundable === 0) return undefined;
  const money = everything(desk.store, order);
  const wish = { ...wanted, money, note: null };
  const made = recordRefund(desk, order, wish, worth);
  for (const line of made.lines) line.restocked = restock;
  return made;
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
