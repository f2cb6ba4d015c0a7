import { gid } from "../gid.ts";
import { cents, price } from "../money.ts";
import type { Store } from "../state.ts";
import { fulfillmentsOf, refundsOf, transactionsOf } from "../store/lookups.ts";
import { orderMoney, shippingWorth } from "../store/order-money.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { displayFulfillmentStatus } from "../store/order-sums.ts";
import type { StoredFulfillment } from "../store/shipping-records.ts";
import { customerPayload } from "./customer-payload.ts";
import { refundPayload, restSet, restTaxes } from "./money-payloads.ts";
import { restAddress } from "./rest-address.ts";
import { restLine } from "./rest-line.ts";
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
    financial_status: order.financialStatus?.toLowerCase() ?? null,
    fulfillment_status: restFulfillmentStatus(store, order),
    source_name: order.sourceName,
    source_identifier: order.sourceIdentifier,
    tags: order.tags.join(", "),
    test: order.test,
    note: order.note,
    email: order.email,
    phone: order.phone,
    currency: store.currency,
    presentment_currency: store.currency,
    po_number: order.poNumber,
    note_attributes: order.customAttributes.map(({ key, value }) => ({
      name: key,
      value,
    })),
    ...restMoney(store, order),
    customer: customerOf(store, order),
    billing_address: restAddress(order.billingAddress ?? null),
    shipping_address: restAddress(order.shippingAddress),
    line_items: order.lines.map((line) => restLine(store, order, line)),
    refunds: refundsOf(store, order.id).map((one) => refundPayload(store, one)),
    fulfillments: fulfillmentsOf(store, order.id).map((fulfillment) =>
      fulfillmentPayload(store, fulfillment),
    ),
  };
}

function customerOf(store: Store, { customerId }: StoredOrder) {
  const customer = store.customers.get(customerId);
  return customer ? customerPayload(store, customer) : null;
}

/** Every sum in plain form and as a bag of moneys. */
function restMoney(store: Store, order: StoredOrder) {
  const money = orderMoney(store, order);
  const sums = {
    subtotal_price: money.subtotal,
    total_price: money.total,
    total_tax: money.tax,
    total_discounts: money.discounts,
    current_subtotal_price: money.currentSubtotal,
    current_total_price: money.currentTotal,
    current_total_tax: money.currentTax,
    current_total_discounts: money.currentDiscounts,
  };
  const all = transactionsOf(store, order.id);
  return {
    ...Object.fromEntries(
      Object.entries(sums).flatMap(([name, ofCents]) => [
        [name, price(ofCents / 100)],
        [`${name}_set`, restSet(store, ofCents)],
      ]),
    ),
    total_shipping_price_set: restSet(store, money.shipping),
    total_line_items_price: price(
      order.lines.reduce(
        (sum, line) => sum + Number(line.price) * line.quantity,
        0,
      ),
    ),
    total_outstanding: price(money.outstanding / 100),
    taxes_included: order.taxesIncluded,
    payment_gateway_names: [...new Set(all.map(({ gateway }) => gateway))],
    discount_codes: order.discounts.flatMap(({ code, value }) =>
      code === null
        ? []
        : {
            code,
            amount: price(money.discounts / 100),
            type: "amount" in value ? "fixed_amount" : "percentage",
          },
    ),
    tax_lines: restTaxes(store, order.taxLines),
    shipping_lines: order.shippingLines
      .filter(({ removed }) => !removed)
      .map((line) => ({
        id: line.id,
        title: line.title,
        code: line.code,
        source: line.source,
        price: line.price,
        price_set: restSet(store, cents(line.price)),
        discounted_price: price(shippingWorth(line) / 100),
        is_removed: false,
        tax_lines: restTaxes(store, line.taxLines),
      })),
  };
}

function restFulfillmentStatus(store: Store, order: StoredOrder) {
  const status = displayFulfillmentStatus(store, order);
  if (status === "FULFILLED") return "fulfilled";
  return status === "PARTIALLY_FULFILLED" ? "partial" : null;
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
