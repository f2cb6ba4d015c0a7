import { type Desk, nextId, now } from "../desk.ts";
import { price } from "../money.ts";
import { postOrder, postTransaction } from "../webhooks/letters.ts";
import { fulfillmentOrdersOf, locationById, variantOfLine } from "./lookups.ts";
import type { StoredDiscount, StoredShippingLine } from "./money-records.ts";
import { orderMoney } from "./order-money.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";
import { priceOrder } from "./price-order.ts";
import type { StoredVariant } from "./product-records.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";
import { activeLevel, commit } from "./stock.ts";
import {
  financialStatusOf,
  type Payment,
  recordTransaction,
} from "./transactions.ts";

/** A line of a new order and the location that will ship it. */
export type PlacedLine = Omit<
  StoredLine,
  "id" | "claimed" | "removed" | "tax" | "discounts"
> & { locationId: number };

export type PlacedOrder = Omit<
  StoredOrder,
  | "id"
  | "number"
  | "name"
  | "createdAt"
  | "updatedAt"
  | "lines"
  | "originalTotal"
  | "edited"
  | "discounts"
  | "shippingLines"
> & {
  name?: string | null | undefined;
  discount: Omit<StoredDiscount, "id"> | null;
  shippingLines: Omit<StoredShippingLine, "id" | "discounts" | "removed">[];
  /** What the customer has paid or promised. */
  payments: Payment[];
};

/**
 * Records an order with its payments, opens one fulfillment order per location, takes the stock (unless `claim` is false),
 * tells the app.
 */
export function placeOrder(
  desk: Desk,
  { discount, payments, ...order }: PlacedOrder,
  lines: PlacedLine[],
  claim: boolean,
): StoredOrder {
  const { store } = desk;
  store.lastOrderNumber++;
  const placed: StoredOrder = {
    ...order,
    id: nextId(desk),
    number: store.lastOrderNumber,
    name: order.name ?? `#${store.lastOrderNumber}`,
    createdAt: now(desk),
    updatedAt: now(desk),
    originalTotal: "0.00",
    edited: false,
    discounts: discount ? [{ ...discount, id: String(nextId(desk)) }] : [],
    shippingLines: order.shippingLines.map((line) => ({
      ...line,
      id: nextId(desk),
      discounts: [],
      removed: false,
    })),
    lines: [],
  };
  store.orders.add(placed);
  for (const { locationId, ...line } of lines) {
    const stored = {
      ...line,
      id: nextId(desk),
      claimed: false,
      removed: 0,
      tax: "0.00",
      discounts: [],
    };
    placed.lines.push(stored);
    const fulfillmentOrder = openPartAt(desk, placed, locationId);
    addLine(desk, fulfillmentOrder, stored, stored.quantity);
    if (claim) claimLine(desk, stored, locationId);
  }
  priceOrder(placed);
  placed.originalTotal = price(orderMoney(store, placed).total / 100);
  const paid = payments.map((one) => recordTransaction(desk, placed, one));
  placed.financialStatus = financialStatusOf(desk, placed);
  postOrder(desk, "orders/create", placed);
  for (const one of paid) postTransaction(desk, one);
  if (placed.financialStatus === "PAID") postOrder(desk, "orders/paid", placed);
  return placed;
}

/** Takes a line's units out of what can be sold, where they are counted at all. */
export function claimLine(
  desk: Desk,
  line: StoredLine,
  locationId: number,
  units = line.quantity,
): void {
  const level = levelOfLine(desk, line, locationId);
  if (!level) return;
  line.claimed = true;
  commit(desk, level, units);
}

/** The level that a line's stock is kept on; none for a line without a tracked item. */
export function levelOfLine(desk: Desk, line: StoredLine, locationId: number) {
  const variant: StoredVariant | undefined = variantOfLine(desk.store, line);
  if (!variant?.item.tracked) return undefined;
  return activeLevel(desk.store, variant.item.id, locationId);
}

function openPartAt(desk: Desk, order: StoredOrder, locationId: number) {
  return (
    fulfillmentOrdersOf(desk.store, order.id).find(
      (fo) => fo.locationId === locationId,
    ) ?? openFulfillmentOrder(desk, order.id, locationId)
  );
}

/** A new OPEN fulfillment order without lines. */
export function openFulfillmentOrder(
  desk: Desk,
  orderId: number,
  locationId: number,
): StoredFulfillmentOrder {
  const opened: StoredFulfillmentOrder = {
    id: nextId(desk),
    orderId,
    locationId,
    locationName: locationById(desk.store, locationId)?.name ?? "",
    status: "OPEN",
    requestStatus: "UNSUBMITTED",
    createdAt: now(desk),
    updatedAt: now(desk),
    lines: [],
    requests: [],
    rejectReason: null,
    rejectMessage: null,
    holds: [],
    fulfillAt: `${now(desk).slice(0, 13)}:00:00Z`,
    fulfillBy: null,
    progressReported: false,
    heldRestOf: null,
  };
  desk.store.fulfillmentOrders.add(opened);
  return opened;
}

export function addLine(
  desk: Desk,
  fulfillmentOrder: StoredFulfillmentOrder,
  line: Pick<StoredLine, "id">,
  units: number,
): void {
  fulfillmentOrder.lines.push({
    id: nextId(desk),
    lineId: line.id,
    total: units,
    remaining: units,
  });
}

/** Moves the order's `updatedAt` and says so. */
export function touchOrder(desk: Desk, order: StoredOrder): void {
  order.updatedAt = now(desk);
  desk.store.orders.refile(order);
  postOrder(desk, "orders/updated", order);
}
