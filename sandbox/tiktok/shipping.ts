import {
  shippingRejectsBuyerRequest,
  statusesWithoutLetter,
} from "./assumed.ts";
import type { Carrier } from "./carriers.ts";
import { mintId } from "./ids.ts";
import { remindOfOrder } from "./order-agenda.ts";
import { remindOfPackage } from "./package-agenda.ts";
import { type Platform, seconds } from "./platform.ts";
import type { Line, Order, OrderStatus, Package } from "./state.ts";
import { shiftParts } from "./stock.ts";
import { sendLetter } from "./webhooks.ts";

/** Moves an order and tells it with webhook 1, which writes CANCEL where the Order API writes CANCELLED. */
export function moveOrder(
  platform: Platform,
  order: Order,
  status: OrderStatus,
  at: number,
): void {
  order.status = status;
  platform.state.orders.touch(order, at);
  remindOfOrder(platform, order);
  if (statusesWithoutLetter.includes(status)) return;
  sendLetter(platform, 1, {
    order_id: order.id,
    order_status: status === "CANCELLED" ? "CANCEL" : status,
    is_on_hold_order: true,
    update_time: seconds(order.updatedAt),
  });
}

export const openLines = (order: Order): Line[] =>
  order.lines.filter((l) => !l.cancelled);

export type Parcel = {
  lineIds: string[];
  carrier: Pick<Carrier, "id" | "name">;
  trackingNumber: string;
  /** Shop-side id of the warehouse it leaves. */
  warehouseId: string;
  hasLabel?: boolean;
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
  const split = parcel.lineIds.length < openLines(order).length;
  dropPlans(platform, order, parcel.lineIds);
  const shipped = packLines(
    platform,
    [order],
    parcel,
    split ? "SPLIT" : "DEFAULT",
  );
  handToCarrier(platform, shipped, parcel.at);
  if (split && order.fulfillment === "BY_TIKTOK") tellSplit(platform, shipped);
  return shipped;
}

/** Units that ship otherwise than a split had planned leave their planned packages. */
function dropPlans({ state }: Platform, order: Order, lineIds: string[]): void {
  for (const planned of [...state.packages.by("order", order.id)]) {
    if (planned.shippedAt !== null) continue;
    planned.lineIds = planned.lineIds.filter((id) => !lineIds.includes(id));
    if (planned.lineIds.length === 0) state.packages.remove(planned);
  }
}

/** Puts units into a package that is not shipped yet. */
export function packLines(
  { state }: Platform,
  orders: Order[],
  parcel: Parcel,
  tag: Package["tag"],
): Package {
  const packed: Package = {
    id: mintId(state, "package"),
    orderIds: orders.map((o) => o.id),
    lineIds: parcel.lineIds,
    trackingNumber: parcel.trackingNumber,
    providerId: parcel.carrier.id,
    providerName: parcel.carrier.name,
    warehouseId: parcel.warehouseId,
    status: "TO_FULFILL",
    tag,
    hasLabel: parcel.hasLabel ?? false,
    trackingChanges: 0,
    shippedAt: null,
    collectedAt: null,
    deliveredAt: null,
    scans: [],
    exception: null,
    createdAt: parcel.at,
    updatedAt: parcel.at,
  };
  state.packages.add(packed);
  for (const order of orders)
    for (const line of order.lines)
      if (parcel.lineIds.includes(line.id)) line.packageId = packed.id;
  return packed;
}

/** Ready to ship: the package waits for the carrier, and so do its orders when nothing else is left in them. */
export function handToCarrier(
  platform: Platform,
  parcel: Package,
  at: number,
): void {
  const { state } = platform;
  parcel.status = "PROCESSING";
  parcel.shippedAt = at;
  parcel.scans.push({ at, kind: "ready" });
  state.packages.touch(parcel, at);
  remindOfPackage(platform, parcel);
  for (const id of parcel.orderIds) {
    const order = state.orders.get(id);
    if (!order) continue;
    if (order.fulfillment === "BY_SELLER") uncommit(platform, order, parcel);
    const done = openLines(order).every((l) => isShipped(platform, l));
    if (done) order.shippedAt = at;
    if (shippingRejectsBuyerRequest) rejectRequests(platform, order, at);
    moveOrder(
      platform,
      order,
      done ? "AWAITING_COLLECTION" : "PARTIALLY_SHIPPING",
      at,
    );
  }
}

/** True where the unit lies in a package that has left the seller's hands. */
export function isShipped({ state }: Platform, line: Line): boolean {
  const parcel = state.packages.get(line.packageId ?? undefined);
  return parcel !== undefined && parcel.shippedAt !== null;
}

function uncommit(platform: Platform, order: Order, parcel: Package): void {
  shiftParts(
    platform,
    order.lines
      .filter((l) => parcel.lineIds.includes(l.id))
      .flatMap((l) => l.parts),
    order.warehouseId,
    { available: 0, committed: -1 },
    "order_shipped",
  );
}

function tellSplit(platform: Platform, shipped: Package): void {
  tellPackages(platform, "SPLIT", "ROLE_SYSTEM", [shipped]);
}

/** Webhook 4: packages were split, combined, or parted again. */
export function tellPackages(
  platform: Platform,
  change: string,
  role: "ROLE_SELLER" | "ROLE_SYSTEM" | "ROLE_USER",
  packages: Pick<Package, "id" | "orderIds">[],
): void {
  sendLetter(platform, 4, {
    sc_type: change,
    role_type: role,
    package_list: packages.map((p) => ({
      package_id: p.id,
      order_id_list: p.orderIds,
    })),
    update_time: seconds(platform.now()),
  });
}

function rejectRequests(platform: Platform, order: Order, at: number): void {
  for (const request of platform.state.cancellations.by("order", order.id)) {
    if (request.status !== "CANCELLATION_REQUEST_PENDING") continue;
    request.status = "CANCELLATION_REQUEST_CANCELLED";
    request.answerDueAt = null;
    platform.state.cancellations.touch(request, at);
    tellCancellation(platform, request);
  }
}

/** Webhook 11. */
export function tellCancellation(
  platform: Platform,
  request: Parameters<Platform["state"]["cancellations"]["add"]>[0],
): void {
  sendLetter(platform, 11, {
    order_id: request.orderId,
    cancellations_role: request.role,
    cancel_status: request.status,
    cancel_id: request.id,
    create_time: seconds(request.createdAt),
  });
}
