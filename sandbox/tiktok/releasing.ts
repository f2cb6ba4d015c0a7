import { consignmentsOf } from "../fbt/consignments.ts";
import { remindOfConsignment } from "../fbt/dock-agenda.ts";
import type { Platform } from "./platform.ts";
import { moveOrder } from "./shipping.ts";
import type { Order } from "./state.ts";

/** The hold is over: the seller, or the dock of the centres, may start. */
export function releaseOrder(platform: Platform, order: Order): void {
  const at = platform.now();
  for (const consignment of consignmentsOf(platform, order.id)) {
    consignment.releasedAt = at;
    remindOfConsignment(platform, consignment);
  }
  moveOrder(platform, order, "AWAITING_SHIPMENT", at);
}
