import { nextTracking } from "../tiktok/carriers.ts";
import type { Platform } from "../tiktok/platform.ts";
import { shipLines } from "../tiktok/shipping.ts";
import { nextDockTime, remindOfConsignment } from "./dock-agenda.ts";
import { tellMcf } from "./mcf-view.ts";
import { befall } from "./mishaps.ts";
import type { Consignment } from "./state.ts";
import { takeOut } from "./stock.ts";
import { plantedIssue } from "./trouble.ts";

/** A consignment whose time has come moves on: taken by the warehouse, shipped, handed to the carrier, delivered. */
export function stepConsignment(platform: Platform, id: string): void {
  const { fbt } = platform.state;
  const consignment = fbt.consignments.get(id);
  const at = consignment && nextDockTime(fbt, consignment);
  if (!consignment || at === null || at === undefined || at > platform.now())
    return;
  moveOn(platform, consignment);
  remindOfConsignment(platform, consignment);
}

function moveOn(platform: Platform, consignment: Consignment): void {
  switch (consignment.status) {
    case "PENDING":
      consignment.status = "HANDLE_BY_WAREHOUSE";
      return;
    case "HANDLE_BY_WAREHOUSE":
      ship(platform, consignment);
      return;
    case "SHIPPED":
      handOver(platform, consignment);
      return;
    case "HANDOVER":
      consignment.status = "COMPLETED";
      consignment.completedAt = platform.now();
      tellMcf(platform, consignment);
      return;
  }
}

function handOver(platform: Platform, consignment: Consignment): void {
  const issue = plantedIssue(platform, ["lost", "damaged"]);
  if (issue) {
    befall(platform, consignment, issue);
    return;
  }
  consignment.status = "HANDOVER";
  consignment.handedOverAt = platform.now();
  tellMcf(platform, consignment);
}

/** The dock is told how to work; what waits goes on from now. */
export function setDock(
  platform: Platform,
  change: { dockMs?: number | undefined; enabled?: boolean | undefined },
): void {
  const { dock, consignments } = platform.state.fbt;
  Object.assign(dock, {
    dockMs: change.dockMs ?? dock.dockMs,
    enabled: change.enabled ?? dock.enabled,
    since: platform.now(),
  });
  for (const consignment of consignments)
    remindOfConsignment(platform, consignment);
}

/** The dock hands out everything that is released, now, even while it is switched off. @returns how much. */
export function workDock(platform: Platform): {
  consignments: number;
  units: number;
} {
  const ready = [...platform.state.fbt.consignments].filter(
    (c) =>
      c.releasedAt !== null &&
      !c.stuck &&
      (c.status === "PENDING" || c.status === "HANDLE_BY_WAREHOUSE"),
  );
  for (const consignment of ready) {
    ship(platform, consignment);
    remindOfConsignment(platform, consignment);
  }
  const units = ready
    .flatMap((c) => c.goods)
    .reduce((sum, g) => sum + g.quantity, 0);
  return { consignments: ready.length, units };
}

/** The warehouse takes everything that is released; from here it can no longer be cancelled. */
export function pushAll(platform: Platform): { consignments: number } {
  const ready = [...platform.state.fbt.consignments].filter(
    (c) => c.releasedAt !== null && c.status === "PENDING",
  );
  for (const consignment of ready) {
    consignment.status = "HANDLE_BY_WAREHOUSE";
    remindOfConsignment(platform, consignment);
  }
  return { consignments: ready.length };
}

function ship(platform: Platform, consignment: Consignment): void {
  const { fbt, orders } = platform.state;
  const at = platform.now();
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
  const order = orders.get(consignment.orderId);
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
