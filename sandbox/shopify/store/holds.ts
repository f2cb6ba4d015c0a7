import { type Desk, nextId } from "../desk.ts";
import {
  postHold,
  postHoldAdded,
  postHoldReleased,
  postPart,
} from "../webhooks/fulfillment-order-letters.ts";
import { fulfillmentOrdersOf, orderById } from "./lookups.ts";
import { touchOrder } from "./place-order.ts";
import type { StoredFulfillmentOrder, StoredHold } from "./shipping-records.ts";
import {
  allBut,
  isWhole,
  splitOff,
  takeIn,
  touchPart,
  type Units,
} from "./split-fulfillment-order.ts";

/**
 * Puts a hold on a fulfillment order, or on some of its units: then the others go on in one of their own.
 * source: recorded answers of fulfillmentOrderHold.
 */
export function placeHold(
  desk: Desk,
  part: StoredFulfillmentOrder,
  hold: Omit<StoredHold, "id">,
  units: Units,
): { hold: StoredHold; remaining: StoredFulfillmentOrder | null } {
  const some = units.size > 0 && !isWhole(part, units);
  const remaining = some ? splitOff(desk, part, allBut(part, units)) : null;
  if (remaining) remaining.heldRestOf = part.id;
  const placed = { ...hold, id: nextId(desk) };
  const first = part.holds.length === 0;
  part.holds.push(placed);
  part.status = "ON_HOLD";
  touch(desk, part);
  if (first) postHold(desk, part, placed, remaining);
  postHoldAdded(desk, part, placed);
  return { hold: placed, remaining };
}

/** The last release opens it again and takes back what the hold had split off and nobody has touched since. */
export function releaseHolds(
  desk: Desk,
  part: StoredFulfillmentOrder,
  released: (hold: StoredHold) => boolean,
): void {
  const gone = part.holds.filter(released);
  part.holds = part.holds.filter((hold) => !released(hold));
  if (part.holds.length === 0 && part.status === "ON_HOLD") {
    part.status = part.progressReported ? "IN_PROGRESS" : "OPEN";
    for (const rest of fulfillmentOrdersOf(desk.store, part.orderId))
      if (rest.heldRestOf === part.id && rest.status === "OPEN")
        takeIn(desk, part, rest);
    postPart(desk, "fulfillment_orders/hold_released", part);
  }
  touch(desk, part);
  for (const hold of gone) postHoldReleased(desk, part, hold);
}

function touch(desk: Desk, part: StoredFulfillmentOrder): void {
  touchPart(desk, part);
  touchOrder(desk, orderById(desk.store, part.orderId));
}
