import { trackingCodes } from "./assumed.ts";
import { findOrder } from "./orders.ts";
import type { Handlers } from "./platform.ts";
import type { ScanKind } from "./state.ts";

const texts: Record<ScanKind, string> = {
  ready: "The seller has packed the parcel and handed its data to the carrier.",
  collected: "Your package has been picked up by our logistics partner.",
  delivered: "Your package has been delivered.",
  failed: "The package could not be delivered and will be tried again.",
  lost: "The package is lost.",
  damaged: "The package was damaged on its way.",
  returned: "The package goes back to the shipper.",
};

/** Where an order's parcels are, newest first. Source: page `get-tracking-202309`. */
export const trackingHandlers: Handlers = {
  "GET /fulfillment/202309/orders/{order_id}/tracking": ({
    platform: { state },
    path,
  }) => {
    const order = findOrder(state, path.order_id, 21_011_001);
    const scans = state.packages
      .by("order", order.id)
      .flatMap((p) => p.scans)
      .sort((a, b) => b.at - a.at);
    return {
      tracking: scans.map(({ at, kind }) => ({
        description: texts[kind],
        update_time_millis: at,
        action_code: trackingCodes[kind],
      })),
    };
  },
  "GET /fulfillment/202508/tts_tracking_validation": ({
    platform: { state },
    query,
  }) => {
    const known = state.packages.by("tracking", query.tracking_number);
    const isLabel = known.some((p) => p.hasLabel);
    return { is_tiktok_shipping: isLabel, is_tiktok_collection: false };
  },
};
