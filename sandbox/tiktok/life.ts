import { runDock } from "../fbt/dock.ts";
import { afterSaleMs, carrierMs } from "./assumed.ts";
import { releaseOrder } from "./buying.ts";
import { acceptRequest } from "./cancelling.ts";
import type { Platform } from "./platform.ts";
import { moveOrder } from "./shipping.ts";
import type { Order, Package } from "./state.ts";

/**
 * Lets everything happen that has become due by the town's calendar. A leap of days runs through every station, and
 * each carries the time at which it was due, not the time of the leap. Transitions: the order overview page.
 */
export function runLife(platform: Platform): void {
  const now = platform.context.clock.now();
  let happened = false;
  for (const request of platform.state.cancellations)
    if (request.answerDueAt !== null && request.answerDueAt <= now) {
      acceptRequest(platform, request, request.answerDueAt);
      happened = true;
    }
  for (const order of platform.state.orders)
    if (endHold(platform, order, now)) happened = true;
  if (runDock(platform, now)) happened = true;
  for (const order of platform.state.orders)
    while (carry(platform, order, now)) happened = true;
  if (happened) platform.context.changed();
}

function endHold(platform: Platform, order: Order, now: number): boolean {
  if (
    order.status !== "ON_HOLD" ||
    order.heldUntil === null ||
    order.heldUntil > now
  )
    return false;
  releaseOrder(platform, order, order.heldUntil);
  return true;
}

function carry(platform: Platform, order: Order, now: number): boolean {
  const after = (from: number | null, ms: number) =>
    from !== null && from + ms <= now ? from + ms : undefined;
  let at: number | undefined;
  switch (order.status) {
    case "AWAITING_COLLECTION":
      at = after(order.shippedAt, carrierMs.inTransit);
      if (at === undefined) return false;
      order.collectedAt = at;
      markPackages(platform, order, "FULFILLING", at);
      moveOrder(platform, order, "IN_TRANSIT", at);
      return true;
    case "IN_TRANSIT":
      at = after(order.shippedAt, carrierMs.delivered);
      if (at === undefined) return false;
      order.deliveredAt = at;
      markPackages(platform, order, "COMPLETED", at);
      moveOrder(platform, order, "DELIVERED", at);
      return true;
    case "DELIVERED":
      at = after(order.deliveredAt, afterSaleMs);
      if (at === undefined) return false;
      order.completedAt = at;
      moveOrder(platform, order, "COMPLETED", at);
      return true;
    default:
      return false;
  }
}

function markPackages(
  { state }: Platform,
  order: Order,
  status: Package["status"],
  at: number,
): void {
  for (const p of state.packages)
    if (p.orderId === order.id) Object.assign(p, { status, updatedAt: at });
}
