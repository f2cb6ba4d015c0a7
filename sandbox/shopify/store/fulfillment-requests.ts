import { type Desk, nextId, now } from "../desk.ts";
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

/**
 * Splits off the lines that are not requested into a fulfillment order of their own; the submitted one shrinks.
 * source: recorded answer of fulfillmentOrderSubmitFulfillmentRequest with part of the lines.
 */
export function splitOffUnrequested(
  desk: Desk,
  part: StoredFulfillmentOrder,
  wanted: Map<number, number>,
): StoredFulfillmentOrder | null {
  const left = part.lines
    .map((line) => ({
      line,
      units: line.remaining - (wanted.get(line.id) ?? 0),
    }))
    .filter(({ units }) => units > 0);
  if (left.length === 0) return null;
  const rest = openFulfillmentOrder(desk, part.orderId, part.locationId);
  for (const { line, units } of left) {
    addLine(desk, rest, { id: line.lineId }, units);
    line.total -= units;
    line.remaining -= units;
  }
  part.lines = part.lines.filter((line) => line.total > 0);
  return rest;
}

export function acceptFulfillmentRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
): void {
  set(desk, part, "IN_PROGRESS", "ACCEPTED");
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
): void {
  replaceAtOwnLocation(desk, part);
  closeEmpty(desk, part);
  set(desk, part, "CLOSED", "CANCELLATION_ACCEPTED");
}

export function rejectCancellationRequest(
  desk: Desk,
  part: StoredFulfillmentOrder,
): void {
  set(desk, part, "IN_PROGRESS", "CANCELLATION_REJECTED");
}

/** The service gives up a part that it had accepted. source: recorded answer of fulfillmentOrderClose. */
export function closeUnfinished(desk: Desk, part: StoredFulfillmentOrder) {
  set(desk, part, "INCOMPLETE", "CLOSED");
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
  postFulfillmentRequest(desk, part, request);
  notifyService(desk, serviceAt(desk.store, part.locationId), kind);
}
