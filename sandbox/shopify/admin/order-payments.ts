import { type Desk, shopifyTime } from "../desk.ts";
import { idOf } from "../gid.ts";
import { cents } from "../money.ts";
import { orderByGid, orderById, transactionsOf } from "../store/lookups.ts";
import type { StoredTransaction } from "../store/money-records.ts";
import { leftToCapture, orderMoney } from "../store/order-money.ts";
import {
  capture,
  manualGateway,
  markAsPaid,
  mayMarkAsPaid,
  payByHand,
  voidPromise,
} from "../store/payments.ts";
import { accessDenied, userError } from "./errors.ts";
import { onOrder } from "./order-upkeep.ts";
import { orderView } from "./orders.ts";
import { transactionView } from "./transactions.ts";
import type { View, Visit } from "./view.ts";

type ManualArgs = {
  id: string;
  amount?: { amount: string; currencyCode: string } | null;
  paymentMethodName?: string | null;
  processedAt?: string | null;
};

/**
 * source: recorded answers of orderCreateManualPayment, with an amount outside Plus among them. The words of the other
 * refusals are assumed, their codes are the schema's.
 */
function orderCreateManualPayment(args: ManualArgs, { desk }: Visit): View {
  if (args.amount && desk.store.plan !== "Plus")
    throw accessDenied("orderCreateManualPayment", ["write_orders"]);
  const order = orderByGid(desk.store, args.id);
  const refused = (field: string, message: string, code: string): View => ({
    order: order ? orderView(desk, order) : null,
    userErrors: [userError([field], message, code)],
  });
  if (!order) return refused("id", "Order does not exist", "ORDER_NOT_FOUND");
  const owed = orderMoney(desk.store, order).outstanding;
  const paid = args.amount ? cents(args.amount.amount) : owed;
  if (args.amount && args.amount.currencyCode !== desk.store.currency)
    return refused(
      "amount",
      `Currency must be ${desk.store.currency}`,
      "CURRENCY_MISMATCH",
    );
  if (paid <= 0)
    return refused(
      "amount",
      "Amount must be greater than 0",
      "AMOUNT_NOT_POSITIVE",
    );
  if (paid > owed || order.cancelledAt)
    return refused(
      "amount",
      "Amount exceeds the order's balance",
      "AMOUNT_EXCEEDS_BALANCE",
    );
  payByHand(desk, order, {
    cents: paid,
    gateway: args.paymentMethodName ?? manualGateway,
    processedAt: args.processedAt
      ? shopifyTime(Date.parse(args.processedAt))
      : null,
  });
  return { order: orderView(desk, order), userErrors: [] };
}

type CaptureArgs = {
  input: {
    id: string;
    parentTransactionId: string;
    amount: string;
    currency?: string | null;
    finalCapture?: boolean | null;
  };
};

/** No recording shows a capture: the words of its refusals are assumed. */
function orderCapture({ input }: CaptureArgs, { desk }: Visit): View {
  const refused = (field: string, message: string): View => ({
    transaction: null,
    userErrors: [userError([field], message)],
  });
  const order = orderByGid(desk.store, input.id);
  if (!order) return refused("id", "Order does not exist");
  const promise = promiseOf(desk, input.parentTransactionId);
  if (promise?.orderId !== order.id)
    return refused("parentTransactionId", "Transaction does not exist");
  const left = leftOf(desk, promise);
  const wanted = cents(input.amount);
  if (left === 0)
    return refused("parentTransactionId", "The transaction cannot be captured");
  if (wanted <= 0) return refused("amount", "Amount must be greater than 0");
  if (wanted > left)
    return refused(
      "amount",
      "Cannot capture an amount greater than the authorized amount",
    );
  const taken = capture(
    desk,
    order,
    promise,
    wanted,
    input.finalCapture ?? false,
  );
  return { transaction: transactionView(desk, taken), userErrors: [] };
}

/** The codes are the schema's, the words are assumed. source: Admin schema 2026-10, TransactionVoidUserErrorCode. */
function transactionVoid(
  { parentTransactionId }: { parentTransactionId: string },
  { desk }: Visit,
): View {
  const refused = (message: string, code: string): View => ({
    transaction: null,
    userErrors: [userError(["parentTransactionId"], message, code)],
  });
  const promise = promiseOf(desk, parentTransactionId);
  if (!promise)
    return refused("Transaction does not exist", "TRANSACTION_NOT_FOUND");
  if (promise.status !== "SUCCESS")
    return refused(
      "The authorization was not successful",
      "AUTH_NOT_SUCCESSFUL",
    );
  const all = transactionsOf(desk.store, promise.orderId);
  const touched = all.some(({ parentId }) => parentId === promise.id);
  if (promise.kind !== "AUTHORIZATION" || touched)
    return refused("The authorization cannot be voided", "AUTH_NOT_VOIDABLE");
  const order = orderById(desk.store, promise.orderId);
  const gone = voidPromise(desk, order, promise);
  return { transaction: transactionView(desk, gone), userErrors: [] };
}

function promiseOf(desk: Desk, id: string): StoredTransaction | undefined {
  return desk.store.transactions.get(idOf(id, "OrderTransaction"));
}

function leftOf(desk: Desk, promise: StoredTransaction): number {
  return leftToCapture(transactionsOf(desk.store, promise.orderId), promise);
}

export const orderPaymentRoots: View = {
  /** Its refusal is assumed; what cannot be marked is what `canMarkAsPaid` says. */
  orderMarkAsPaid: onOrder<{ input: { id: string } }>(
    ({ input }) => input.id,
    (desk, order) => {
      if (!mayMarkAsPaid(desk, order)) return "Order cannot be marked as paid.";
      markAsPaid(desk, order);
      return undefined;
    },
  ),
  orderCreateManualPayment,
  orderCapture,
  transactionVoid,
};
