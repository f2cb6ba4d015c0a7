import { type Desk, now } from "../desk.ts";
import { postOrderDeleted } from "../webhooks/letters.ts";
import { freeStock } from "./cancel-order.ts";
import {
  fulfillmentOrdersOf,
  fulfillmentsOf,
  refundsOf,
  transactionsOf,
} from "./lookups.ts";
import { dropMetafields } from "./metafields.ts";
import type { StoredOrder } from "./order-records.ts";
import { touchOrder } from "./place-order.ts";

/** What can be written on an order after it was placed. */
export type OrderChange = Partial<
  Pick<
    StoredOrder,
    | "email"
    | "phone"
    | "note"
    | "poNumber"
    | "tags"
    | "customAttributes"
    | "shippingAddress"
  >
>;

export function changeOrder(
  desk: Desk,
  order: StoredOrder,
  change: OrderChange,
): void {
  Object.assign(order, change);
  touchOrder(desk, order);
}

/** Into the archive, and out of it. Assumed: an order that is there already only moves its `updatedAt`. */
export function archive(desk: Desk, order: StoredOrder): void {
  order.closedAt ??= now(desk);
  touchOrder(desk, order);
}

export function unarchive(desk: Desk, order: StoredOrder): void {
  order.closedAt = null;
  touchOrder(desk, order);
}

/**
 * Money that came through a payment provider keeps an order from being deleted.
 * source: help.shopify.com, "Deleting orders"; recorded answers of orderDelete for orders paid by hand, also shipped ones.
 */
export function deletable({ store }: Desk, order: StoredOrder): boolean {
  return transactionsOf(store, order.id).every(
    ({ gateway, test }) => test || gateway !== "shopify_payments",
  );
}

/** The order is gone with all that hung on it; units that waited for shipment can be sold again. */
export function deleteOrder(desk: Desk, order: StoredOrder): void {
  const { store } = desk;
  const { id } = order;
  for (const part of fulfillmentOrdersOf(store, id)) {
    if (part.status !== "CLOSED") freeStock(desk, order, part, true);
    store.fulfillmentOrders.remove(part);
  }
  for (const one of fulfillmentsOf(store, id)) store.fulfillments.remove(one);
  for (const one of transactionsOf(store, id)) store.transactions.remove(one);
  for (const one of store.edits.by("order", id)) store.edits.remove(one);
  for (const one of refundsOf(store, id)) store.refunds.remove(one);
  for (const one of store.returns.by("order", id)) {
    for (const reverse of store.reverseOrders.by("return", one.id)) {
      for (const parcel of store.reverseDeliveries.by(
        "reverseOrder",
        reverse.id,
      ))
        store.reverseDeliveries.remove(parcel);
      store.reverseOrders.remove(reverse);
    }
    store.returns.remove(one);
  }
  dropMetafields(desk, "Order", id);
  store.orders.remove(order);
  postOrderDeleted(desk, order);
}
