import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { cents } from "../money.ts";
import { lineById, orderById, transactionsOf } from "../store/lookups.ts";
import type {
  StoredRefund,
  StoredRefundLine,
  StoredRefundShippingLine,
} from "../store/money-records.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { locationOf } from "./inventory-levels.ts";
import { lineItemView } from "./line-items.ts";
import { moneyBag } from "./money-view.ts";
import { shippingLineView } from "./shipping-lines.ts";
import { transactionListing } from "./transactions.ts";
import type { View, Visit } from "./view.ts";

export function refundView(desk: Desk, refund: StoredRefund): View {
  const { store } = desk;
  const order = orderById(store, refund.orderId);
  const transactions = () =>
    transactionsOf(store, order.id).filter(
      ({ refundId }) => refundId === refund.id,
    );
  const total = () =>
    moneyBag(
      transactions().reduce((sum, one) => sum + cents(one.amount), 0),
      store.currency,
    );
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    note: refund.note,
    createdAt: refund.createdAt,
    updatedAt: refund.createdAt,
    processedAt: refund.processedAt,
    staffMember: null,
    duties: [],
    return: (_: unknown, { views }: Visit) => {
      const one = store.returns.get(refund.returnId);
      return one ? views.return(desk, one) : null;
    },
    order: (_: unknown, { views }: Visit) => views.order(desk, order),
    totalRefundedSet: total,
    totalRefunded: () => total().shopMoney,
    transactions: (args: ConnectionArgs) =>
      connection(transactions(), args, transactionListing(desk)),
    refundLineItems: (args: ConnectionArgs) =>
      connection(refund.lines, args, lineListing(desk, order)),
    refundShippingLines: (args: ConnectionArgs) =>
      connection(refund.shippingLines, args, shippingListing(desk, order)),
    orderAdjustments: (args: ConnectionArgs) =>
      connection(refund.adjustments, args, {
        id: ({ id }) => id,
        view: ({ id, amount, reason }) => ({
          __typename: "OrderAdjustment",
          id: gid("OrderAdjustment", id),
          reason,
          amountSet: moneyBag(cents(amount), store.currency),
          taxAmountSet: moneyBag(0, store.currency),
        }),
      }),
  };
}

export const refundListing = (desk: Desk): Listing<StoredRefund> => ({
  id: (refund) => refund.id,
  view: (refund) => refundView(desk, refund),
});

type ShownLine = Omit<StoredRefundLine, "id"> & { id: number | null };

/** Units that were refunded, or (without an id) would be. */
export function refundLineView(
  desk: Desk,
  order: StoredOrder,
  one: ShownLine,
): View {
  const { currency } = desk.store;
  const line = lineById(order, one.lineId);
  const each = one.quantity > 0 ? cents(one.subtotal) / one.quantity : 0;
  return {
    __typename: "RefundLineItem",
    id: one.id === null ? null : gid("RefundLineItem", one.id),
    quantity: one.quantity,
    restockType: one.restockType,
    restocked: one.restocked,
    priceSet: moneyBag(Math.round(each), currency),
    subtotalSet: moneyBag(cents(one.subtotal), currency),
    totalTaxSet: moneyBag(cents(one.tax), currency),
    subtotal: one.subtotal,
    totalTax: one.tax,
    lineItem: () => lineItemView(desk, order, line),
    location: (_: unknown, visit: Visit) =>
      one.locationId === null ? null : locationOf(visit, one.locationId),
  };
}

const lineListing = (
  desk: Desk,
  order: StoredOrder,
): Listing<StoredRefundLine> => ({
  id: ({ id }) => id,
  view: (one) => refundLineView(desk, order, one),
});

const shippingListing = (
  desk: Desk,
  order: StoredOrder,
): Listing<StoredRefundShippingLine> => ({
  id: ({ id }) => id,
  view: (one) => {
    const line = order.shippingLines.find(
      ({ id }) => id === one.shippingLineId,
    );
    return {
      __typename: "RefundShippingLine",
      id: gid("RefundShippingLine", one.id),
      shippingLine: line && shippingLineView(desk, order, line),
      subtotalAmountSet: moneyBag(cents(one.subtotal), desk.store.currency),
      taxAmountSet: moneyBag(cents(one.tax), desk.store.currency),
    };
  },
});

export const refundRoots: View = {
  refund: ({ id }: { id: string }, { desk }: Visit) => {
    const found = desk.store.refunds.get(idOf(id, "Refund"));
    return found ? refundView(desk, found) : null;
  },
};
