import { type Desk, nextId, now } from "../desk.ts";
import { postFulfillment } from "../webhooks/letters.ts";
import {
  fulfillmentOrdersOf,
  fulfillmentsOf,
  lineById,
  orderById,
} from "./lookups.ts";
import {
  addLine,
  levelOfLine,
  openFulfillmentOrder,
  touchOrder,
} from "./place-order.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentEvent,
  StoredFulfillmentOrder,
  StoredFulfillmentOrderLine,
  StoredTracking,
} from "./shipping-records.ts";
import { consume, moveStock } from "./stock.ts";

/** Units of one line of one fulfillment order that go into a parcel. */
export type Packed = {
  part: StoredFulfillmentOrder;
  line: StoredFulfillmentOrderLine;
  units: number;
};

/** Ships units of one order from one location. A fulfillment order closes when nothing remains in it. */
export function ship(
  desk: Desk,
  packed: [Packed, ...Packed[]],
  tracking: StoredTracking[],
): StoredFulfillment {
  const { store } = desk;
  const { orderId, locationId } = packed[0].part;
  const order = orderById(store, orderId);
  const count = fulfillmentsOf(store, orderId).length;
  const fulfillment: StoredFulfillment = {
    id: nextId(desk),
    orderId,
    name: `${order.name}-F${count + 1}`,
    locationId,
    status: "SUCCESS",
    displayStatus: "FULFILLED",
    createdAt: now(desk),
    updatedAt: now(desk),
    tracking,
    lines: packed.map(({ part, line, units }) => ({
      id: nextId(desk),
      lineId: line.lineId,
      fulfillmentOrderId: part.id,
      fulfillmentOrderLineId: line.id,
      quantity: units,
    })),
    events: [],
  };
  store.fulfillments.add(fulfillment);
  for (const one of packed) takeOut(desk, one);
  if (fulfillmentOrdersOf(store, orderId).every((p) => p.status === "CLOSED"))
    order.closedAt = now(desk);
  postFulfillment(desk, "fulfillments/create", fulfillment);
  touchOrder(desk, order);
  return fulfillment;
}

function takeOut(desk: Desk, { part, line, units }: Packed): void {
  line.remaining -= units;
  part.updatedAt = now(desk);
  part.status = part.lines.every((entry) => entry.remaining === 0)
    ? "CLOSED"
    : "IN_PROGRESS";
  const order = orderById(desk.store, part.orderId);
  const orderLine = lineById(order, line.lineId);
  const level = levelOfLine(desk, orderLine, part.locationId);
  if (level && orderLine.claimed) consume(desk, level, units);
}

export function changeTracking(
  desk: Desk,
  fulfillment: StoredFulfillment,
  tracking: StoredTracking[],
): void {
  fulfillment.tracking = tracking;
  touchFulfillment(desk, fulfillment);
}

export function reportEvent(
  desk: Desk,
  fulfillment: StoredFulfillment,
  event: Omit<StoredFulfillmentEvent, "id" | "createdAt">,
): StoredFulfillmentEvent {
  const stored = { ...event, id: nextId(desk), createdAt: now(desk) };
  fulfillment.events.push(stored);
  fulfillment.displayStatus = event.status;
  touchFulfillment(desk, fulfillment);
  return stored;
}

/**
 * Takes a parcel back. Its units wait again in a new open fulfillment order at the same location; a second cancellation
 * changes nothing and is no error. source: recorded answers of fulfillmentCancel.
 */
export function cancelFulfillment(
  desk: Desk,
  fulfillment: StoredFulfillment,
): void {
  if (fulfillment.status === "CANCELLED") return;
  fulfillment.status = "CANCELLED";
  fulfillment.displayStatus = "CANCELED";
  const order = orderById(desk.store, fulfillment.orderId);
  const again = openFulfillmentOrder(desk, order.id, fulfillment.locationId);
  for (const { lineId, quantity } of fulfillment.lines) {
    addLine(desk, again, { id: lineId }, quantity);
    const line = lineById(order, lineId);
    const level = levelOfLine(desk, line, fulfillment.locationId);
    if (level && line.claimed) moveStock(desk, level, { committed: quantity });
  }
  order.closedAt = null;
  touchFulfillment(desk, fulfillment);
}

function touchFulfillment(desk: Desk, fulfillment: StoredFulfillment): void {
  fulfillment.updatedAt = now(desk);
  postFulfillment(desk, "fulfillments/update", fulfillment);
  touchOrder(desk, orderById(desk.store, fulfillment.orderId));
}
