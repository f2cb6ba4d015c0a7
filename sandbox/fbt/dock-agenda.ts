import { carrierMs, pushedAfterShareOfDockTime } from "../tiktok/assumed.ts";
import type { Platform } from "../tiktok/platform.ts";
import type { Consignment, FbtState } from "./state.ts";

/** When the dock or the carrier next does something with a consignment by itself; null while it lies. */
export function nextDockTime(
  { dock }: Pick<FbtState, "dock">,
  consignment: Consignment,
): number | null {
  const { status, releasedAt, shippedAt, stuck } = consignment;
  if (stuck) return null;
  const working = releasedAt !== null && dock.enabled;
  switch (status) {
    case "PENDING":
      return working
        ? Math.max(
            releasedAt + dock.dockMs * pushedAfterShareOfDockTime,
            dock.since,
          )
        : null;
    case "HANDLE_BY_WAREHOUSE":
      return working ? Math.max(releasedAt + dock.dockMs, dock.since) : null;
    case "SHIPPED":
      return shippedAt === null ? null : shippedAt + carrierMs.inTransit;
    case "HANDOVER":
      return shippedAt === null ? null : shippedAt + carrierMs.delivered;
    default:
      return null;
  }
}

export function remindOfConsignment(
  { agenda, state }: Platform,
  consignment: Consignment,
): void {
  const at = nextDockTime(state.fbt, consignment);
  if (at !== null) agenda.remind(at, "consignment", consignment.id);
}
