import { isEnded, type StoredBulkOperation } from "../bulk/bulk-records.ts";
import type {
  StoredAttempt,
  StoredLevel,
  StoredLocation,
  StoredService,
  StoredSubscription,
} from "../state.ts";
import type { StoredCustomer } from "./customer-records.ts";
import type { StoredEdit } from "./edit-records.ts";
import type { StoredRefund, StoredTransaction } from "./money-records.ts";
import { readOrder } from "./older-orders.ts";
import type { StoredOrder } from "./order-records.ts";
import type {
  StoredCollection,
  StoredMetafield,
  StoredProduct,
  StoredProductOperation,
  StoredVariant,
} from "./product-records.ts";
import type {
  StoredReturn,
  StoredReverseDelivery,
  StoredReverseFulfillmentOrder,
} from "./return-records.ts";
import { Shelf } from "./shelf.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentOrder,
} from "./shipping-records.ts";
import type { StoredShipment, StoredTransfer } from "./transfer-records.ts";

/**
 * All records of a store, each kind with the ways in that resolvers and deeds ask for.
 *
 * @param saved a store as it comes out of JSON, with a plain list per kind.
 */
export function openShelves(saved: object = {}) {
  const lists = saved as Record<string, Iterable<never> | undefined>;
  return {
    locations: new Shelf<StoredLocation, "service" | "levelNumber">(
      {
        service: ({ serviceId }) => [serviceId],
        levelNumber: ({ levelNumber }) => [levelNumber],
      },
      {},
      lists.locations,
    ),
    services: new Shelf<StoredService, "location" | "handle">(
      {
        location: ({ locationId }) => [locationId],
        handle: ({ handle }) => [handle],
      },
      {},
      lists.services,
    ),
    products: new Shelf<StoredProduct, "handle", "updatedAt">(
      { handle: ({ handle }) => [handle] },
      { updatedAt: ({ updatedAt }) => updatedAt },
      lists.products,
    ),
    variants: new Shelf<
      StoredVariant,
      "product" | "item" | "sku" | "barcode",
      "updatedAt"
    >(
      {
        product: ({ productId }) => [productId],
        item: ({ item }) => [item.id],
        sku: ({ sku }) => [sku?.toLowerCase()],
        barcode: ({ barcode }) => [barcode?.toLowerCase()],
      },
      { updatedAt: ({ updatedAt }) => updatedAt },
      lists.variants,
    ),
    metafields: new Shelf<StoredMetafield, "owner">(
      { owner: ({ ownerType, ownerId }) => [ownerKey(ownerType, ownerId)] },
      {},
      lists.metafields,
    ),
    productOperations: new Shelf<StoredProductOperation>(
      {},
      {},
      lists.productOperations,
    ),
    collections: new Shelf<StoredCollection, "handle">(
      { handle: ({ handle }) => [handle] },
      {},
      lists.collections,
    ),
    levels: new Shelf<StoredLevel, "item" | "location" | "place">(
      {
        item: ({ itemId }) => [itemId],
        location: ({ locationId }) => [locationId],
        place: ({ itemId, locationId }) => [placeKey(itemId, locationId)],
      },
      {},
      lists.levels,
    ),
    orders: new Shelf<
      StoredOrder,
      "name" | "sourceIdentifier" | "tag" | "customer",
      "updatedAt" | "processedAt" | "createdAt"
    >(
      {
        // `#1001` and `1001` find the same order.
        name: ({ name }) => [
          name.toLowerCase(),
          ...(name.startsWith("#") ? [name.slice(1).toLowerCase()] : []),
        ],
        sourceIdentifier: ({ sourceIdentifier }) => [
          sourceIdentifier?.toLowerCase(),
        ],
        tag: ({ tags }) => tags.map((tag) => tag.toLowerCase()),
        customer: ({ customerId }) => [customerId],
      },
      {
        updatedAt: ({ updatedAt }) => updatedAt,
        processedAt: ({ processedAt }) => processedAt,
        createdAt: ({ createdAt }) => createdAt,
      },
      [...((lists.orders ?? []) as Iterable<StoredOrder>)].map(readOrder),
    ),
    transactions: new Shelf<StoredTransaction, "order">(
      { order: ({ orderId }) => [orderId] },
      {},
      lists.transactions,
    ),
    refunds: new Shelf<StoredRefund, "order" | "return">(
      {
        order: ({ orderId }) => [orderId],
        return: ({ returnId }) => [returnId],
      },
      {},
      lists.refunds,
    ),
    edits: new Shelf<StoredEdit, "order">(
      { order: ({ orderId }) => [orderId] },
      {},
      lists.edits,
    ),
    customers: new Shelf<StoredCustomer, "email" | "phone", "updatedAt">(
      {
        email: ({ email }) => [email?.toLowerCase()],
        phone: ({ phone }) => [phone],
      },
      { updatedAt: ({ updatedAt }) => updatedAt },
      lists.customers,
    ),
    fulfillmentOrders: new Shelf<
      StoredFulfillmentOrder,
      "order" | "waitingAt",
      "updatedAt"
    >(
      {
        order: ({ orderId }) => [orderId],
        waitingAt: ({ status, locationId }) =>
          status === "CLOSED" ? [] : [locationId],
      },
      { updatedAt: ({ updatedAt }) => updatedAt },
      lists.fulfillmentOrders,
    ),
    fulfillments: new Shelf<StoredFulfillment, "order" | "line">(
      {
        order: ({ orderId }) => [orderId],
        line: ({ lines }) => lines.map(({ id }) => id),
      },
      {},
      lists.fulfillments,
    ),
    returns: new Shelf<StoredReturn, "order">(
      { order: ({ orderId }) => [orderId] },
      {},
      lists.returns,
    ),
    reverseOrders: new Shelf<StoredReverseFulfillmentOrder, "return" | "line">(
      {
        return: ({ returnId }) => [returnId],
        line: ({ lines }) => lines.map(({ id }) => id),
      },
      {},
      lists.reverseOrders,
    ),
    reverseDeliveries: new Shelf<StoredReverseDelivery, "reverseOrder">(
      { reverseOrder: ({ reverseOrderId }) => [reverseOrderId] },
      {},
      lists.reverseDeliveries,
    ),
    transfers: new Shelf<StoredTransfer>({}, {}, lists.transfers),
    shipments: new Shelf<StoredShipment, "transfer">(
      { transfer: ({ transferId }) => [transferId] },
      {},
      lists.shipments,
    ),
    subscriptions: new Shelf<StoredSubscription, "topic">(
      { topic: ({ topic }) => [topic] },
      {},
      lists.subscriptions,
    ),
    bulkOperations: new Shelf<StoredBulkOperation, "running">(
      {
        running: (operation) => (isEnded(operation) ? [] : [operation.type]),
      },
      {},
      lists.bulkOperations,
    ),
    attempts: new Shelf<StoredAttempt, "key">(
      { key: ({ key }) => [key] },
      {},
      lists.attempts,
    ),
  };
}

export type Shelves = ReturnType<typeof openShelves>;

export function ownerKey(ownerType: string, ownerId: number): string {
  return `${ownerType} ${ownerId}`;
}

export function placeKey(itemId: number, locationId: number): string {
  return `${itemId} ${locationId}`;
}
