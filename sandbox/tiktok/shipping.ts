import {
  shippingRejectsBuyerRequest,
  statusesWithoutLetter,
} from "./assumed.ts";
import type { Carrier } from "./carriers.ts";
import { mintId } from "./ids.ts";
import { type Platform, seconds } from "./platform.ts";
import type { Order, OrderStatus, Package } from "./state.ts";
import { sendLetter } from "./webhooks.ts";

/** Moves an order and tells it with webhook 1, which writes CANCEL where the Order API writes CANCELLED. */
export function moveOrder(
  platform: Platform,
  order: Order,
  status: OrderStatus,
  at: number,
): void {
  order.status = status;
  order.updatedAt = Math.max(order.updatedAt, at);
  if (statusesWithoutLetter.includes(status)) return;
  sendLetter(platform, 1, {
    order_id: order.id,
    order_status: status === "CANCELLED" ? "CANCEL" : status,
    is_on_hold_order: true,
    update_time: seconds(order.updatedAt),
  });
}

export const openLines = (order: Order) =>
  order.lines.filter((l) => !l.cancelled);

export type Parcel = {
  lineIds: string[];
  carrier: Pick<Carrier, "id" | "name">;
  trackingNumber: string;
  /** Shop-side id of the warehouse it leaves. */
  warehouseId: string;
  at: number;
};

/**
 * Puts units of an order into a package with a tracking number; the order waits for the carrier when the last unit has
 * one, and is PARTIALLY_SHIPPING until then.
 */
export function shipLines(
  platform: Platform,
  order: Order,
  parcel: Parcel,
): Package {
  const { state } = platform;
  const split = parcel.lineIds.length < openLines(order).length;
  const shipped: Package = {
    id: mintId(state, "package"),
    orderId: order.id,
    lineIds: parcel.lineIds,
    trackingNumber: parcel.trackingNumber,
    providerId: parcel.carrier.id,
    providerName: parcel.carrier.name,
    warehouseId: parcel.warehouseId,
    status: "PROCESSING",
    split,
    createdAt: parcel.at,
    updatedAt: parcel.at,
  };
  state.packages.push(shipped);
  for (const line of order.lines)
    if (parcel.lineIds.includes(line.id)) line.packageId = shipped.id;
  if (order.fulfillment === "BY_SELLER")
    uncommit(platform, order, parcel.lineIds);
  if (split && order.fulfillment === "BY_TIKTOK") tellSplit(platform, shipped);
  const done = openLines(order).every((l) => l.packageId !== null);
  if (done) order.shippedAt = parcel.at;
  if (shippingRejectsBuyerRequest) rejectRequests(platform, order, parcel.at);
  moveOrder(
    platform,
    order,
    done ? "AWAITING_COLLECTION" : "PARTIALLY_SHIPPING",
    parcel.at,
  );
  return shipped;
}

function uncommit({ state }: Platform, order: Order, lineIds: string[]): void {
  const skus = state.products.flatMap((p) => p.skus);
  for (const line of order.lines) {
    const sku = skus.find((s) => s.id === line.skuId);
    if (sku && lineIds.includes(line.id)) sku.stock.committed--;
  }
}

function tellSplit(platform: Platform, shipped: Package): void {
  sendLetter(platform, 4, {
    sc_type: "SPLIT",
    role_type: "ROLE_SYSTEM",
    package_list: [
      { package_id: shipped.id, order_id_list: [shipped.orderId] },
    ],
    update_time: seconds(shipped.updatedAt),
  });
}

function rejectRequests(platform: Platform, order: Order, at: number): void {
  for (const request of platform.state.cancellations) {
    if (
      request.orderId !== order.id ||
      request.status !== "CANCELLATION_REQUEST_PENDING"
    )
      continue;
    request.status = "CANCELLATION_REQUEST_CANCELLED";
    request.updatedAt = at;
    request.answerDueAt = null;
    tellCancellation(platform, request);
  }
}

/** Webhook 11. */
export function tellCancellation(
  platform: Platform,
  request: Platform["state"]["cancellations"][number],
): void {
  sendLetter(platform, 11, {
    order_id: request.orderId,
    cancellations_role: request.role,
    cancel_status: request.status,
    cancel_id: request.id,
    create_time: seconds(request.createdAt),
  });
}
