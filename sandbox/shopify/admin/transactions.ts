import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents } from "../money.ts";
import { orderById, transactionsOf } from "../store/lookups.ts";
import type { StoredTransaction } from "../store/money-records.ts";
import {
  isPayment,
  leftToCapture,
  leftToRefund,
} from "../store/order-money.ts";
import type { Listing } from "./connection.ts";
import { moneyBag } from "./money-view.ts";
import type { View, Visit } from "./view.ts";

export function transactionView(desk: Desk, one: StoredTransaction): View {
  const { store } = desk;
  const set = moneyBag(cents(one.amount), store.currency);
  const all = () => transactionsOf(store, one.orderId);
  const unsettled = () => moneyBag(leftToCapture(all(), one), store.currency);
  const refundable = () =>
    isPayment(one)
      ? moneyBag(leftToRefund(all(), one), store.currency).shopMoney
      : null;
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", one.id),
    kind: one.kind,
    status: one.status,
    gateway: one.gateway,
    formattedGateway: formatted(one.gateway),
    amount: one.amount,
    amountSet: set,
    amountV2: set.shopMoney,
    amountRoundingSet: null,
    accountNumber: null,
    authorizationCode: one.authorizationCode,
    authorizationExpiresAt: one.authorizationExpiresAt,
    paymentId: `#${one.orderId}.${one.id}`,
    createdAt: one.createdAt,
    processedAt: one.processedAt,
    errorCode: null,
    fees: [],
    manualPaymentGateway: one.gateway !== "shopify_payments",
    manuallyCapturable: () => leftToCapture(all(), one) > 0,
    multiCapturable: false,
    maximumRefundable: () =>
      isPayment(one) ? String(leftToRefund(all(), one) / 100) : null,
    maximumRefundableV2: refundable,
    totalUnsettledSet: unsettled,
    test: one.test,
    user: null,
    paymentDetails: null,
    shopifyPaymentsSet: null,
    settlementCurrency: null,
    settlementCurrencyRate: null,
    currencyExchangeAdjustment: null,
    location: null,
    device: null,
    receiptJson: "{}",
    parentTransaction: () => {
      const parent = store.transactions.get(one.parentId);
      return parent ? transactionView(desk, parent) : null;
    },
    order: (_: unknown, { views }: Visit) =>
      views.order(desk, orderById(store, one.orderId)),
  };
}

/** `shopify_payments` reads as "Shopify Payments". */
export function formatted(gateway: string): string {
  return gateway
    .split(/[_ ]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

export const transactionListing = (desk: Desk): Listing<StoredTransaction> => ({
  id: (one) => one.id,
  view: (one) => transactionView(desk, one),
});
