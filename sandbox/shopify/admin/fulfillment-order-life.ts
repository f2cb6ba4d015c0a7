import { type Desk, shopifyTime } from "../desk.ts";
import { idOf } from "../gid.ts";
import {
  cancelPart,
  reopen,
  reportProgress,
  reschedule,
  setDeadline,
} from "../store/fulfillment-order-life.ts";
import { serviceAt } from "../store/lookups.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import { type UserError, userError } from "./errors.ts";
import { demandPart } from "./fulfillment-order-deeds.ts";
import { fulfillmentOrderView } from "./fulfillment-orders.ts";
import type { View, Visit } from "./view.ts";

type Part = StoredFulfillmentOrder;

/** A deed on one fulfillment order that is refused in some states. source: recorded answers of each. */
function deed<Args extends { id: string }>(
  refusal: (part: Part, desk: Desk) => UserError | undefined,
  act: (desk: Desk, part: Part, args: Args) => void,
) {
  return (args: Args, { desk }: Visit): View => {
    const part = demandPart(desk, args.id);
    const refused = refusal(part, desk);
    if (refused) return { fulfillmentOrder: null, userErrors: [refused] };
    act(desk, part, args);
    return {
      fulfillmentOrder: fulfillmentOrderView(desk, part),
      userErrors: [],
    };
  };
}

const open = deed((part) => {
  const fits =
    part.status === "SCHEDULED" ||
    (part.status === "IN_PROGRESS" && part.progressReported);
  return fits
    ? undefined
    : userError(
        null,
        `Expected fulfillment order status to be valid but it was ${part.status.toLowerCase()}.`,
      );
}, reopen);

const progress = deed((part, desk) => {
  const mine = !serviceAt(desk.store, part.locationId);
  const fits = mine
    ? part.status === "OPEN" || part.status === "IN_PROGRESS"
    : part.status === "IN_PROGRESS";
  return fits
    ? undefined
    : userError(
        null,
        "Cannot report progress on a fulfillment order in this state.",
        "FULFILLMENT_ORDER_STATUS_INVALID",
      );
}, reportProgress);

const scheduled = deed<{ id: string; fulfillAt: string }>(
  (part) =>
    part.status === "SCHEDULED"
      ? undefined
      : userError(null, "Fulfillment order must be scheduled."),
  (desk, part, { fulfillAt }) =>
    reschedule(desk, part, shopifyTime(Date.parse(fulfillAt))),
);

function cancelRefusal(part: Part): UserError | undefined {
  if (part.progressReported)
    return userError(
      ["id"],
      "Cannot cancel fulfillment order that has had progress reported. Mark as unfulfilled first.",
    );
  const asked: readonly string[] = ["UNSUBMITTED", "REJECTED", "CLOSED"];
  return part.status === "CLOSED" || !asked.includes(part.requestStatus)
    ? userError(
        null,
        "Fulfillment order is not in cancelable request state and can't be canceled.",
      )
    : undefined;
}

function cancel({ id }: { id: string }, { desk }: Visit): View {
  const part = demandPart(desk, id);
  const refused = cancelRefusal(part);
  if (refused)
    return {
      fulfillmentOrder: null,
      replacementFulfillmentOrder: null,
      userErrors: [refused],
    };
  const replacement = cancelPart(desk, part);
  return {
    fulfillmentOrder: fulfillmentOrderView(desk, part),
    replacementFulfillmentOrder: fulfillmentOrderView(desk, replacement),
    userErrors: [],
  };
}

/** Closed ones take a deadline as well. source: recorded answers of fulfillmentOrdersSetFulfillmentDeadline. */
function deadline(
  args: { fulfillmentOrderIds: string[]; fulfillmentDeadline: string },
  { desk }: Visit,
): View {
  const parts = args.fulfillmentOrderIds.map((id) =>
    desk.store.fulfillmentOrders.get(idOf(id, "FulfillmentOrder")),
  );
  if (parts.includes(undefined))
    return {
      success: false,
      userErrors: [userError(null, "Fulfillment orders could not be found.")],
    };
  const at = shopifyTime(Date.parse(args.fulfillmentDeadline));
  for (const part of parts) if (part) setDeadline(desk, part, at);
  return { success: true, userErrors: [] };
}

/** Nobody collects anything in the pretend store. source: recorded answer for orders that are shipped. */
function preparedForPickup(args: {
  input: { lineItemsByFulfillmentOrder: { fulfillmentOrderId: string }[] };
}): View {
  return {
    userErrors: args.input.lineItemsByFulfillmentOrder.map(
      ({ fulfillmentOrderId }, index) =>
        userError(
          [
            "input",
            "lineItemsByFulfillmentOrder",
            String(index),
            "fulfillmentOrderId",
          ],
          `Invalid fulfillment_order_id provided ${idOf(fulfillmentOrderId, "FulfillmentOrder")}`,
          "FULFILLMENT_ORDER_INVALID",
        ),
    ),
  };
}

export const fulfillmentOrderLifeRoots: View = {
  fulfillmentOrderOpen: open,
  fulfillmentOrderReportProgress: progress,
  fulfillmentOrderReschedule: scheduled,
  fulfillmentOrderCancel: cancel,
  fulfillmentOrdersSetFulfillmentDeadline: deadline,
  fulfillmentOrderLineItemsPreparedForPickup: preparedForPickup,
};
