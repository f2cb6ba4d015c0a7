import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import {
  fulfillmentOrdersOf,
  fulfillmentsOf,
  orderByGid,
} from "../store/lookups.ts";
import type { StoredLine, StoredOrder } from "../store/order-records.ts";
import { displayFulfillmentStatus } from "../store/order-sums.ts";
import { orderReturnStatus, returnsOf } from "../store/return-units.ts";
import { mailingAddressView } from "./addresses.ts";
import {
  type ConnectionArgs,
  connection,
  countOf,
  type Listing,
} from "./connection.ts";
import { customerView } from "./customers.ts";
import { mayRead } from "./fulfillment-order-access.ts";
import { fulfillmentOrderListing } from "./fulfillment-orders.ts";
import { fulfillmentView } from "./fulfillments.ts";
import { lineItemView } from "./line-items.ts";
import { metafieldFields } from "./metafields.ts";
import { orderMoneyFields } from "./order-money.ts";
import { returnListing } from "./returns.ts";
import type { View, Visit } from "./view.ts";

export function orderView(desk: Desk, order: StoredOrder): View {
  const { store } = desk;
  return {
    __typename: "Order",
    id: gid("Order", order.id),
    legacyResourceId: String(order.id),
    name: order.name,
    number: order.number,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    processedAt: order.processedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    cancellation: order.cancelledAt && {
      __typename: "OrderCancellation",
      staffNote: order.cancelNote ?? null,
    },
    closed: order.closedAt !== null,
    closedAt: order.closedAt,
    confirmed: true,
    test: order.test,
    note: order.note,
    poNumber: order.poNumber,
    edited: order.edited,
    // source: recorded answers after orderCancel.
    merchantEditable: order.cancelledAt === null,
    merchantEditableErrors: [],
    tags: order.tags,
    email: order.email,
    phone: order.phone,
    customer: () => {
      const customer = store.customers.get(order.customerId);
      return customer ? customerView(desk, customer) : null;
    },
    customAttributes: order.customAttributes,
    ...metafieldFields(desk, "Order", order.id),
    currencyCode: store.currency,
    presentmentCurrencyCode: store.currency,
    sourceIdentifier: order.sourceIdentifier,
    sourceName: order.sourceName,
    requiresShipping: order.lines.some((line) => line.requiresShipping),
    ...orderMoneyFields(desk, order),
    displayFulfillmentStatus: () => displayFulfillmentStatus(store, order),
    billingAddress: () =>
      order.billingAddress ? mailingAddressView(order.billingAddress) : null,
    shippingAddress: () =>
      order.shippingAddress && mailingAddressView(order.shippingAddress),
    subtotalLineItemsQuantity: order.lines.reduce(
      (sum, line) => sum + line.quantity,
      0,
    ),
    currentSubtotalLineItemsQuantity: order.lines.reduce(
      (sum, line) => sum + line.quantity - line.removed,
      0,
    ),
    lineItems: (args: ConnectionArgs) =>
      connection(order.lines, args, lineListing(desk, order)),
    fulfillmentOrders: (
      args: ConnectionArgs & { displayable?: boolean | null },
      visit: Visit,
    ) =>
      connection(
        fulfillmentOrdersOf(store, order.id).filter((part) =>
          mayRead(visit, part),
        ),
        args,
        fulfillmentOrderListing(desk),
      ),
    fulfillments: ({ first }: { first?: number | null }) =>
      fulfillmentsOf(store, order.id)
        .slice(0, first ?? undefined)
        .map((one) => fulfillmentView(desk, one)),
    returnStatus: () => orderReturnStatus(store, order.id),
    returns: (args: ConnectionArgs) =>
      connection(returnsOf(store, order.id), args, returnListing(desk)),
    fulfillmentsCount: () => ({
      count: fulfillmentsOf(store, order.id).length,
      precision: "EXACT",
    }),
  };
}

const lineListing = (desk: Desk, order: StoredOrder): Listing<StoredLine> => ({
  id: (line) => line.id,
  view: (line) => lineItemView(desk, order, line),
});

export const orderListing = (desk: Desk): Listing<StoredOrder> => ({
  id: (order) => order.id,
  view: (order) => orderView(desk, order),
  sort: {
    PROCESSED_AT: (order) => order.processedAt,
    CREATED_AT: (order) => order.createdAt,
    UPDATED_AT: (order) => order.updatedAt,
    ORDER_NUMBER: (order) => order.number,
    RELEVANCE: (order) => order.id,
  },
  ranks: {
    PROCESSED_AT: "processedAt",
    CREATED_AT: "createdAt",
    UPDATED_AT: "updatedAt",
  },
  ways: {
    id: (value) => one(desk.store.orders.get(Number(value))),
    name: (value) => desk.store.orders.by("name", value),
    source_identifier: (value) =>
      desk.store.orders.by("sourceIdentifier", value),
    tag: (value) => desk.store.orders.by("tag", value),
    customer_id: (value) => desk.store.orders.by("customer", Number(value)),
  },
  since: {
    updated_at: (time) => desk.store.orders.rankedFrom("updatedAt", time),
    created_at: (time) => desk.store.orders.rankedFrom("createdAt", time),
    processed_at: (time) => desk.store.orders.rankedFrom("processedAt", time),
  },
  terms: {
    id: (order) => [String(order.id)],
    // `#1001` and `1001` find the same order.
    name: (order) => [order.name, order.name.replace(/^#/, "")],
    source_identifier: (order) => [order.sourceIdentifier],
    source_name: (order) => [order.sourceName],
    tag: (order) => order.tags,
    email: (order) => [order.email],
    customer_id: ({ customerId }) => [customerId ? String(customerId) : null],
    return_status: (order) => [orderReturnStatus(desk.store, order.id)],
    sku: (order) => order.lines.map((line) => line.sku),
    status: (order) => [orderStatus(order), "any"],
    financial_status: (order) => [order.financialStatus],
    fulfillment_status: (order) => [
      displayFulfillmentStatus(desk.store, order),
    ],
    test: (order) => [String(order.test)],
    created_at: (order) => [order.createdAt],
    processed_at: (order) => [order.processedAt],
    updated_at: (order) => [order.updatedAt],
  },
  text: (order) => `${order.name} ${order.email ?? ""} ${order.note ?? ""}`,
});

const one = (order: StoredOrder | undefined) => (order ? [order] : []);

function orderStatus(order: StoredOrder): string {
  if (order.cancelledAt) return "cancelled";
  return order.closedAt ? "closed" : "open";
}

export const orderRoots: View = {
  order: ({ id }: { id: string }, { desk }: Visit) => {
    const found = orderByGid(desk.store, id);
    return found ? orderView(desk, found) : null;
  },
  ordersCount: (
    args: ConnectionArgs & { limit?: number | null },
    { desk }: Visit,
  ) => countOf(desk.store.orders, args, orderListing(desk)),
  orders: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.orders, args, orderListing(desk)),
};
