import { trackingChangesAllowed, trackingUpdateMs } from "./assumed.ts";
import { type Carrier, carriers } from "./carriers.ts";
import { packagesOf } from "./carrying.ts";
import { refuse } from "./envelope.ts";
import { findOrder } from "./orders.ts";
import type { Call, Handlers, Platform } from "./platform.ts";
import { isShipped, openLines, shipLines } from "./shipping.ts";
import type { Order, Package, TikTokState } from "./state.ts";

const trackingPattern = /^[A-Za-z0-9-]{8,40}$/;

/** Shipping by the seller. Source: pages `mark-package-as-shipped-202309`, `update-shipping-info-202309`. */
export const fulfillingHandlers: Handlers = {
  "POST /fulfillment/202309/orders/{order_id}/packages": markShipped,
  "POST /fulfillment/202309/orders/{order_id}/shipping_info/update": ({
    platform,
    path,
    body,
  }) => {
    const order = findOrder(platform.state, path.order_id, 21_011_001);
    refuseFbt(order);
    if (order.status === "CANCELLED")
      refuse(21_011_041, "The order is cancelled");
    if (order.status === "DELIVERED" || order.status === "COMPLETED")
      refuse(21_011_030, "The order is delivered");
    const parcels = packagesOf(platform, order).filter(
      (p) => p.shippedAt !== null,
    );
    if (parcels.length === 0)
      refuse(21_011_043, "The package is not shipped yet");
    changeTracking(platform, order, parcels, body);
    return {};
  },
  "POST /fulfillment/202309/packages/{package_id}/shipping_info/update": ({
    platform,
    path,
    body,
  }) => {
    const parcel = findPackage(platform.state, path.package_id);
    const order = findOrder(platform.state, parcel.orderIds[0], 21_011_028);
    refuseFbt(order);
    if (parcel.status === "CANCELLED")
      refuse(21_011_042, "The package is cancelled");
    if (parcel.deliveredAt !== null)
      refuse(21_011_030, "The package is delivered");
    if (parcel.shippedAt === null)
      refuse(21_011_043, "The package is not shipped yet");
    changeTracking(platform, order, [parcel], body);
    return {};
  },
};

function markShipped({ platform, path, body }: Call) {
  const order = findOrder(platform.state, path.order_id, 21_011_001);
  refuseFbt(order);
  if (order.shipping === "TIKTOK")
    refuse(21_011_004, "The order ships with TikTok's labels");
  checkShippable(order);
  const combined = platform.state.packages
    .by("order", order.id)
    .some((p) => p.tag === "COMBINED" && p.shippedAt === null);
  if (combined) refuse(21_011_033, "The order is combined with others");
  const lineIds = linesToShip(platform, order, namedLines(body));
  const { carrier, trackingNumber } = trackingOf(platform.state, order, body);
  const parcel = shipLines(platform, order, {
    lineIds,
    carrier,
    trackingNumber,
    warehouseId: order.warehouseId,
    at: platform.now(),
  });
  return {
    order_id: order.id,
    order_line_item_ids: lineIds,
    package_id: parcel.id,
  };
}

/** Refuses orders in which nothing may be shipped now. */
export function checkShippable(order: Order): void {
  if (order.status === "ON_HOLD") refuse(21_011_044, "The order is on hold");
  if (order.status === "UNPAID") refuse(21_011_003, "The order is not paid");
  if (order.status === "CANCELLED")
    refuse(21_011_042, "The order is cancelled");
}

/** The platform fulfils it: the seller may neither ship nor change it. */
export function refuseFbt(order: Order): void {
  if (order.fulfillment === "BY_TIKTOK")
    refuse(
      21_008_025,
      "The order is fulfilled by TikTok; the seller cannot operate it",
    );
}

export function findPackage(
  state: TikTokState,
  id: string | undefined,
): Package {
  return (
    state.packages.get(id) ?? refuse(21_011_001, `Package ${id} does not exist`)
  );
}

export function namedLines(body: Record<string, unknown>): string[] {
  return [
    ...((body.order_line_item_ids as string[] | undefined) ?? []),
    ...(
      (body.order_line_list as { order_line_id: string }[] | undefined) ?? []
    ).map((l) => l.order_line_id),
  ];
}

/** The named lines, or all that are open; a line that is shipped already is refused. */
export function linesToShip(
  platform: Platform,
  order: Order,
  named: string[],
): string[] {
  const open = openLines(order);
  const unshipped = open
    .filter((l) => !isShipped(platform, l))
    .map((l) => l.id);
  const stranger = named.find((id) => !open.some((l) => l.id === id));
  if (stranger)
    refuse(21_011_029, `Line ${stranger} is not an open line of the order`);
  if (unshipped.length === 0 || named.some((id) => !unshipped.includes(id)))
    refuse(21_011_020, "The order is already shipped");
  const packed = open.filter((l) => l.packageId && unshipped.includes(l.id));
  if (named.length === 0 && new Set(packed.map((l) => l.packageId)).size > 1)
    refuse(21_011_048, "The order has several packages: name the lines");
  return named.length > 0 ? [...new Set(named)] : unshipped;
}

function changeTracking(
  platform: Platform,
  order: Order,
  parcels: Package[],
  body: Record<string, unknown>,
): void {
  const now = platform.now();
  if (parcels.some((p) => now - (p.shippedAt ?? now) > trackingUpdateMs))
    refuse(21_011_050, "The time to change the tracking number is over");
  if (parcels.some((p) => p.trackingChanges >= trackingChangesAllowed))
    refuse(21_011_052, "The tracking number was changed too often");
  const { carrier, trackingNumber } = trackingOf(platform.state, order, body);
  for (const parcel of parcels) {
    parcel.trackingNumber = trackingNumber;
    parcel.providerId = carrier.id;
    parcel.providerName = carrier.name;
    parcel.trackingChanges++;
    platform.state.packages.touch(parcel, now);
  }
  platform.state.orders.touch(order, now);
}

/** The carrier and number of a request, checked against the shop's carriers and all other parcels. */
export function trackingOf(
  state: TikTokState,
  order: Order,
  body: { tracking_number?: unknown; shipping_provider_id?: unknown },
): { carrier: Carrier; trackingNumber: string } {
  const trackingNumber = String(body.tracking_number);
  const carrier =
    carriers.find((c) => c.id === body.shipping_provider_id) ??
    refuse(21_011_022, "The shipping provider id is wrong");
  if (!trackingPattern.test(trackingNumber))
    refuse(21_011_022, "The tracking number is wrong");
  const elsewhere = state.packages
    .by("tracking", trackingNumber)
    .some((p) => !p.orderIds.includes(order.id) && p.status !== "CANCELLED");
  if (elsewhere)
    refuse(21_011_025, "The tracking number is used by another order");
  return { carrier, trackingNumber };
}
