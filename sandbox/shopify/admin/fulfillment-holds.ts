import { type Desk, nextId, now } from "../desk.ts";
import { idOf } from "../gid.ts";
import { orderById } from "../store/lookups.ts";
import { touchOrder } from "../store/place-order.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import { notSimulated, userError } from "./errors.ts";
import { demandPart } from "./fulfillment-order-deeds.ts";
import { fulfillmentOrderView, holdView } from "./fulfillment-orders.ts";
import type { View, Visit } from "./view.ts";

type HoldArgs = {
  id: string;
  fulfillmentHold: {
    reason: string;
    reasonNotes?: string | null;
    handle?: string | null;
    fulfillmentOrderLineItems?: unknown[] | null;
  };
};

const mostHolds = 10;

/** source: recorded answers of fulfillmentOrderHold. */
function holdRefusal(part: StoredFulfillmentOrder, handle: string | null) {
  if (part.holds.some((hold) => hold.handle === handle))
    return userError(
      ["fulfillmentHold", "handle"],
      "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.",
      "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
    );
  if (part.holds.length >= mostHolds)
    return userError(
      ["id"],
      "The maximum number of fulfillment holds for this fulfillment order has been reached for this app. An app can only have up to 10 holds on a single fulfillment order at any one time.",
      "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
    );
  return undefined;
}

function show(desk: Desk, part: StoredFulfillmentOrder) {
  part.updatedAt = now(desk);
  touchOrder(desk, orderById(desk.store, part.orderId));
  return fulfillmentOrderView(desk, part);
}

export const fulfillmentHoldRoots: View = {
  /** Whole fulfillment orders only; a hold on some of the lines would split it. */
  fulfillmentOrderHold: (
    { id, fulfillmentHold: input }: HoldArgs,
    { desk }: Visit,
  ) => {
    const part = demandPart(desk, id);
    if (input.fulfillmentOrderLineItems?.length)
      throw notSimulated("FulfillmentOrderHoldInput.fulfillmentOrderLineItems");
    const refused = holdRefusal(part, input.handle ?? "");
    if (refused)
      return {
        fulfillmentHold: null,
        fulfillmentOrder: null,
        remainingFulfillmentOrder: null,
        userErrors: [refused],
      };
    const hold = {
      id: nextId(desk),
      handle: input.handle ?? "",
      reason: input.reason,
      reasonNotes: input.reasonNotes ?? null,
    };
    part.holds.push(hold);
    part.status = "ON_HOLD";
    return {
      fulfillmentHold: holdView(hold),
      fulfillmentOrder: show(desk, part),
      remainingFulfillmentOrder: null,
      userErrors: [],
    };
  },

  fulfillmentOrderReleaseHold: (
    { id, holdIds }: { id: string; holdIds?: string[] | null },
    { desk }: Visit,
  ) => {
    const part = demandPart(desk, id);
    const released = holdIds?.map((hold) => idOf(hold, "FulfillmentHold"));
    part.holds = released
      ? part.holds.filter((hold) => !released.includes(hold.id))
      : [];
    if (part.holds.length === 0 && part.status === "ON_HOLD")
      part.status = "OPEN";
    return { fulfillmentOrder: show(desk, part), userErrors: [] };
  },
};
