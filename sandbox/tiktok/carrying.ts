import { cancelNow } from "./cancelling.ts";
import { nextScanOf, remindOfPackage } from "./package-agenda.ts";
import type { Platform } from "./platform.ts";
import { takeBack } from "./return-parcels.ts";
import { moveOrder, openLines } from "./shipping.ts";
import type { Order, Package, ScanKind, ShipException } from "./state.ts";

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
  note(platform, parcel, "collected");
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
  note(platform, parcel, "delivered");
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

function note({ state, now }: Platform, parcel: Package, kind: ScanKind): void {
  const at = now();
  parcel.scans.push({ at, kind });
  state.packages.touch(parcel, at);
}

const mishaps = {
  lost: { exception: "PACKAGE_LOST", reason: "package_lost" },
  damaged: { exception: "PACKAGE_DAMAGAED", reason: "package_damaged" },
  returned: {
    exception: "RETURNED_TO_SHIPPER",
    reason: "returned_to_shipper_other",
  },
} as const satisfies Partial<
  Record<ScanKind, { exception: ShipException; reason: string }>
>;

export type Mishap = keyof typeof mishaps;

/** The carrier loses, breaks or brings back a package: it is given up, and what was in it is cancelled and paid back. */
export function loseParcel(
  platform: Platform,
  parcel: Package,
  mishap: Mishap,
): void {
  const { exception, reason } = mishaps[mishap];
  parcel.exception = exception;
  parcel.status = "CANCELLED";
  note(platform, parcel, mishap);
  for (const order of ordersOf(platform, parcel)) {
    const lines = openLines(order).filter((l) => parcel.lineIds.includes(l.id));
    if (mishap === "returned") takeBack(platform, order, lines, parcel.id);
    const lineIds = lines.map((l) => l.id);
    if (lineIds.length > 0)
      cancelNow(platform, order, { role: "SYSTEM", reason, lineIds });
  }
}

/** The carrier could not hand it over and will try again. */
export const failDelivery = (platform: Platform, parcel: Package): void =>
  note(platform, parcel, "failed");
