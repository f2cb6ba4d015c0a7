import { cancelNow } from "../tiktok/cancelling.ts";
import { collectPackage, loseParcel } from "../tiktok/carrying.ts";
import type { Platform } from "../tiktok/platform.ts";
import { closeConsignment } from "./consignments.ts";
import { tellMcf } from "./mcf-view.ts";
import type { Consignment } from "./state.ts";

export const mishaps = ["lost", "damaged", "abnormal", "closed"] as const;
export type Mishap = (typeof mishaps)[number];

/** Assumed: the network's own words are documented nowhere. */
const words: Record<Mishap, string> = {
  lost: "The package was lost in transit",
  damaged: "The package was damaged in transit",
  abnormal: "The address could not be served by any carrier",
  closed: "Closed by the platform",
};

/**
 * Something befalls a consignment for good: lost and damaged ones have left the building, abnormal ones have not, and
 * the platform may close what has not left. @returns in words why it cannot be.
 */
export function befall(
  platform: Platform,
  consignment: Consignment,
  mishap: Mishap,
  issue = words[mishap],
): string | undefined {
  const hasLeft = consignment.shippedAt !== null;
  const isOver = ["COMPLETED", "CLOSED", "LOST", "DAMAGE"].includes(
    consignment.status,
  );
  if (isOver) return `it is ${consignment.status}`;
  if ((mishap === "lost" || mishap === "damaged") !== hasLeft)
    return hasLeft ? "it has left the building" : "it is still in the building";
  consignment.issue = issue;
  if (mishap === "closed") {
    closeConsignment(platform, consignment);
    consignment.platformClosed = true;
  } else {
    consignment.status =
      mishap === "lost" ? "LOST" : mishap === "damaged" ? "DAMAGE" : "ABNORMAL";
    if (mishap !== "abnormal") consignment.completedAt = platform.now();
  }
  if (consignment.kind === "MCF") tellMcf(platform, consignment);
  else tellShop(platform, consignment, mishap);
  return undefined;
}

/** A shop order feels it too: its package is given up, or its units are cancelled. */
function tellShop(
  platform: Platform,
  consignment: Consignment,
  mishap: Mishap,
): void {
  const { state } = platform;
  const order = state.orders.get(consignment.orderId);
  if (!order || mishap === "abnormal") return;
  if (mishap === "closed") {
    const lineIds = order.lines
      .filter((l) => consignment.lineIds.includes(l.id) && !l.cancelled)
      .map((l) => l.id);
    if (lineIds.length > 0)
      cancelNow(platform, order, {
        role: "SYSTEM",
        reason: "platform_cancel",
        lineIds,
      });
    return;
  }
  const [parcel] = state.packages.by(
    "tracking",
    consignment.trackingNumber ?? undefined,
  );
  if (!parcel) return;
  if (parcel.collectedAt === null) collectPackage(platform, parcel);
  loseParcel(platform, parcel, mishap === "lost" ? "lost" : "damaged");
}
