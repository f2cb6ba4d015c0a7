import type { Desk } from "../desk.ts";
import { transactionsOf } from "./lookups.ts";
import type { StoredTransaction } from "./money-records.ts";
import { leftToCapture, orderMoney } from "./order-money.ts";
import type { StoredOrder } from "./order-records.ts";
import { touchOrder } from "./place-order.ts";
import { addTransaction, openAuthorizations, settle } from "./transactions.ts";

/** The gateway of payments that the merchant notes himself. source: recorded answers of orderCreateManualPayment. */
export const manualGateway = "manual";

/** Something is owed, and nobody has called the order off. */
export function mayMarkAsPaid(desk: Desk, order: StoredOrder): boolean {
  return (
    order.cancelledAt === null && orderMoney(desk.store, order).outstanding > 0
  );
}

/**
 * All that is owed came in: promised money is taken, the rest was received by hand.
 * source: Admin schema 2026-10, orderMarkAsPaid; that promises are taken first is assumed.
 */
export function markAsPaid(desk: Desk, order: StoredOrder): void {
  let owed = orderMoney(desk.store, order).outstanding;
  for (const promise of openAuthorizations(desk, order)) {
    const all = transactionsOf(desk.store, order.id);
    const taken = Math.min(owed, leftToCapture(all, promise));
    if (taken === 0) continue;
    owed -= taken;
    take(desk, order, promise, taken);
  }
  const waiting = transactionsOf(desk.store, order.id).find(
    ({ kind, status }) => kind === "SALE" && status === "PENDING",
  );
  if (owed > 0)
    addTransaction(desk, order, {
      kind: "SALE",
      cents: owed,
      gateway: waiting?.gateway ?? manualGateway,
      ...(waiting && { parentId: waiting.id }),
    });
  settle(desk, order);
  touchOrder(desk, order);
}

/** Money that the merchant received outside Shopify. */
export function payByHand(
  desk: Desk,
  order: StoredOrder,
  how: { cents: number; gateway: string; processedAt: string | null },
): StoredTransaction {
  const paid = addTransaction(desk, order, {
    kind: "SALE",
    cents: how.cents,
    gateway: how.gateway,
    ...(how.processedAt && { processedAt: how.processedAt }),
  });
  settle(desk, order);
  touchOrder(desk, order);
  return paid;
}

/** @param isLast what stays untaken is given up. */
export function capture(
  desk: Desk,
  order: StoredOrder,
  promise: StoredTransaction,
  cents: number,
  isLast: boolean,
): StoredTransaction {
  const taken = take(desk, order, promise, cents);
  const all = transactionsOf(desk.store, order.id);
  if (isLast && leftToCapture(all, promise) > 0) letGo(desk, order, promise);
  settle(desk, order);
  touchOrder(desk, order);
  return taken;
}

/** Promised money is not taken any more. */
export function voidPromise(
  desk: Desk,
  order: StoredOrder,
  promise: StoredTransaction,
): StoredTransaction {
  const gone = letGo(desk, order, promise);
  settle(desk, order);
  touchOrder(desk, order);
  return gone;
}

function take(
  desk: Desk,
  order: StoredOrder,
  promise: StoredTransaction,
  cents: number,
): StoredTransaction {
  return addTransaction(desk, order, {
    kind: "CAPTURE",
    cents,
    gateway: promise.gateway,
    parentId: promise.id,
    authorizationCode: promise.authorizationCode,
    test: promise.test,
  });
}

/** The rest of a promise, as a transaction that takes nothing. */
export function letGo(
  desk: Desk,
  order: StoredOrder,
  promise: StoredTransaction,
): StoredTransaction {
  const all = transactionsOf(desk.store, order.id);
  return addTransaction(desk, order, {
    kind: "VOID",
    cents: leftToCapture(all, promise),
    gateway: promise.gateway,
    parentId: promise.id,
    authorizationCode: promise.authorizationCode,
    test: promise.test,
  });
}
