import { carrierMs, pushedAfterShareOfDockTime } from "../tiktok/assumed.ts";
import { nextTracking } from "../tiktok/carriers.ts";
import type { Platform } from "../tiktok/platform.ts";
import { shipLines } from "../tiktok/shipping.ts";
import { tellMcf } from "./mcf-view.ts";
import type { Consignment } from "./state.ts";
import { takeOut } from "./stock.ts";

/**
 * Lets everything happen that has become due by the town's calendar: taken by the warehouse, shipped, handed to the
 * carrier, delivered. @returns whether anything happened.
 */
export function runDock(platform: Platform, now: number): boolean {
  let happened = false;
  for (const consignment of platform.state.fbt.consignments)
    while (step(platform, consignment, now)) happened = true;
  return happened;
}

function step(
  platform: Platform,
  consignment: Consignment,
  now: number,
): boolean {
  const { dock } = platform.state.fbt;
  const { status, releasedAt, shippedAt, handedOverAt } = consignment;
  const due = (from: number | null, ms: number) =>
    from !== null && from + ms <= now;
  switch (status) {
    case "PENDING":
      if (
        !dock.enabled ||
        !due(releasedAt, dock.dockMs * pushedAfterShareOfDockTime)
      )
        return false;
      consignment.status = "HANDLE_BY_WAREHOUSE";
      return true;
    case "HANDLE_BY_WAREHOUSE":
      if (!dock.enabled || !due(releasedAt, dock.dockMs)) return false;
      ship(
        platform,
        consignment,
        Math.max((releasedAt ?? now) + dock.dockMs, dock.since),
      );
      return true;
    case "SHIPPED":
      if (!due(shippedAt, carrierMs.inTransit)) return false;
      consignment.status = "HANDOVER";
      consignment.handedOverAt = (shippedAt ?? now) + carrierMs.inTransit;
      tellMcf(platform, consignment);
      return true;
    case "HANDOVER":
      if (!due(handedOverAt, carrierMs.delivered - carrierMs.inTransit))
        return false;
      consignment.status = "COMPLETED";
      consignment.completedAt = (shippedAt ?? now) + carrierMs.delivered;
      tellMcf(platform, consignment);
      return true;
    default:
      return false;
  }
}

/** The dock hands out everything that is released, now, even while it is switched off. @returns how much. */
export function workDock(platform: Platform): {
  consignments: number;
  units: number;
} {
  const now = platform.context.clock.now();
  const ready = platform.state.fbt.consignments.filter(
    (c) =>
      c.releasedAt !== null &&
      (c.status === "PENDING" || c.status === "HANDLE_BY_WAREHOUSE"),
  );
  for (const consignment of ready) ship(platform, consignment, now);
  const units = ready
    .flatMap((c) => c.goods)
    .reduce((sum, g) => sum + g.quantity, 0);
  return { consignments: ready.length, units };
}

/** The warehouse takes everything that is released; from here it can no longer be cancelled. */
export function pushAll(platform: Platform): { consignments: number } {
  const ready = platform.state.fbt.consignments.filter(
    (c) => c.releasedAt !== null && c.status === "PENDING",
  );
  for (const consignment of ready) consignment.status = "HANDLE_BY_WAREHOUSE";
  return { consignments: ready.length };
}

function ship(platform: Platform, consignment: Consignment, at: number): void {
  const { fbt, orders } = platform.state;
  const { carrier, trackingNumber } = nextTracking(fbt);
  Object.assign(consignment, {
    status: "SHIPPED",
    shippedAt: at,
    trackingNumber,
    carrier: carrier.name,
    providerId: carrier.id,
  });
  takeOut(platform, consignment, at);
  if (consignment.kind === "MCF") {
    tellMcf(platform, consignment);
    return;
  }
  const order = orders.find((o) => o.id === consignment.orderId);
  const centre = fbt.centres.find((c) => c.id === consignment.centreId);
  if (order)
    shipLines(platform, order, {
      lineIds: consignment.lineIds,
      carrier,
      trackingNumber,
      warehouseId: centre?.shopWarehouseId ?? order.warehouseId,
      at,
    });
}
