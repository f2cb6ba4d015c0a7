import { gid } from "../gid.ts";
import { price } from "../money.ts";
import type { Store } from "../state.ts";
import { fulfillmentsOf } from "../store/lookups.ts";
import type { StoredLine, StoredOrder } from "../store/order-records.ts";
import {
  displayFulfillmentStatus,
  subtotalCents,
  totalCents,
  unshipped,
} from "../store/order-sums.ts";
import type { StoredFulfillment } from "../store/shipping-records.ts";
import { customerPayload } from "./customer-payload.ts";
import { restAddress } from "./rest-address.ts";
import { restTime } from "./rest-time.ts";

/** source: shopify.dev, webhook topics ORDERS_CREATE, ORDERS_UPDATED and ORDERS_CANCELLED. */
export function orderPayload(store: Store, order: StoredOrder) {
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    created_at: restTime(order.createdAt),
    updated_at: restTime(order.updatedAt),
    processed_at: restTime(order.processedAt),
    cancelled_at: restTime(order.cancelledAt),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: restTime(order.closedAt),
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: restFulfillmentStatus(store, order),
    source_name: order.sourceName,
    source_identifier: order.sourceIdentifier,
    tags: order.tags.join(", "),
    test: order.test,
    note: order.note,
    email: order.email,
    phone: order.phone,
    currency: store.currency,
    subtotal_price: price(subtotalCents(order) / 100),
    total_price: price(totalCents(order) / 100),
    customer: customerOf(store, order),
    shipping_address: restAddress(order.shippingAddress),
    line_items: order.lines.map((line) => restLine(store, order, line)),
    fulfillments: fulfillmentsOf(store, order.id).map((fulfillment) =>
      fulfillmentPayload(store, fulfillment),
    ),
  };
}

function customerOf(store: Store, { customerId }: StoredOrder) {
  const customer = store.customers.get(customerId);
  return customer ? customerPayload(store, customer) : null;
}

function restFulfillmentStatus(store: Store, order: StoredOrder) {
  const status = displayFulfillmentStatus(store, order);
  if (status === "FULFILLED") return "fulfilled";
  return status === "PARTIALLY_FULFILLED" ? "partial" : null;
}

function restLine(store: Store, order: StoredOrder, line: StoredLine) {
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle
      ? `${line.title} - ${line.variantTitle}`
      : line.title,
    sku: line.sku,
    vendor: line.vendor,
    product_id: line.productId,
    variant_id: line.variantId,
    quantity: line.quantity,
    fulfillable_quantity: unshipped(store, line, order.id),
    price: line.price,
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
  };
}

/** source: shopify.dev, webhook topics FULFILLMENTS_CREATE and FULFILLMENTS_UPDATE. */
export function fulfillmentPayload(
  store: Store,
  fulfillment: StoredFulfillment,
) {
  const [first] = fulfillment.tracking;
  const order = store.orders.get(fulfillment.orderId);
  return {
    id: fulfillment.id,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
    order_id: fulfillment.orderId,
    name: fulfillment.name,
    status: fulfillment.status.toLowerCase(),
    shipment_status: shipmentStatus(fulfillment),
    location_id: fulfillment.locationId,
    created_at: restTime(fulfillment.createdAt),
    updated_at: restTime(fulfillment.updatedAt),
    tracking_company: first?.company ?? null,
    tracking_number: first?.number ?? null,
    tracking_numbers: fulfillment.tracking.map((one) => one.number),
    tracking_url: first?.url ?? null,
    tracking_urls: fulfillment.tracking.map((one) => one.url),
    line_items: fulfillment.lines.flatMap((entry) => {
      const line = order?.lines.find((found) => found.id === entry.lineId);
      return order && line
        ? [{ ...restLine(store, order, line), quantity: entry.quantity }]
        : [];
    }),
  };
}

/** The carrier's latest news; empty until an event was reported. */
function shipmentStatus(fulfillment: StoredFulfillment): string | null {
  return fulfillment.events.at(-1)?.status.toLowerCase() ?? null;
}
