import { carrierMs } from "./assumed.ts";
import type { Platform } from "./platform.ts";
import type { Package } from "./state.ts";

/** When the carrier next does something with a package by itself; null while it lies. */
export function nextScanOf(parcel: Package): number | null {
  if (parcel.shippedAt === null || parcel.status === "CANCELLED") return null;
  if (parcel.collectedAt === null)
    return parcel.shippedAt + carrierMs.inTransit;
  if (parcel.deliveredAt === null)
    return parcel.shippedAt + carrierMs.delivered;
  return null;
}

export function remindOfPackage(platform: Platform, parcel: Package): void {
  const at = nextScanOf(parcel);
  if (at !== null && platform.state.carriers.enabled)
    platform.agenda.remind(at, "package", parcel.id);
}
