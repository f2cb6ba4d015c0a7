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

/** Shelves for all records of a store, each kind with the ways in that resolvers and deeds ask for. */
export function openShelves() {
  return {
    locations: new Shelf<StoredLocation, "service" | "levelNumber">(
      {
        service: ({ serviceId }) => [serviceId],
        levelNumber: ({ levelNumber }) => [levelNumber],
      },
      {},
    ),
    services: new Shelf<StoredService, "location" | "handle">(
      {
        location: ({ locationId }) => [locationId],
        handle: ({ handle }) => [handle],
      },
      {},
    ),
    products: new Shelf<StoredProduct, "handle", "updatedAt">(
      { handle: ({ handle }) => [handle] },
      { updatedAt: ({ updatedAt }) => updatedAt },
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
    ),
    metafields: new Shelf<StoredMetafield, "owner">(
      { owner: ({ ownerType, ownerId }) => [ownerKey(ownerType, ownerId)] },
      {},
    ),
    productOperations: new Shelf<StoredProductOperation>({}, {}),
    collections: new Shelf<StoredCollection, "handle">(
      { handle: ({ handle }) => [handle] },
      {},
    ),
    levels: new Shelf<StoredLevel, "item" | "location" | "place">(
      {
        item: ({ itemId }) => [itemId],
        location: ({ locationId }) => [locationId],
        place: ({ itemId, locationId }) => [placeKey(itemId, locationId)],
      },
      {},
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
    ),
    transactions: new Shelf<StoredTransaction, "order">(
      { order: ({ orderId }) => [orderId] },
      {},
    ),
    refunds: new Shelf<StoredRefund, "order" | "return">(
      {
        order: ({ orderId }) => [orderId],
        return: ({ returnId }) => [returnId],
      },
      {},
    ),
    edits: new Shelf<StoredEdit, "order">(
      { order: ({ orderId }) => [orderId] },
      {},
    ),
    customers: new Shelf<StoredCustomer, "email" | "phone", "updatedAt">(
      {
        email: ({ email }) => [email?.toLowerCase()],
        phone: ({ phone }) => [phone],
      },
      { updatedAt: ({ updatedAt }) => updatedAt },
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
    ),
    fulfillments: new Shelf<StoredFulfillment, "order" | "line">(
      {
        order: ({ orderId }) => [orderId],
        line: ({ lines }) => lines.map(({ id }) => id),
      },
      {},
    ),
    returns: new Shelf<StoredReturn, "order">(
      { order: ({ orderId }) => [orderId] },
      {},
    ),
    reverseOrders: new Shelf<StoredReverseFulfillmentOrder, "return" | "line">(
      {
        return: ({ returnId }) => [returnId],
        line: ({ lines }) => lines.map(({ id }) => id),
      },
      {},
    ),
    reverseDeliveries: new Shelf<StoredReverseDelivery, "reverseOrder">(
      { reverseOrder: ({ reverseOrderId }) => [reverseOrderId] },
      {},
    ),
    transfers: new Shelf<StoredTransfer>({}, {}),
    shipments: new Shelf<StoredShipment, "transfer">(
      { transfer: ({ transferId }) => [transferId] },
      {},
    ),
    subscriptions: new Shelf<StoredSubscription, "topic">(
      { topic: ({ topic }) => [topic] },
      {},
    ),
    bulkOperations: new Shelf<StoredBulkOperation, "running">(
      {
        running: (operation) => (isEnded(operation) ? [] : [operation.type]),
      },
      {},
    ),
    attempts: new Shelf<StoredAttempt, "key">({ key: ({ key }) => [key] }, {}),
  };
}

export type Shelves = ReturnType<typeof openShelves>;

export function ownerKey(ownerType: string, ownerId: number): string {
  return `${ownerType} ${ownerId}`;
}

export function placeKey(itemId: number, locationId: number): string {
  return `${itemId} ${locationId}`;
}
