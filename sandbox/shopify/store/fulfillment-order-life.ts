import type { Desk } from "../desk.ts";
import {
  postCancelledPart,
  postMergedParts,
  postMovedPart,
  postPart,
  postSplitPart,
} from "../webhooks/fulfillment-order-letters.ts";
import { orderById } from "./lookups.ts";
import { openFulfillmentOrder, touchOrder } from "./place-order.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";
import {
  isWhole,
  moveTo,
  splitOff,
  takeIn,
  touchPart,
  type Units,
} from "./split-fulfillment-order.ts";

type Part = StoredFulfillmentOrder;

/** Work has begun at the merchant's location. source: recorded answer of fulfillmentOrderReportProgress. */
export function reportProgress(desk: Desk, part: Part): void {
  part.status = "IN_PROGRESS";
  part.progressReported = true;
  touch(desk, part);
  postPart(desk, "fulfillment_orders/progress_reported", part);
}

/** Work has not begun after all. source: recorded answer of fulfillmentOrderOpen. */
export function reopen(desk: Desk, part: Part): void {
  const scheduled = part.status === "SCHEDULED";
  part.status = "OPEN";
  part.progressReported = false;
  touch(desk, part);
  postPart(
    desk,
    scheduled
      ? "fulfillment_orders/scheduled_fulfillment_order_ready"
      : "fulfillment_orders/manually_reported_progress_stopped",
    part,
  );
}

/** Closes it empty; its lines go on in an open replacement. source: recorded answer of fulfillmentOrderCancel. */
export function cancelPart(desk: Desk, part: Part): Part {
  const replacement = openFulfillmentOrder(desk, part.orderId, part.locationId);
  replacement.fulfillAt = part.fulfillAt;
  replacement.lines = part.lines.filter((line) => line.remaining > 0);
  part.lines = [];
  part.status = "CLOSED";
  touch(desk, part);
  touchPart(desk, replacement);
  postCancelledPart(desk, part, replacement);
  return replacement;
}

export function reschedule(desk: Desk, part: Part, fulfillAt: string): void {
  part.fulfillAt = fulfillAt;
  touch(desk, part);
  postPart(desk, "fulfillment_orders/rescheduled", part);
}

export function setDeadline(desk: Desk, part: Part, deadline: string): void {
  part.fulfillBy = deadline;
  touchPart(desk, part);
}

/** @returns what was split off. */
export function splitPart(desk: Desk, part: Part, units: Units): Part {
  const rest = splitOff(desk, part, units);
  touchOrder(desk, orderById(desk.store, part.orderId));
  postSplitPart(desk, part, rest);
  return rest;
}

export function mergeParts(desk: Desk, [first, ...others]: [Part, ...Part[]]) {
  for (const other of others) takeIn(desk, first, other);
  touchOrder(desk, orderById(desk.store, first.orderId));
  postMergedParts(desk, first, others);
}

/** All of it keeps its id; some of it becomes a new one at the new location. */
export function movePart(
  desk: Desk,
  part: Part,
  location: { id: number; name: string },
  units: Units,
): { moved: Part; remaining: Part | null } {
  const whole = units.size === 0 || isWhole(part, units);
  const from = part.locationId;
  const moved = whole ? part : splitOff(desk, part, units);
  moveTo(desk, moved, location);
  touchOrder(desk, orderById(desk.store, part.orderId));
  postMovedPart(desk, { original: part, moved, from });
  return { moved, remaining: whole ? null : part };
}

function touch(desk: Desk, part: Part): void {
  touchPart(desk, part);
  touchOrder(desk, orderById(desk.store, part.orderId));
}
