import { type Desk, nextId, now } from "../desk.ts";
import { postAnswer } from "../webhooks/fulfillment-order-letters.ts";
import { notifyService, postFulfillmentRequest } from "../webhooks/letters.ts";
import { closeEmpty, freeStock } from "./cancel-order.ts";
import { lineById, orderById, ownLocation, serviceAt } from "./lookups.ts";
import {
  addLine,
  levelOfLine,
  openFulfillmentOrder,
  touchOrder,
} from "./place-order.ts";
import type {
  RequestStatus,
  StoredFulfillmentOrder,
  StoredMerchantRequest,
} from "./shipping-records.ts";
import { commit } from "./stock.ts";

/** The merchant asks the service to ship. The caller has checked that the service may be asked. */
export function submitFulfillmentRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
  message: string | null,
  notifyCustomer: boolean | null,
): void {
  set(desk, part, "OPEN", "SUBMITTED");
  addRequest(desk, part, "FULFILLMENT_REQUEST", message, {
    notify_customer: notifyCustomer ?? false,
  });
}

export function acceptFulfillmentRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
  message: string | null = null,
): void {
  set(desk, part, "IN_PROGRESS", "ACCEPTED");
  postAnswer(
    desk,
    "fulfillment_orders/fulfillment_request_accepted",
    part,
    message,
  );
}

export function rejectFulfillmentRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
  reason: string | null,
  message: string | null,
): void {
  part.rejectReason = reason;
  part.rejectMessage = message;
  set(desk, part, "OPEN", "REJECTED");
  postAnswer(
    desk,
    "fulfillment_orders/fulfillment_request_rejected",
    part,
    message,
  );
}

/** The merchant asks the service to stop. The status moves right after the answer, which still shows ACCEPTED. */
export function submitCancellationRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
  message: string | null,
): void {
  set(desk, part, "IN_PROGRESS", "CANCELLATION_REQUESTED");
  addRequest(desk, part, "CANCELLATION_REQUEST", message, {});
}

export function acceptCancellationRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
  message: string | null = null,
): void {
  replaceAtOwnLocation(desk, part);
  closeEmpty(desk, part);
  set(desk, part, "CLOSED", "CANCELLATION_ACCEPTED");
  postAnswer(
    desk,
    "fulfillment_orders/cancellation_request_accepted",
    part,
    message,
  );
}

export function rejectCancellationRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
  message: string | null = null,
): void {
  set(desk, part, "IN_PROGRESS", "CANCELLATION_REJECTED");
  postAnswer(
    desk,
    "fulfillment_orders/cancellation_request_rejected",
    part,
    message,
  );
}

/** The service gives up a part that it had accepted. source: recorded answer of fulfillmentOrderClose. */
export function closeUnfinished(
  desk: Desk,
  part: StoredFulfillmentOrder,
  message: string | null = null,
): void {
  set(desk, part, "INCOMPLETE", "CLOSED");
  postAnswer(
    desk,
    "fulfillment_orders/fulfillment_service_failed_to_complete",
    part,
    message,
  );
}

/**
 * An accepted cancellation leaves the merchant with a new open fulfillment order for the same units at his own location.
 * Assumed: Shopify's pages say that the units return to the merchant, no recorded answer shows the replacement.
 */
export function replaceAtOwnLocation(
  desk: Desk,
  part: StoredFulfillmentOrder,
): StoredFulfillmentOrder | null {
  const order = orderById(desk.store, part.orderId);
  const waiting = part.lines.filter((line) => line.remaining > 0);
  if (waiting.length === 0) return null;
  freeStock(desk, order, part, true);
  const own = ownLocation(desk.store).id;
  const replacement = openFulfillmentOrder(desk, part.orderId, own);
  for (const entry of waiting) {
    addLine(desk, replacement, { id: entry.lineId }, entry.remaining);
    const line = lineById(order, entry.lineId);
    const level = levelOfLine(desk, line, own);
    if (level && line.claimed) commit(desk, level, entry.remaining);
  }
  return replacement;
}

function set(
  desk: Desk,
  part: StoredFulfillmentOrder,
  status: StoredFulfillmentOrder["status"],
  requestStatus: RequestStatus,
): void {
  part.status = status;
  part.requestStatus = requestStatus;
  part.updatedAt = now(desk);
  desk.store.fulfillmentOrders.refile(part);
  touchOrder(desk, orderById(desk.store, part.orderId));
}

function addRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
  kind: StoredMerchantRequest["kind"],
  message: string | null,
  requestOptions: Record<string, unknown>,
): void {
  const request: StoredMerchantRequest = {
    id: nextId(desk),
    kind,
    message,
    requestOptions,
    sentAt: now(desk),
  };
  part.requests.push(request);
  postFulfillmentRequest(desk, { original: part, submitted: part }, request);
  notifyService(desk, serviceAt(desk.store, part.locationId), kind);
}
