import { now } from "#sandbox/shopify/desk.ts";
import { idOf } from "#sandbox/shopify/gid.ts";
import type {
  RequestStatus,
  StoredFulfillmentOrder,
} from "#sandbox/shopify/store/shipping-records.ts";
import { type Capture, isNode } from "../recordings.ts";
import type { Stage } from "../stage.ts";
import { setRequests } from "./fulfillment-orders.ts";

/** An answer that says that somebody had cancelled the order tells that it was there. */
export const wasCancelled = ({ answer }: Capture) =>
  JSON.stringify(answer).includes("already been canceled");

/** In which state a fulfillment order must have been for the deed to succeed. */
const before: Record<
  string,
  [StoredFulfillmentOrder["status"], RequestStatus]
> = {
  fulfillmentOrderAcceptFulfillmentRequest: ["OPEN", "SUBMITTED"],
  fulfillmentOrderRejectFulfillmentRequest: ["OPEN", "SUBMITTED"],
  fulfillmentOrderAcceptCancellationRequest: [
    "IN_PROGRESS",
    "CANCELLATION_REQUESTED",
  ],
  fulfillmentOrderRejectCancellationRequest: [
    "IN_PROGRESS",
    "CANCELLATION_REQUESTED",
  ],
};

/** Brings what the call names into the state from which its answer follows, where no recorded call has done so. */
export function presuppose(stage: Stage, capture: Capture): void {
  const { replay, words } = stage;
  const ids = Object.values(capture.variables).map((id) =>
    words.text(String(id)),
  );
  if (wasCancelled(capture))
    for (const id of ids) {
      const order = replay.store.orders.get(idOf(id, "Order"));
      if (order) order.cancelledAt ??= now(replay.desk);
    }
  for (const [name, payload] of Object.entries(capture.answer.data ?? {})) {
    const shown = isNode(payload) ? payload.fulfillmentOrder : undefined;
    const state = before[name];
    if (!state || !isNode(shown)) continue;
    for (const id of ids) {
      const part = replay.store.fulfillmentOrders.get(
        idOf(id, "FulfillmentOrder"),
      );
      if (part?.requestStatus !== "UNSUBMITTED") continue;
      [part.status, part.requestStatus] = state;
      setRequests(stage, part, shown);
      replay.store.fulfillmentOrders.refile(part);
    }
  }
}
