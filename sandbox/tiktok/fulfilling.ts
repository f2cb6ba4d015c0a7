import { trackingUpdateMs } from "./assumed.ts";
import { carriers } from "./carriers.ts";
import { refuse } from "./envelope.ts";
import { findOrder } from "./orders.ts";
import type { Call, Handlers } from "./platform.ts";
import { openLines, shipLines } from "./shipping.ts";
import type { Order, TikTokState } from "./state.ts";

const trackingPattern = /^[A-Za-z0-9-]{8,40}$/;

/** Shipping by the seller. Source: pages `mark-package-as-shipped-202309`, `update-shipping-info-202309`. */
export const fulfillingHandlers: Handlers = {
  "POST /fulfillment/202309/orders/{order_id}/packages": markShipped,
  "POST /fulfillment/202309/orders/{order_id}/shipping_info/update": ({
    platform,
    path,
    body,
  }) => {
    const { state, context } = platform;
    const order = findOrder(state, path.order_id, 21_011_001);
    refuseFbt(order);
    if (order.status === "CANCELLED")
      refuse(21_011_041, "The order is cancelled");
    if (order.status === "DELIVERED" || order.status === "COMPLETED")
      refuse(21_011_030, "The order is delivered");
    const parcels = state.packages.filter((p) => p.orderId === order.id);
    if (parcels.length === 0)
      refuse(21_011_043, "The package is not shipped yet");
    const now = context.clock.now();
    if (parcels.some((p) => now - p.createdAt > trackingUpdateMs))
      refuse(21_011_049, "The time to change the tracking number is over");
    const { carrier, trackingNumber } = trackingOf(state, order, body);
    const change = {
      trackingNumber,
      providerId: carrier.id,
      providerName: carrier.name,
    };
    for (const parcel of parcels)
      Object.assign(parcel, change, { updatedAt: now });
    order.updatedAt = now;
    return {};
  },
};

function markShipped({ platform, path, body }: Call) {
  const { state, context } = platform;
  const order = findOrder(state, path.order_id, 21_011_001);
  refuseFbt(order);
  if (order.status === "ON_HOLD") refuse(21_011_044, "The order is on hold");
  if (order.status === "UNPAID") refuse(21_011_003, "The order is not paid");
  if (order.status === "CANCELLED")
    refuse(21_011_042, "The order is cancelled");
  const lineIds = linesOf(order, body);
  const { carrier, trackingNumber } = trackingOf(state, order, body);
  const parcel = shipLines(platform, order, {
    lineIds,
    carrier,
    trackingNumber,
    warehouseId: order.warehouseId,
    at: context.clock.now(),
  });
  return {
    order_id: order.id,
    order_line_item_ids: lineIds,
    package_id: parcel.id,
  };
}

/** The platform fulfils it: the seller may neither ship nor change it. */
function refuseFbt(order: Order): void {
  if (order.fulfillment === "BY_TIKTOK")
    refuse(
      21_008_025,
      "The order is fulfilled by TikTok; the seller cannot operate it",
    );
}

/** The named lines, or all that are open; a line that has a package already is refused. */
function linesOf(order: Order, body: Record<string, unknown>): string[] {
  const named = [
    ...((body.order_line_item_ids as string[] | undefined) ?? []),
    ...(
      (body.order_line_list as { order_line_id: string }[] | undefined) ?? []
    ).map((l) => l.order_line_id),
  ];
  const open = openLines(order);
  const unshipped = open.filter((l) => l.packageId === null).map((l) => l.id);
  const stranger = named.find((id) => !open.some((l) => l.id === id));
  if (stranger)
    refuse(21_011_029, `Line ${stranger} is not an open line of the order`);
  if (unshipped.length === 0 || named.some((id) => !unshipped.includes(id)))
    refuse(21_011_020, "The order is already shipped");
  return named.length > 0 ? [...new Set(named)] : unshipped;
}

function trackingOf(
  state: TikTokState,
  order: Order,
  body: Record<string, unknown>,
) {
  const trackingNumber = String(body.tracking_number);
  const carrier =
    carriers.find((c) => c.id === body.shipping_provider_id) ??
    refuse(21_011_022, "The shipping provider id is wrong");
  if (!trackingPattern.test(trackingNumber))
    refuse(21_011_022, "The tracking number is wrong");
  const elsewhere = state.packages.some(
    (p) => p.trackingNumber === trackingNumber && p.orderId !== order.id,
  );
  if (elsewhere)
    refuse(21_011_025, "The tracking number is used by another order");
  return { carrier, trackingNumber };
}
