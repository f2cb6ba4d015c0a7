import { type Desk, now } from "../desk.ts";
import { lineById, orderById } from "./lookups.ts";
import { addLine, levelOfLine, openFulfillmentOrder } from "./place-order.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";
import { commit, release } from "./stock.ts";

/** Units per line of a fulfillment order, by the line's id. */
export type Units = Map<number, number>;

export function remainingUnits(part: StoredFulfillmentOrder): Units {
  return new Map(
    part.lines
      .filter((line) => line.remaining > 0)
      .map((line) => [line.id, line.remaining]),
  );
}

/** Whether these are all the units that remain in it. */
export function isWhole(part: StoredFulfillmentOrder, units: Units): boolean {
  return part.lines.every(
    (line) => line.remaining === (units.get(line.id) ?? 0),
  );
}

/**
 * Takes units out of a fulfillment order into a new one at the same location. Lines that lose all their units leave it.
 * source: recorded answers of fulfillmentOrderSplit, -Hold, -Move and -SubmitFulfillmentRequest.
 */
export function splitOff(
  desk: Desk,
  part: StoredFulfillmentOrder,
  units: Units,
): StoredFulfillmentOrder {
  const rest = openFulfillmentOrder(desk, part.orderId, part.locationId);
  rest.fulfillAt = part.fulfillAt;
  rest.fulfillBy = part.fulfillBy;
  for (const line of part.lines) {
    const count = units.get(line.id) ?? 0;
    if (count === 0) continue;
    addLine(desk, rest, { id: line.lineId }, count);
    line.total -= count;
    line.remaining -= count;
  }
  part.lines = part.lines.filter((line) => line.total > 0);
  touchPart(desk, part);
  return rest;
}

/** The rest of a fulfillment order once these units are taken: what `splitOff` needs to leave exactly them. */
export function allBut(part: StoredFulfillmentOrder, units: Units): Units {
  const others = part.lines.map((line): [number, number] => [
    line.id,
    line.remaining - (units.get(line.id) ?? 0),
  ]);
  return new Map(others.filter(([, count]) => count > 0));
}

/** Takes another fulfillment order's units in; the other closes at zero. */
export function takeIn(
  desk: Desk,
  part: StoredFulfillmentOrder,
  other: StoredFulfillmentOrder,
): void {
  for (const line of other.lines) {
    const own = part.lines.find((entry) => entry.lineId === line.lineId);
    if (own) {
      own.total += line.remaining;
      own.remaining += line.remaining;
    } else if (line.remaining > 0)
      addLine(desk, part, { id: line.lineId }, line.remaining);
    line.total = 0;
    line.remaining = 0;
  }
  other.status = "CLOSED";
  touchPart(desk, other);
  touchPart(desk, part);
}

/** Gives all that remains to another location, with the stock that was set aside for it. */
export function moveTo(
  desk: Desk,
  part: StoredFulfillmentOrder,
  location: { id: number; name: string },
): void {
  const order = orderById(desk.store, part.orderId);
  for (const entry of part.lines) {
    const line = lineById(order, entry.lineId);
    if (!line.claimed || entry.remaining === 0) continue;
    const from = levelOfLine(desk, line, part.locationId);
    const to = levelOfLine(desk, line, location.id);
    if (from) release(desk, from, entry.remaining);
    if (to) commit(desk, to, entry.remaining);
  }
  part.locationId = location.id;
  part.locationName = location.name;
  touchPart(desk, part);
}

export function touchPart(desk: Desk, part: StoredFulfillmentOrder): void {
  part.updatedAt = now(desk);
  desk.store.fulfillmentOrders.refile(part);
}
