import { nextScanOf, remindOfPackage } from "./package-agenda.ts";
import type { Platform } from "./platform.ts";
import { isShipped, moveOrder, openLines } from "./shipping.ts";
import type { Order, Package } from "./state.ts";

/** The carrier collects or delivers a package whose time has come. */
export function stepPackage(platform: Platform, id: string): void {
  const parcel = platform.state.packages.get(id);
  const at = parcel && nextScanOf(parcel);
  if (!parcel || at === null || at === undefined) return;
  if (at > platform.now() || !platform.state.carriers.enabled) return;
  if (parcel.collectedAt === null) collectPackage(platform, parcel);
  else deliverPackage(platform, parcel);
}

/** First scan: an order is in transit when all its packages are. */
export function collectPackage(platform: Platform, parcel: Package): void {
  const at = platform.now();
  parcel.collectedAt = at;
  parcel.status = "FULFILLING";
  note(platform, parcel, "30", "Picked up by the carrier");
  for (const order of ordersOf(platform, parcel)) {
    if (order.status !== "AWAITING_COLLECTION") continue;
    if (!packagesOf(platform, order).every((p) => p.collectedAt !== null))
      continue;
    order.collectedAt = at;
    moveOrder(platform, order, "IN_TRANSIT", at);
  }
  remindOfPackage(platform, parcel);
}

/** Last scan: an order is delivered when all its packages are. */
export function deliverPackage(platform: Platform, parcel: Package): void {
  const at = platform.now();
  parcel.deliveredAt = at;
  parcel.status = "COMPLETED";
  note(platform, parcel, "50", "Delivered");
  for (const order of ordersOf(platform, parcel)) {
    if (order.status !== "IN_TRANSIT") continue;
    if (!packagesOf(platform, order).every((p) => p.deliveredAt !== null))
      continue;
    order.deliveredAt = at;
    moveOrder(platform, order, "DELIVERED", at);
  }
}

/** The packages of an order that count: cancelled ones were lost or called back. */
export const packagesOf = ({ state }: Platform, order: Order): Package[] =>
  state.packages.by("order", order.id).filter((p) => p.status !== "CANCELLED");

export const ordersOf = ({ state }: Platform, parcel: Package): Order[] =>
  parcel.orderIds.flatMap((id) => state.orders.get(id) ?? []);

/** True where nothing of the order waits for the seller any more. */
export const isWhollyShipped = (platform: Platform, order: Order): boolean =>
  openLines(order).every((line) => isShipped(platform, line));

export function note(
  { state, now }: Platform,
  parcel: Package,
  action: string,
  text: string,
): void {
  const at = now();
  parcel.scans.push({ at, action, text });
  state.packages.touch(parcel, at);
}
