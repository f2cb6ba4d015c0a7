import { idOf } from "../gid.ts";
import type {
  Store,
  StoredLevel,
  StoredLocation,
  StoredProduct,
  StoredService,
  StoredVariant,
} from "../state.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";
import type { StoredFulfillmentOrder } from "./shipping-records.ts";

/** @throws Error where a record that must exist is gone: a fault of the sandbox itself. */
function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the sandbox lost ${what}`);
  return found;
}

export function productById(store: Store, id: number): StoredProduct {
  return must(
    store.products.find((product) => product.id === id),
    `product ${id}`,
  );
}

export function productByGid(
  store: Store,
  id: string | null | undefined,
): StoredProduct | undefined {
  const number = idOf(id, "Product");
  return store.products.find((product) => product.id === number);
}

export function variantsOf(store: Store, productId: number): StoredVariant[] {
  return store.variants.filter((variant) => variant.productId === productId);
}

export function variantOfItem(
  store: Store,
  itemId: number,
): StoredVariant | undefined {
  return store.variants.find((variant) => variant.item.id === itemId);
}

export function variantOfLine(
  store: Store,
  line: StoredLine,
): StoredVariant | undefined {
  return store.variants.find((variant) => variant.id === line.variantId);
}

export function orderById(store: Store, id: number): StoredOrder {
  return must(
    store.orders.find((order) => order.id === id),
    `order ${id}`,
  );
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
  return store.fulfillmentOrders.filter((fo) => fo.orderId === orderId);
}

export function locationById(
  store: Store,
  id: number,
): StoredLocation | undefined {
  return store.locations.find((location) => location.id === id);
}

/** The merchant's own stock location. */
export function ownLocation(store: Store): StoredLocation {
  return must(
    store.locations.find((location) => location.serviceId === null),
    "the merchant's own location",
  );
}

export function serviceAt(
  store: Store,
  locationId: number,
): StoredService | undefined {
  return store.services.find((service) => service.locationId === locationId);
}

export function levelAt(
  store: Store,
  itemId: number,
  locationId: number,
): StoredLevel | undefined {
  return store.levels.find(
    (level) => level.itemId === itemId && level.locationId === locationId,
  );
}
