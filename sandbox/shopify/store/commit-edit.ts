import { type Desk, nextId } from "../desk.ts";
import { cents, price } from "../money.ts";
import { postOrderEdited } from "../webhooks/letters.ts";
import { discountedUnit } from "./edit-order.ts";
import type { EditedLine, StoredEdit } from "./edit-records.ts";
import { fulfillmentOrdersOf, lineById, variantOfLine } from "./lookups.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";
import {
  addLine,
  claimLine,
  openFulfillmentOrder,
  touchOrder,
} from "./place-order.ts";
import { routeLine } from "./routing.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";
import { touchPart } from "./split-fulfillment-order.ts";
import { takeWaiting } from "./take-off-order.ts";
import { settle } from "./transactions.ts";

/** What an edit did to an order, as the letter about it says. */
export type CommittedEdit = {
  id: number;
  additions: { id: number; delta: number }[];
  removals: { id: number; delta: number }[];
  discounts: string[];
  shippingAdditions: number[];
  shippingRemovals: number[];
  notifyCustomer: boolean;
};

/**
 * Makes the order what the edit says: units come and go with their stock and their fulfillment orders, discounts and
 * shipping lines are granted, an archived order comes back. Added lines wait in fulfillment orders of their own.
 * source: recorded answers of orderEditCommit.
 *
 * @returns whether the order came back from the archive.
 */
export function commitEdit(
  desk: Desk,
  order: StoredOrder,
  edit: StoredEdit,
  notifyCustomer: boolean,
): { unarchived: boolean } {
  const done: CommittedEdit = {
    id: edit.id,
    additions: [],
    removals: [],
    discounts: [],
    shippingAdditions: [],
    shippingRemovals: [],
    notifyCustomer,
  };
  const opened = new Map<number, StoredFulfillmentOrder>();
  const partAt = (locationId: number) => {
    const part =
      opened.get(locationId) ??
      openFulfillmentOrder(desk, order.id, locationId);
    opened.set(locationId, part);
    return part;
  };
  for (const edited of edit.lines) {
    const line = edited.goods
      ? addGoods(desk, order, edited, partAt)
      : lineById(order, edited.lineId ?? 0);
    const delta = edited.quantity - edited.before;
    if (!edited.goods && delta < 0) takeUnits(desk, order, line, edited);
    if (!edited.goods && delta > 0) addUnits(desk, order, line, delta, partAt);
    if (delta > 0) done.additions.push({ id: line.id, delta });
    if (delta < 0) done.removals.push({ id: line.id, delta: -delta });
    for (const discount of edited.discounts)
      done.discounts.push(grant(desk, order, line, discount));
  }
  changeShipping(desk, order, edit, done);
  desk.store.edits.remove(edit);
  const unarchived = order.closedAt !== null;
  order.closedAt = null;
  order.edited = true;
  settle(desk, order);
  postOrderEdited(desk, order, done);
  touchOrder(desk, order);
  return { unarchived };
}

type PartAt = (locationId: number) => StoredFulfillmentOrder;

function addGoods(
  desk: Desk,
  order: StoredOrder,
  edited: EditedLine,
  partAt: PartAt,
): StoredLine {
  const { locationId, ...goods } = edited.goods as NonNullable<
    EditedLine["goods"]
  >;
  const line: StoredLine = {
    ...goods,
    id: nextId(desk),
    quantity: edited.quantity,
    claimed: false,
    removed: 0,
    tax: "0.00",
    discounts: [],
  };
  order.lines.push(line);
  addLine(desk, partAt(locationId), line, line.quantity);
  claimLine(desk, line, locationId);
  return line;
}

function takeUnits(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
  { before, quantity, restock }: EditedLine,
): void {
  takeWaiting(desk, order, line, before - quantity, { restock });
  line.removed += before - quantity;
}

/** More of a line the order had: they wait where its others do, unless somebody is at work there. */
function addUnits(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
  units: number,
  partAt: PartAt,
): void {
  line.quantity += units;
  const waiting = fulfillmentOrdersOf(desk.store, order.id).find(
    (part) =>
      part.status === "OPEN" &&
      part.requestStatus === "UNSUBMITTED" &&
      part.lines.some(({ lineId }) => lineId === line.id),
  );
  const entry = waiting?.lines.find(({ lineId }) => lineId === line.id);
  const place =
    waiting?.locationId ??
    routeLine(desk, variantOfLine(desk.store, line), units);
  if (waiting && entry) {
    entry.total += units;
    entry.remaining += units;
    touchPart(desk, waiting);
  } else addLine(desk, partAt(place), line, units);
  if (line.claimed) claimLine(desk, line, place, units);
}

/** The discount is granted on every unit the line ever had, so that it holds for those that are left. */
function grant(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
  { description, value }: EditedLine["discounts"][number],
): string {
  const id = String(nextId(desk));
  order.discounts.push({
    id,
    code: null,
    description,
    value,
    target: "LINE_ITEM",
    level: "LINE",
  });
  const each = discountedUnit(cents(line.price), value);
  line.discounts.push({
    discountId: id,
    amount: price((each * line.quantity) / 100),
  });
  return id;
}

function changeShipping(
  desk: Desk,
  order: StoredOrder,
  edit: StoredEdit,
  done: CommittedEdit,
): void {
  for (const line of edit.shippingLines) {
    const known = order.shippingLines.find(({ id }) => id === line.lineId);
    if (known && line.status === "REMOVED") {
      known.removed = true;
      done.shippingRemovals.push(known.id);
    }
    if (line.status !== "ADDED") continue;
    const id = nextId(desk);
    order.shippingLines.push({
      id,
      title: line.title,
      price: line.price,
      code: null,
      source: null,
      taxLines: [],
      discounts: [],
      removed: false,
    });
    done.shippingAdditions.push(id);
  }
}
