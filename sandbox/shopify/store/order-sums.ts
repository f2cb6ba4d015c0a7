import type { Store } from "../state.ts";
import { fulfillmentOrdersOf, fulfillmentsOf } from "./lookups.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";

/** Units of a line that still wait for shipment. */
export function unshipped(store: Store, line: StoredLine, orderId: number) {
  return fulfillmentOrdersOf(store, orderId)
    .flatMap((fo) => fo.lines)
    .filter((entry) => entry.lineId === line.id)
    .reduce((sum, entry) => sum + entry.remaining, 0);
}

/** Units of a line that could be shipped now: those that wait and are not on hold. */
export function fulfillable(store: Store, line: StoredLine, orderId: number) {
  return fulfillmentOrdersOf(store, orderId)
    .filter(({ status }) => status !== "ON_HOLD" && status !== "CLOSED")
    .flatMap((fo) => fo.lines)
    .filter((entry) => entry.lineId === line.id)
    .reduce((sum, entry) => sum + entry.remaining, 0);
}

/** Units of a line that were shipped and not taken back. */
export function shipped(
  store: Store,
  line: Pick<StoredLine, "id">,
  orderId: number,
): number {
  return fulfillmentsOf(store, orderId)
    .filter((fulfillment) => fulfillment.status === "SUCCESS")
    .flatMap((fulfillment) => fulfillment.lines)
    .filter((entry) => entry.lineId === line.id)
    .reduce((sum, entry) => sum + entry.quantity, 0);
}

/**
 * The badge on the order. Shipped, in progress and unfulfilled are recorded answers; which badge a submitted or declined
 * request shows is read from the names of OrderDisplayFulfillmentStatus in the Admin schema 2026-10.
 */
export function displayFulfillmentStatus(
  store: Store,
  order: StoredOrder,
): string {
  const parts = fulfillmentOrdersOf(store, order.id);
  const gone = order.lines.reduce(
    (sum, line) => sum + shipped(store, line, order.id),
    0,
  );
  const waiting = parts
    .flatMap((fo) => fo.lines)
    .reduce((sum, line) => sum + line.remaining, 0);
  if (gone > 0) return waiting > 0 ? "PARTIALLY_FULFILLED" : "FULFILLED";
  if (order.cancelledAt) return "UNFULFILLED";
  if (parts.some((fo) => fo.status === "IN_PROGRESS")) return "IN_PROGRESS";
  const live = parts.filter((fo) => fo.status !== "CLOSED");
  // A hold on a part of the order does not show. source: recorded answers of fulfillmentOrderHold.
  if (live.length > 0 && live.every((fo) => fo.status === "ON_HOLD"))
    return "ON_HOLD";
  const open = parts.filter((fo) => fo.status === "OPEN");
  if (open.some((fo) => fo.requestStatus === "SUBMITTED"))
    return "PENDING_FULFILLMENT";
  if (open.some((fo) => fo.requestStatus === "REJECTED"))
    return "REQUEST_DECLINED";
  return "UNFULFILLED";
}
