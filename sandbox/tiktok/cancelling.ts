import { consignmentsOf, dropLine, isPending } from "../fbt/consignments.ts";
import { buyerRequestAnswerMs, deadlineSeconds, refundMs } from "./assumed.ts";
import { findSkuById } from "./catalogue.ts";
import { mintId } from "./ids.ts";
import type { Platform } from "./platform.ts";
import { refundOf } from "./refunds.ts";
import {
  isShipped,
  moveOrder,
  openLines,
  tellCancellation,
} from "./shipping.ts";
import type { Cancellation, CancelRole, Line, Order } from "./state.ts";
import { shiftParts, shiftStock } from "./stock.ts";

export type Wish = { role: CancelRole; reason: string; lineIds: string[] };

/** The seller's own promise broken: the platform believes the shelf to be empty (page `cancel-order-202602`). */
const emptiesShelf = (reason: string) => reason.endsWith("out_of_stock");

/**
 * Lines that are neither cancelled nor shipped nor taken by the FBT warehouse.
 * @param evenShipped also those that have left: their carrier never came, or lost them.
 */
export function cancellableLines(
  platform: Platform,
  order: Order,
  evenShipped = false,
): string[] {
  const open = openLines(order);
  if (evenShipped) return open.map((l) => l.id);
  const taken = consignmentsOf(platform, order.id)
    .filter((c) => !isPending(c))
    .flatMap((c) => c.lineIds);
  return open
    .filter((l) => !isShipped(platform, l) && !taken.includes(l.id))
    .map((l) => l.id);
}

/** Cancels units at once. */
export function cancelNow(
  platform: Platform,
  order: Order,
  wish: Wish,
): Cancellation {
  const request = openRequest(platform, order, wish);
  acceptRequest(platform, request);
  return request;
}

/**
 * A buyer asks to cancel. On hold, and when the seller is late, he has it at once; in between the seller has a day to
 * answer, and silence is a yes.
 */
export function requestCancellation(
  platform: Platform,
  order: Order,
  wish: Wish,
): Cancellation {
  if (needsNoAnswer(platform, order)) return cancelNow(platform, order, wish);
  const request = openRequest(platform, order, wish);
  request.answerDueAt = request.createdAt + buyerRequestAnswerMs;
  platform.state.orders.touch(order, request.createdAt);
  remindOfCancellation(platform, request);
  tellCancellation(platform, request);
  return request;
}

function needsNoAnswer(platform: Platform, order: Order): boolean {
  if (order.status === "UNPAID" || order.status === "ON_HOLD") return true;
  if (order.fulfillment === "BY_TIKTOK") return true;
  const since = Math.max(order.paidAt ?? 0, order.releaseAt ?? 0);
  return platform.now() > since + deadlineSeconds.rts_sla_time * 1000;
}

function openRequest(
  platform: Platform,
  order: Order,
  wish: Wish,
): Cancellation {
  const now = platform.now();
  const { state } = platform;
  return state.cancellations.add({
    id: mintId(state, "cancellation"),
    orderId: order.id,
    ...wish,
    status: "CANCELLATION_REQUEST_PENDING",
    rejectReason: null,
    createdAt: now,
    updatedAt: now,
    answerDueAt: null,
    refundDueAt: null,
    refund: refundOf(
      order,
      order.lines.filter((l) => wish.lineIds.includes(l.id)),
      wish.lineIds.length === openLines(order).length,
    ),
  });
}

/** The request is granted: stock comes back, lines and, with the last of them, the order are cancelled. */
export function acceptRequest(platform: Platform, request: Cancellation): void {
  const at = platform.now();
  request.status = "CANCELLATION_REQUEST_SUCCESS";
  request.answerDueAt = null;
  request.refundDueAt = at + refundMs;
  platform.state.cancellations.touch(request, at);
  const order = platform.state.orders.get(request.orderId);
  if (order) dropLines(platform, order, request);
  remindOfCancellation(platform, request);
  tellCancellation(platform, request);
}

/** The request is turned down; the order goes on. */
export function rejectRequest(
  platform: Platform,
  request: Cancellation,
  reason: string | null,
): void {
  const at = platform.now();
  request.status = "CANCELLATION_REQUEST_CANCELLED";
  request.rejectReason = reason;
  request.answerDueAt = null;
  platform.state.cancellations.touch(request, at);
  const order = platform.state.orders.get(request.orderId);
  if (order) platform.state.orders.touch(order, at);
  tellCancellation(platform, request);
}

export function remindOfCancellation(
  { agenda }: Platform,
  request: Cancellation,
): void {
  const at = request.answerDueAt ?? request.refundDueAt;
  if (at !== null) agenda.remind(at, "cancellation", request.id);
}

/** Silence has become a yes, or the money is back with the buyer. */
export function stepCancellation(platform: Platform, id: string): void {
  const request = platform.state.cancellations.get(id);
  const now = platform.now();
  if (!request) return;
  if (request.answerDueAt !== null) {
    if (request.answerDueAt <= now) acceptRequest(platform, request);
    return;
  }
  if (request.refundDueAt === null || request.refundDueAt > now) return;
  request.refundDueAt = null;
  request.status = "CANCELLATION_REQUEST_COMPLETE";
  platform.state.cancellations.touch(request, now);
  tellCancellation(platform, request);
}

function dropLines(
  platform: Platform,
  order: Order,
  request: Cancellation,
): void {
  const at = platform.now();
  const free = cancellableLines(platform, order, request.role === "SYSTEM");
  const dropped = order.lines.filter(
    (l) => request.lineIds.includes(l.id) && free.includes(l.id),
  );
  // Everything it asked for may be gone already, by another cancellation.
  if (dropped.length === 0) return;
  for (const line of dropped) {
    const wasShipped = isShipped(platform, line);
    line.cancelled = true;
    line.cancelReason = request.reason;
    line.cancelledBy = request.role;
    if (!wasShipped) giveBack(platform, order, line, request.reason);
  }
  emptyPackages(platform, order);
  order.cancelReason = request.reason;
  order.cancelledBy = request.role;
  platform.state.orders.touch(order, at);
  const left = openLines(order);
  if (left.length === 0) {
    order.cancelledAt = at;
    moveOrder(platform, order, "CANCELLED", at);
  } else if (
    order.status === "PARTIALLY_SHIPPING" &&
    left.every((l) => isShipped(platform, l))
  ) {
    order.shippedAt = at;
    moveOrder(platform, order, "AWAITING_COLLECTION", at);
  }
}

/** A package whose last unit was cancelled will not travel. */
function emptyPackages(platform: Platform, order: Order): void {
  const { state } = platform;
  for (const parcel of state.packages.by("order", order.id)) {
    const lines = parcel.orderIds
      .flatMap((id) => state.orders.get(id)?.lines ?? [])
      .filter((l) => parcel.lineIds.includes(l.id));
    if (parcel.collectedAt !== null || lines.some((l) => !l.cancelled))
      continue;
    parcel.status = "CANCELLED";
    state.packages.touch(parcel, platform.now());
  }
}

function giveBack(
  platform: Platform,
  order: Order,
  line: Line,
  reason: string,
): void {
  const { state } = platform;
  if (order.fulfillment === "BY_TIKTOK") {
    for (const part of line.parts) {
      const [goods] = state.fbt.goods.by("sku", part.skuId);
      if (goods) dropLine(platform, order.id, line.id, goods.id, part.count);
    }
    return;
  }
  shiftParts(
    platform,
    line.parts,
    order.warehouseId,
    { available: 1, committed: -1 },
    "order_canceled",
  );
  if (emptiesShelf(reason)) emptyShelf(platform, order, line);
}

function emptyShelf(platform: Platform, order: Order, line: Line): void {
  for (const part of line.parts) {
    const found = findSkuById(platform.state, part.skuId);
    const row = found?.sku.stock.find(
      (s) => s.warehouseId === order.warehouseId,
    );
    if (found && row)
      shiftStock(
        platform,
        found,
        order.warehouseId,
        { available: -row.available, committed: 0 },
        "manual_adjustment",
      );
  }
}
