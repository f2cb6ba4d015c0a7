import { gid } from "../gid.ts";
import { cents, price } from "../money.ts";
import type { Store } from "../state.ts";
import { orderById, transactionsOf } from "../store/lookups.ts";
import type {
  StoredRefund,
  StoredTax,
  StoredTransaction,
} from "../store/money-records.ts";
import { restLine } from "./rest-line.ts";
import { restTime } from "./rest-time.ts";

/** A MoneyBag as REST-style payloads write it. */
export function restSet(store: Store, ofCents: number) {
  const money = {
    amount: price(ofCents / 100),
    currency_code: store.currency,
  };
  return { shop_money: money, presentment_money: money };
}

export function restTaxes(store: Store, lines: StoredTax[]) {
  return lines.map((line) => ({
    title: line.title,
    rate: line.rate,
    price: line.price,
    price_set: restSet(store, cents(line.price)),
    channel_liable: false,
  }));
}

/** source: shopify.dev, webhook topic ORDER_TRANSACTIONS_CREATE. */
export function transactionPayload(store: Store, one: StoredTransaction) {
  return {
    id: one.id,
    admin_graphql_api_id: gid("OrderTransaction", one.id),
    order_id: one.orderId,
    parent_id: one.parentId,
    kind: one.kind.toLowerCase(),
    status: one.status.toLowerCase(),
    gateway: one.gateway,
    amount: one.amount,
    currency: store.currency,
    authorization: one.authorizationCode,
    created_at: restTime(one.createdAt),
    processed_at: restTime(one.processedAt),
    test: one.test,
    message: null,
    error_code: null,
    location_id: null,
    user_id: null,
    device_id: null,
    receipt: {},
    payment_id: `#${one.orderId}.${one.id}`,
    manual_payment_gateway: one.gateway !== "shopify_payments",
  };
}

/** source: shopify.dev, webhook topic REFUNDS_CREATE; order adjustments and shipping lines as of 2024-10. */
export function refundPayload(store: Store, refund: StoredRefund) {
  const order = orderById(store, refund.orderId);
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: refund.orderId,
    created_at: restTime(refund.createdAt),
    processed_at: restTime(refund.processedAt),
    note: refund.note,
    user_id: null,
    restock: refund.lines.some(({ restocked }) => restocked),
    return:
      refund.returnId === null
        ? null
        : {
            id: refund.returnId,
            admin_graphql_api_id: gid("Return", refund.returnId),
          },
    duties: [],
    total_duties_set: restSet(store, 0),
    order_adjustments: refund.adjustments.map(({ id, amount, reason }) => ({
      id,
      order_id: refund.orderId,
      refund_id: refund.id,
      kind: "refund_discrepancy",
      reason,
      amount,
      amount_set: restSet(store, cents(amount)),
      tax_amount: "0.00",
      tax_amount_set: restSet(store, 0),
    })),
    refund_shipping_lines: refund.shippingLines.map((one) => ({
      id: one.id,
      shipping_line_id: one.shippingLineId,
      subtotal_amount_set: restSet(store, cents(one.subtotal)),
      tax_amount_set: restSet(store, cents(one.tax)),
    })),
    refund_line_items: refund.lines.flatMap((one) => {
      const line = order.lines.find(({ id }) => id === one.lineId);
      if (!line) return [];
      return {
        id: one.id,
        line_item_id: one.lineId,
        line_item: restLine(store, order, line),
        quantity: one.quantity,
        restock_type: one.restockType.toLowerCase(),
        location_id: one.locationId,
        subtotal: Number(one.subtotal),
        subtotal_set: restSet(store, cents(one.subtotal)),
        total_tax: Number(one.tax),
        total_tax_set: restSet(store, cents(one.tax)),
      };
    }),
    transactions: transactionsOf(store, order.id)
      .filter(({ refundId }) => refundId === refund.id)
      .map((one) => transactionPayload(store, one)),
  };
}
