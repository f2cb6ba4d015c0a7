import { consignmentsOf, dropLine, isPending } from "../fbt/consignments.ts";
import { buyerRequestAnswerMs } from "./assumed.ts";
import { mintId } from "./ids.ts";
import type { Platform } from "./platform.ts";
import { moveOrder, openLines, tellCancellation } from "./shipping.ts";
import type { Cancellation, CancelRole, Order } from "./state.ts";

export type Wish = { role: CancelRole; reason: string; lineIds: string[] };

/** The seller's own promise broken: the platform believes the shelf to be empty (page `cancel-order-202602`). */
const emptiesShelf = (reason: string) => reason.endsWith("out_of_stock");

/** Lines that are neither cancelled nor shipped nor taken by the FBT warehouse. */
export function cancellableLines(platform: Platform, order: Order): string[] {
  const taken = consignmentsOf(platform, order.id)
    .filter((c) => !isPending(c))
    .flatMap((c) => c.lineIds);
  return openLines(order)
    .filter((l) => l.packageId === null && !taken.includes(l.id))
    .map((l) => l.id);
}

/** Cancels units at once. */
export function cancelNow(
  platform: Platform,
  order: Order,
  wish: Wish,
): Cancellation {
  const request = openRequest(platform, order, wish, null);
  acceptRequest(platform, request, request.createdAt);
  return request;
}

/** A buyer asks; silence for a day is a yes. */
export function requestCancellation(
  platform: Platform,
  order: Order,
  wish: Wish,
): Cancellation {
  const now = platform.context.clock.now();
  const request = openRequest(
    platform,
    order,
    wish,
    now + buyerRequestAnswerMs,
  );
  order.updatedAt = now;
  tellCancellation(platform, request);
  return request;
}

function openRequest(
  platform: Platform,
  order: Order,
  wish: Wish,
  dueAt: number | null,
): Cancellation {
  const now = platform.context.clock.now();
  const request: Cancellation = {
    id: mintId(platform.state, "cancellation"),
    orderId: order.id,
    ...wish,
    status: "CANCELLATION_REQUEST_PENDING",
    createdAt: now,
    updatedAt: now,
    answerDueAt: dueAt,
  };
  platform.state.cancellations.push(request);
  return request;
}

/** The request is granted: stock comes back, lines and, with the last of them, the order are cancelled. */
export function acceptRequest(
  platform: Platform,
  request: Cancellation,
  at: number,
): void {
  request.status = "CANCELLATION_REQUEST_SUCCESS";
  request.updatedAt = at;
  request.answerDueAt = null;
  const order = platform.state.orders.find((o) => o.id === request.orderId);
  if (order) dropLines(platform, order, request, at);
  tellCancellation(platform, request);
}

/** The request is turned down; the order goes on. */
export function rejectRequest(platform: Platform, request: Cancellation): void {
  request.status = "CANCELLATION_REQUEST_CANCELLED";
  request.updatedAt = platform.context.clock.now();
  request.answerDueAt = null;
  tellCancellation(platform, request);
}

function dropLines(
  platform: Platform,
  order: Order,
  request: Cancellation,
  at: number,
): void {
  const free = cancellableLines(platform, order);
  const dropped = order.lines.filter(
    (l) => request.lineIds.includes(l.id) && free.includes(l.id),
  );
  // Everything it asked for may be gone already, by another cancellation.
  if (dropped.length === 0) return;
  for (const line of dropped) {
    line.cancelled = true;
    line.cancelReason = request.reason;
    giveBack(platform, order, line.id, line.skuId, request.reason);
  }
  order.cancelReason = request.reason;
  order.cancelledBy = request.role;
  order.updatedAt = Math.max(order.updatedAt, at);
  const left = openLines(order);
  if (left.length === 0) {
    order.cancelledAt = at;
    moveOrder(platform, order, "CANCELLED", at);
  } else if (
    order.status === "PARTIALLY_SHIPPING" &&
    left.every((l) => l.packageId)
  ) {
    order.shippedAt = at;
    moveOrder(platform, order, "AWAITING_COLLECTION", at);
  }
}

function giveBack(
  platform: Platform,
  order: Order,
  lineId: string,
  skuId: string,
  reason: string,
): void {
  const { state } = platform;
  if (order.fulfillment === "BY_TIKTOK") {
    const goods = state.fbt.goods.find((g) => g.skuIds.includes(skuId));
    if (goods) dropLine(platform, order.id, lineId, goods.id);
    return;
  }
  const sku = state.products.flatMap((p) => p.skus).find((s) => s.id === skuId);
  if (!sku) return;
  sku.stock.committed--;
  sku.stock.available = emptiesShelf(reason) ? 0 : sku.stock.available + 1;
}
