import { type Desk, nextId, now, shopifyTime } from "../desk.ts";
import { price } from "../money.ts";
import { postOrder, postTransaction } from "../webhooks/letters.ts";
import { transactionsOf } from "./lookups.ts";
import type { StoredTransaction, TransactionKind } from "./money-records.ts";
import { isPayment, leftToCapture, orderMoney } from "./order-money.ts";
import type { StoredOrder } from "./order-records.ts";

/** What can be said of money that moves; the rest follows from the order. */
export type Payment = {
  kind: TransactionKind;
  cents: number;
  gateway: string;
  status?: StoredTransaction["status"];
  parentId?: number;
  refundId?: number;
  authorizationCode?: string | null;
  processedAt?: string;
  test?: boolean;
};

const authorizedForMs = 7 * 24 * 3_600_000;

/** Records that money moved, or was promised, and says so. What the order shows of it is settled by `settle`. */
export function addTransaction(
  desk: Desk,
  order: StoredOrder,
  payment: Payment,
): StoredTransaction {
  const added = recordTransaction(desk, order, payment);
  postTransaction(desk, added);
  return added;
}

/** Records it without a word to the app. */
export function recordTransaction(
  desk: Desk,
  order: StoredOrder,
  payment: Payment,
): StoredTransaction {
  const id = nextId(desk);
  const isPromise = payment.kind === "AUTHORIZATION";
  const added: StoredTransaction = {
    id,
    orderId: order.id,
    kind: payment.kind,
    status: payment.status ?? "SUCCESS",
    gateway: payment.gateway,
    amount: price(payment.cents / 100),
    parentId: payment.parentId ?? null,
    refundId: payment.refundId ?? null,
    authorizationCode:
      payment.authorizationCode ?? (isPromise ? String(id) : null),
    // Assumed: seven days, as for most cards.
    authorizationExpiresAt: isPromise
      ? shopifyTime(desk.context.clock.now() + authorizedForMs)
      : null,
    test: payment.test ?? order.test,
    createdAt: now(desk),
    processedAt: payment.processedAt ?? now(desk),
  };
  return desk.store.transactions.add(added);
}

/** Lets the order show how its payment stands; says so where it is paid from now on. */
export function settle(desk: Desk, order: StoredOrder): void {
  const before = order.financialStatus;
  order.financialStatus = financialStatusOf(desk, order);
  if (order.financialStatus === "PAID" && before !== "PAID")
    postOrder(desk, "orders/paid", order);
}

/**
 * source: Admin schema 2026-10, OrderDisplayFinancialStatus; recorded answers of orderCreate, orderCancel and
 * refundCreate. An order without transactions shows what its creator declared, or nothing.
 */
export function financialStatusOf(
  { store }: Desk,
  order: StoredOrder,
): string | null {
  const all = transactionsOf(store, order.id);
  if (all.length === 0) return order.financialStatus;
  const { received, refunded, outstanding, capturable } = orderMoney(
    store,
    order,
  );
  if (refunded > 0)
    return refunded >= received ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (all.some(isPayment)) return outstanding > 0 ? "PARTIALLY_PAID" : "PAID";
  if (capturable > 0) return "AUTHORIZED";
  if (all.some(({ kind }) => kind === "VOID")) return "VOIDED";
  return all.some(({ status }) => status === "PENDING")
    ? "PENDING"
    : order.financialStatus;
}

/** Authorizations from which money can still be taken. */
export function openAuthorizations(
  { store }: Desk,
  order: StoredOrder,
): StoredTransaction[] {
  const all = transactionsOf(store, order.id);
  return all.filter((one) => leftToCapture(all, one) > 0);
}
