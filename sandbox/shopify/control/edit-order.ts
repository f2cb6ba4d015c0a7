import type { Desk } from "../desk.ts";
import { idFromPath } from "../gid.ts";
import { commitEdit } from "../store/commit-edit.ts";
import { beginEdit } from "../store/edit-order.ts";
import { fulfillmentOrdersOf, variantOfLine } from "../store/lookups.ts";
import type { StoredLine, StoredOrder } from "../store/order-records.ts";
import { unshipped } from "../store/order-sums.ts";
import { routeLine } from "../store/routing.ts";
import { activeLevel } from "../store/stock.ts";
import { Refused } from "./refused.ts";

/**
 * The merchant edits an order: so many units of a SKU that it has are on it from then on, paid back or asked for by himself.
 * What was shipped stays, and nothing is added that the place it would leave from does not have.
 */
export function editOrderByMerchant(
  desk: Desk,
  id: string,
  {
    sku,
    quantity,
    restock,
  }: { sku: string; quantity: number; restock: boolean },
): void {
  const order = desk.store.orders.get(idFromPath(id, "Order"));
  if (!order) throw new Refused(404, `there is no order ${id}`);
  if (order.cancelledAt) throw new Refused(409, "the order is cancelled");
  const line = order.lines.find(
    (one) => one.sku === sku && one.quantity > one.removed,
  );
  if (!line) throw new Refused(409, `nothing of ${sku} is on the order`);
  const delta = quantity - (line.quantity - line.removed);
  if (-delta > unshipped(desk.store, line, order.id))
    throw new Refused(409, "what was shipped stays on the order");
  if (delta > 0 && !isThere(desk, order, line, delta))
    throw new Refused(409, `${sku} is sold out`);
  const edit = beginEdit(desk, order);
  const staged = edit.lines.find(({ lineId }) => lineId === line.id);
  if (!staged) throw new Error("the edit has no such line");
  staged.quantity = quantity;
  staged.restock = restock;
  commitEdit(desk, order, edit, false);
}

function isThere(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
  units: number,
): boolean {
  const variant = variantOfLine(desk.store, line);
  if (!variant?.item.tracked) return true;
  const waiting = fulfillmentOrdersOf(desk.store, order.id).find(
    (part) =>
      part.status === "OPEN" &&
      part.requestStatus === "UNSUBMITTED" &&
      part.lines.some(({ lineId }) => lineId === line.id),
  );
  const place = waiting?.locationId ?? routeLine(desk, variant, units);
  const level = activeLevel(desk.store, variant.item.id, place);
  return (level?.quantities.available ?? 0) >= units;
}
