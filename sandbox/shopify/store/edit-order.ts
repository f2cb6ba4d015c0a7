import { randomUUID } from "node:crypto";
import { type Desk, nextId, now } from "../desk.ts";
import { cents } from "../money.ts";
import type {
  EditedDiscount,
  EditedLine,
  EditedShippingLine,
  StoredEdit,
} from "./edit-records.ts";
import { lineById } from "./lookups.ts";
import {
  orderMoney,
  shippingWorth,
  taxCents,
  taxOfUnits,
  worthOfUnits,
} from "./order-money.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";
import type { PlacedLine } from "./place-order.ts";
import { discountCents } from "./price-order.ts";

export function beginEdit(desk: Desk, order: StoredOrder): StoredEdit {
  return desk.store.edits.add({
    id: nextId(desk),
    orderId: order.id,
    createdAt: now(desk),
    lines: order.lines.map((line) => ({
      key: String(line.id),
      lineId: line.id,
      goods: null,
      before: line.quantity - line.removed,
      quantity: line.quantity - line.removed,
      restock: false,
      discounts: [],
    })),
    shippingLines: order.shippingLines
      .filter(({ removed }) => !removed)
      .map(({ id, title, price }) => ({
        key: String(id),
        lineId: id,
        title,
        price,
        status: "NONE",
      })),
  });
}

export function stageLine(
  edit: StoredEdit,
  { quantity, ...goods }: PlacedLine,
): EditedLine {
  const line: EditedLine = {
    key: randomUUID(),
    lineId: null,
    goods,
    before: 0,
    quantity,
    restock: false,
    discounts: [],
  };
  edit.lines.push(line);
  return line;
}

export function stageDiscount(
  line: EditedLine,
  discount: Omit<EditedDiscount, "id">,
): EditedDiscount {
  const staged = { ...discount, id: randomUUID() };
  line.discounts.push(staged);
  return staged;
}

export function stageShipping(
  edit: StoredEdit,
  line: { title: string; price: string },
): EditedShippingLine {
  const staged: EditedShippingLine = {
    ...line,
    key: randomUUID(),
    lineId: null,
    status: "ADDED",
  };
  edit.shippingLines.push(staged);
  return staged;
}

/** What a line of an edit sells, whether the order had it or not. */
export function goodsOf(
  order: StoredOrder,
  line: EditedLine,
): Omit<PlacedLine, "quantity" | "locationId"> {
  if (line.goods) return line.goods;
  return lineById(order, line.lineId ?? 0);
}

/**
 * What the discounts of an edit take off each unit of a line. Assumed: a fixed value is per unit, as on draft orders.
 */
export function offEachUnit(order: StoredOrder, line: EditedLine): number {
  const unit = cents(goodsOf(order, line).price);
  const all = line.discounts.reduce(
    (sum, { value }) => sum + discountedUnit(unit, value),
    0,
  );
  return Math.min(unit, all);
}

/** What one discount takes off a unit of this price. */
export function discountedUnit(
  unitCents: number,
  value: EditedDiscount["value"],
): number {
  return Math.min(unitCents, discountCents(value, unitCents));
}

/** What the lines of an edit would cost after discounts, without tax. */
export function worthOfEdited(order: StoredOrder, line: EditedLine): number {
  const off = offEachUnit(order, line) * line.quantity;
  const known = order.lines.find(({ id }) => id === line.lineId);
  if (!known) return cents(goodsOf(order, line).price) * line.quantity - off;
  const more = Math.max(0, line.quantity - line.before);
  const [from, to] = unitsKept(known, line);
  return worthOfUnits(known, from, to) + cents(known.price) * more - off;
}

function unitsKept(known: StoredLine, line: EditedLine): [number, number] {
  const less = Math.max(0, line.before - line.quantity);
  return [known.removed + less, known.quantity];
}

/** What the order would add up to, in whole cents. The pretend Shopify taxes nothing that an edit adds. */
export function editMoney(desk: Desk, order: StoredOrder, edit: StoredEdit) {
  const money = orderMoney(desk.store, order);
  let goods = 0;
  let tax = 0;
  for (const line of edit.lines) {
    goods += worthOfEdited(order, line);
    const known = order.lines.find(({ id }) => id === line.lineId);
    if (!known) continue;
    goods -= worthOfUnits(known, known.removed, known.quantity);
    const [from, to] = unitsKept(known, line);
    tax +=
      taxOfUnits(known, from, to) -
      taxOfUnits(known, known.removed, known.quantity);
  }
  let shipping = 0;
  for (const line of edit.shippingLines) {
    if (line.status === "ADDED") shipping += cents(line.price);
    const known = order.shippingLines.find(({ id }) => id === line.lineId);
    if (line.status !== "REMOVED" || !known) continue;
    shipping -= shippingWorth(known);
    tax -= taxCents(known.taxLines);
  }
  const change = goods + shipping + (order.taxesIncluded ? 0 : tax);
  return {
    subtotal: money.currentSubtotal + goods,
    total: money.currentTotal + change,
    outstanding: money.outstanding + change,
  };
}
