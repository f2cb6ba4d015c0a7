import { idOf } from "../gid.ts";
import type {
  Store,
  StoredLevel,
  StoredLocation,
  StoredService,
} from "../state.ts";
import type { StoredRefund, StoredTransaction } from "./money-records.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";
import type { StoredProduct, StoredVariant } from "./product-records.ts";
import { placeKey } from "./shelves.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentOrder,
} from "./shipping-records.ts";

/** @throws Error where a record that must exist is gone: a fault of the sandbox itself. */
function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the sandbox lost ${what}`);
  return found;
}

export function productById(store: Store, id: number): StoredProduct {
  return must(store.products.get(id), `product ${id}`);
}

export function productByGid(
  store: Store,
  id: string | null | undefined,
): StoredProduct | undefined {
  return store.products.get(idOf(id, "Product"));
}

/** In the order in which the merchant sees them. */
export function variantsOf(store: Store, productId: number): StoredVariant[] {
  return store.variants
    .by("product", productId)
    .sort((a, b) => a.position - b.position);
}

export function variantOfItem(
  store: Store,
  itemId: number,
): StoredVariant | undefined {
  return store.variants.first("item", itemId);
}

export function variantOfLine(
  store: Store,
  line: StoredLine,
): StoredVariant | undefined {
  return store.variants.get(line.variantId);
}

export function variantBySku(
  store: Store,
  sku: string,
): StoredVariant | undefined {
  return store.variants
    .by("sku", sku.toLowerCase())
    .find((variant) => variant.sku === sku);
}

export function orderById(store: Store, id: number): StoredOrder {
  return must(store.orders.get(id), `order ${id}`);
}

export function orderByGid(
  store: Store,
  id: string | null | undefined,
): StoredOrder | undefined {
  return store.orders.get(idOf(id, "Order"));
}

export function lineById(order: StoredOrder, id: number): StoredLine {
  return must(
    order.lines.find((line) => line.id === id),
    `line ${id}`,
  );
}

export function fulfillmentOrdersOf(
  store: Store,
  orderId: number,
): StoredFulfillmentOrder[] {
  return store.fulfillmentOrders.by("order", orderId);
}

export function fulfillmentsOf(
  store: Store,
  orderId: number,
): StoredFulfillment[] {
  return store.fulfillments.by("order", orderId);
}

export function transactionsOf(
  store: Store,
  orderId: number,
): StoredTransaction[] {
  return store.transactions.by("order", orderId);
}

export function refundsOf(store: Store, orderId: number): StoredRefund[] {
  return store.refunds.by("order", orderId);
}

export function locationById(
  store: Store,
  id: number | null | undefined,
): StoredLocation | undefined {
  return store.locations.get(id);
}

/** The merchant's own stock location. */
export function ownLocation(store: Store): StoredLocation {
  return must(
    store.locations.get(store.defaultLocationId),
    "the merchant's own location",
  );
}

export function serviceAt(
  store: Store,
  locationId: number,
): StoredService | undefined {
  return store.services.first("location", locationId);
}

export function levelsOfItem(store: Store, itemId: number): StoredLevel[] {
  return store.levels.by("item", itemId).filter((level) => level.isActive);
}

export function levelAt(
  store: Store,
  itemId: number,
  locationId: number,
): StoredLevel | undefined {
  return store.levels.first("place", placeKey(itemId, locationId));
}
