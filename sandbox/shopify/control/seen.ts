import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents } from "../money.ts";
import { displayName } from "../store/customers.ts";
import {
  fulfillmentOrdersOf,
  fulfillmentsOf,
  levelsOfItem,
  lineById,
  locationById,
  variantsOf,
} from "../store/lookups.ts";
import { orderMoney, taxCents } from "../store/order-money.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { grams, type StoredProduct } from "../store/product-records.ts";
import { returnsOf } from "../store/return-units.ts";
import { reverseOrdersOf } from "../store/returns.ts";
import { serviceGid } from "../store/shown-ids.ts";
import { onHand } from "../store/stock.ts";

/** The whole store for tests and demos: plain, unpaged, with global ids. */
export function storeAsSeen(desk: Desk) {
  const { store } = desk;
  return {
    shop: `${store.handle}.myshopify.com`,
    installed: store.app !== null,
    locations: store.locations
      .all()
      .map(({ id, name, serviceId, isActive }) => ({
        id: gid("Location", id),
        name,
        isFulfillmentService: serviceId !== null,
        isActive,
      })),
    fulfillmentServices: store.services.all().map((service) => ({
      id: serviceGid(service.id),
      handle: service.handle,
      name: service.name,
      callbackUrl: service.callbackUrl,
      locationId: gid("Location", service.locationId),
    })),
    products: store.products
      .all()
      .map((product) => productAsSeen(desk, product)),
    customers: store.customers.all().map((customer) => ({
      id: gid("Customer", customer.id),
      name: displayName(customer),
      email: customer.email,
    })),
    orders: store.orders.all().map((order) => orderAsSeen(desk, order)),
  };
}

/** One product with its variants and where they lie. */
export function productAsSeen({ store }: Desk, product: StoredProduct) {
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    status: product.status,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    pictures: product.media.map(({ id }) => gid("MediaImage", id)),
    variants: variantsOf(store, product.id).map((variant) => ({
      id: gid("ProductVariant", variant.id),
      sku: variant.sku,
      barcode: variant.barcode,
      price: variant.price,
      weightGrams: grams(variant.item),
      options: product.options.map(({ name }, index) => ({
        name,
        value: variant.optionValues[index] ?? "",
      })),
      inventoryItemId: gid("InventoryItem", variant.item.id),
      levels: levelsOfItem(store, variant.item.id).map((level) => ({
        locationId: gid("Location", level.locationId),
        locationName: locationById(store, level.locationId)?.name ?? "",
        available: level.quantities.available,
        onHand: onHand(level),
        committed: level.quantities.committed,
      })),
    })),
  };
}

/** One order with all that hangs on it. */
export function orderAsSeen(desk: Desk, order: StoredOrder) {
  const { store } = desk;
  const sku = (lineId: number) => lineById(order, lineId).sku;
  return {
    id: gid("Order", order.id),
    name: order.name,
    sourceIdentifier: order.sourceIdentifier,
    tags: order.tags,
    customAttributes: order.customAttributes,
    cancelledAt: order.cancelledAt,
    netPaymentCents: orderMoney(store, order).net,
    taxesIncluded: order.taxesIncluded,
    shippingLines: order.shippingLines.map(({ title, price, taxLines }) => ({
      title,
      price,
      taxCents: taxCents(taxLines),
    })),
    customerId: order.customerId ? gid("Customer", order.customerId) : null,
    shipTo: order.shippingAddress,
    lines: order.lines.map((line) => ({
      id: gid("LineItem", line.id),
      sku: line.sku,
      quantity: line.quantity,
      currentQuantity: line.quantity - line.removed,
      price: line.price,
      taxCents: cents(line.tax),
      properties: line.customAttributes,
    })),
    fulfillmentOrders: fulfillmentOrdersOf(store, order.id).map((part) => ({
      id: gid("FulfillmentOrder", part.id),
      status: part.status,
      requestStatus: part.requestStatus,
      locationId: gid("Location", part.locationId),
      locationName: part.locationName,
      rejectReason: part.rejectReason,
      lines: part.lines.map((line) => ({
        id: gid("FulfillmentOrderLineItem", line.id),
        sku: sku(line.lineId),
        totalQuantity: line.total,
        remainingQuantity: line.remaining,
      })),
    })),
    fulfillments: fulfillmentsOf(store, order.id).map((one) => ({
      id: gid("Fulfillment", one.id),
      locationId: gid("Location", one.locationId),
      status: one.status,
      displayStatus: one.displayStatus,
      tracking: one.tracking,
      lines: one.lines.map((line) => ({
        sku: sku(line.lineId),
        quantity: line.quantity,
      })),
    })),
    returns: returnsOf(store, order.id).map((one) => ({
      id: gid("Return", one.id),
      name: one.name,
      status: one.status,
      lines: one.lines.map((line) => ({
        id: gid("ReturnLineItem", line.id),
        sku: sku(line.lineId),
        quantity: line.quantity,
        processed: line.processed,
      })),
      dispositions: reverseOrdersOf(desk, one)
        .flatMap(({ lines }) => lines)
        .flatMap(({ lineId, dispositions }) =>
          dispositions.map(({ type, quantity, locationId }) => ({
            sku: sku(lineId),
            type,
            quantity,
            locationId: locationId && gid("Location", locationId),
          })),
        ),
    })),
  };
}
