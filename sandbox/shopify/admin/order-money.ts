import type { Desk } from "../desk.ts";
import { price } from "../money.ts";
import { refundsOf, transactionsOf } from "../store/lookups.ts";
import type { StoredTax } from "../store/money-records.ts";
import { orderMoney } from "../store/order-money.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { mayMarkAsPaid } from "../store/payments.ts";
import { openAuthorizations } from "../store/transactions.ts";
import { type ConnectionArgs, connection } from "./connection.ts";
import { discountFields } from "./discounts.ts";
import { moneyBag } from "./money-view.ts";
import { refundView } from "./refunds.ts";
import { shippingLineView, taxLineViews } from "./shipping-lines.ts";
import { suggestedRefundView } from "./suggested-refunds.ts";
import { transactionView } from "./transactions.ts";
import type { View } from "./view.ts";

/** The sums of an order under Shopify's names, each with its older twin as a plain amount where there is one. */
const sums = {
  subtotalPrice: "subtotal",
  totalPrice: "total",
  totalTax: "tax",
  totalDiscounts: "discounts",
  totalShippingPrice: "shipping",
  originalTotalPrice: "original",
  currentSubtotalPrice: "currentSubtotal",
  currentTotalPrice: "currentTotal",
  currentTotalTax: "currentTax",
  currentTotalDiscounts: "currentDiscounts",
  currentShippingPrice: "currentShipping",
  totalReceived: "received",
  totalRefunded: "refunded",
  totalRefundedShipping: "refundedShipping",
  netPayment: "net",
  totalOutstanding: "outstanding",
  totalCapturable: "capturable",
  refundDiscrepancy: "discrepancy",
} as const satisfies Record<string, keyof ReturnType<typeof orderMoney>>;

/** Everything about an order's money: what it adds up to, what was paid, what was given back. */
export function orderMoneyFields(desk: Desk, order: StoredOrder): View {
  const { store } = desk;
  let known: ReturnType<typeof orderMoney> | undefined;
  const money = () => (known ??= orderMoney(store, order));
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  const shown = Object.entries(sums).flatMap(([name, key]) => [
    [`${name}Set`, () => bag(money()[key])],
    [name, () => price(money()[key] / 100)],
  ]);
  const refundable = () => money().net > 0;
  return {
    ...Object.fromEntries(shown),
    ...discountFields(desk, order),
    displayFinancialStatus: order.financialStatus,
    fullyPaid: () => order.financialStatus === "PAID",
    unpaid: () => money().received === 0 && money().outstanding > 0,
    capturable: () => money().capturable > 0,
    canMarkAsPaid: () => mayMarkAsPaid(desk, order),
    refundable,
    restockable: () =>
      order.lines.some(({ quantity, removed }) => quantity > removed),
    taxesIncluded: order.taxesIncluded,
    taxExempt: false,
    estimatedTaxes: false,
    dutiesIncluded: false,
    taxLines: () => orderTaxes(desk, order, false),
    currentTaxLines: () => orderTaxes(desk, order, true),
    totalTipReceivedSet: bag(0),
    totalCashRoundingAdjustment: { paymentSet: bag(0), refundSet: bag(0) },
    originalTotalDutiesSet: null,
    currentTotalDutiesSet: null,
    paymentTerms: null,
    paymentGatewayNames: () => [
      ...new Set(transactionsOf(store, order.id).map(({ gateway }) => gateway)),
    ],
    transactions: (args: {
      first?: number | null;
      capturable?: boolean | null;
    }) => {
      const open = new Set(openAuthorizations(desk, order));
      return transactionsOf(store, order.id)
        .filter(
          (one) => args.capturable == null || open.has(one) === args.capturable,
        )
        .slice(0, args.first ?? undefined)
        .map((one) => transactionView(desk, one));
    },
    transactionsCount: () => ({
      __typename: "Count",
      count: transactionsOf(store, order.id).length,
      precision: "EXACT",
    }),
    refunds: ({ first }: { first?: number | null }) =>
      refundsOf(store, order.id)
        .slice(0, first ?? undefined)
        .map((one) => refundView(desk, one)),
    suggestedRefund: (args: object) => suggestedRefundView(desk, order, args),
    shippingLine: () => {
      const first = order.shippingLines.find(({ removed }) => !removed);
      return first ? shippingLineView(desk, order, first) : null;
    },
    shippingLines: (
      args: ConnectionArgs & { includeRemovals?: boolean | null },
    ) =>
      connection(
        order.shippingLines.filter(
          ({ removed }) => args.includeRemovals || !removed,
        ),
        args,
        {
          id: (line) => line.id,
          view: (line) => shippingLineView(desk, order, line),
        },
      ),
  };
}

/** The tax lines of an order, its lines and its shipping, put together by name and rate. */
function orderTaxes(
  { store }: Desk,
  order: StoredOrder,
  current: boolean,
): View[] {
  const parts = [
    ...order.lines.flatMap((line) =>
      line.taxLines.map((tax) => ({
        tax,
        kept: (line.quantity - line.removed) / line.quantity,
      })),
    ),
    ...order.shippingLines.flatMap((line) =>
      line.taxLines.map((tax) => ({ tax, kept: line.removed ? 0 : 1 })),
    ),
    ...order.taxLines.map((tax) => ({ tax, kept: order.cancelledAt ? 0 : 1 })),
  ];
  const byName = new Map<string, StoredTax>();
  for (const { tax, kept } of parts) {
    if (current && kept === 0) continue;
    const key = `${tax.title} ${tax.rate}`;
    const before = Number(byName.get(key)?.price ?? 0);
    const now = Number(tax.price) * (current ? kept : 1);
    byName.set(key, { ...tax, price: price(before + now) });
  }
  return taxLineViews(store.currency, [...byName.values()]);
}
