import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type {
  StoredFulfillmentOrder,
  StoredHold,
} from "../store/shipping-records.ts";
import { postWebhook } from "./post-webhook.ts";
import { restTime } from "./rest-time.ts";

/*
 * Letters about fulfillment orders carry GIDs and lower-case states, and never line items.
 * source: shopify.dev, webhook topics FULFILLMENT_ORDERS_* and FULFILLMENT_HOLDS_*; beyond the two request topics the keys
 * are assumed from those pages, since no delivery was recorded.
 */
type Part = StoredFulfillmentOrder;

const brief = (part: Part) => ({
  id: gid("FulfillmentOrder", part.id),
  status: part.status.toLowerCase(),
});

const briefRequest = (part: Part) => ({
  ...brief(part),
  request_status: part.requestStatus.toLowerCase(),
});

const briefHold = (hold: StoredHold) => ({
  id: gid("FulfillmentHold", hold.id),
  handle: hold.handle,
  reason: hold.reason.toLowerCase(),
  reason_notes: hold.reasonNotes,
});

type PartTopic =
  | "fulfillment_orders/hold_released"
  | "fulfillment_orders/progress_reported"
  | "fulfillment_orders/manually_reported_progress_stopped"
  | "fulfillment_orders/scheduled_fulfillment_order_ready"
  | "fulfillment_orders/rescheduled"
  | "fulfillment_orders/order_routing_complete";

export function postPart(desk: Desk, topic: PartTopic, part: Part): void {
  postWebhook(desk, topic, () => ({
    fulfillment_order: {
      ...brief(part),
      ...(topic === "fulfillment_orders/rescheduled" && {
        fulfill_at: restTime(part.fulfillAt),
      }),
    },
  }));
}

type AnswerTopic =
  | "fulfillment_orders/fulfillment_request_accepted"
  | "fulfillment_orders/fulfillment_request_rejected"
  | "fulfillment_orders/cancellation_request_accepted"
  | "fulfillment_orders/cancellation_request_rejected"
  | "fulfillment_orders/fulfillment_service_failed_to_complete";

/** What the service answered to a request, or that it gives up. */
export function postAnswer(
  desk: Desk,
  topic: AnswerTopic,
  part: Part,
  message: string | null,
): void {
  postWebhook(desk, topic, () => ({
    fulfillment_order: briefRequest(part),
    message,
  }));
}

export function postHold(
  desk: Desk,
  part: Part,
  hold: StoredHold,
  remaining: Part | null,
): void {
  postWebhook(desk, "fulfillment_orders/placed_on_hold", () => ({
    fulfillment_order: brief(part),
    remaining_fulfillment_order: remaining && brief(remaining),
    created_fulfillment_hold: briefHold(hold),
  }));
}

export function postHoldAdded(desk: Desk, part: Part, hold: StoredHold): void {
  postWebhook(desk, "fulfillment_holds/added", () => ({
    fulfillment_order: brief(part),
    fulfillment_hold: briefHold(hold),
  }));
}

export function postHoldReleased(
  desk: Desk,
  part: Part,
  hold: StoredHold,
): void {
  postWebhook(desk, "fulfillment_holds/released", () => ({
    fulfillment_order: brief(part),
    fulfillment_hold: briefHold(hold),
  }));
}

export function postCancelledPart(
  desk: Desk,
  part: Part,
  replacement: Part,
): void {
  postWebhook(desk, "fulfillment_orders/cancelled", () => ({
    fulfillment_order: brief(part),
    replacement_fulfillment_order: brief(replacement),
  }));
}

export function postSplitPart(desk: Desk, part: Part, remaining: Part): void {
  postWebhook(desk, "fulfillment_orders/split", () => ({
    fulfillment_order: brief(part),
    remaining_fulfillment_order: brief(remaining),
    replacement_fulfillment_order: null,
  }));
}

export function postMergedParts(desk: Desk, into: Part, others: Part[]): void {
  postWebhook(desk, "fulfillment_orders/merged", () => ({
    fulfillment_order_merges: [
      {
        fulfillment_order: brief(into),
        merge_intents: [into, ...others].map((part) => ({
          fulfillment_order_id: gid("FulfillmentOrder", part.id),
        })),
      },
    ],
  }));
}

export function postMovedPart(
  desk: Desk,
  { original, moved, from }: { original: Part; moved: Part; from: number },
): void {
  const placed = (part: Part) => ({
    ...brief(part),
    assigned_location_id: gid("Location", part.locationId),
  });
  postWebhook(desk, "fulfillment_orders/moved", () => ({
    original_fulfillment_order: placed(original),
    moved_fulfillment_order: placed(moved),
    source_location: { id: gid("Location", from) },
    destination_location_id: gid("Location", moved.locationId),
  }));
}
