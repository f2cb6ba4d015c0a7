import { cents, share } from "../money.ts";
import type { Store } from "../state.ts";
import { refundsOf, transactionsOf } from "./lookups.ts";
import type {
  StoredAllocation,
  StoredShippingLine,
  StoredTax,
  StoredTransaction,
} from "./money-records.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";

/** Sums of an order in whole cents, under the names that Shopify gives them. */
export type OrderMoney = ReturnType<typeof orderMoney>;

/**
 * Everything that an order adds up to. Sums without `current` count every unit that was ever bought; those with it leave
 * out what was taken off by edits, refunds and a cancellation.
 * source: Admin schema 2026-10, Order; recorded answers of orderCreate, orderCancel, orderEditCommit and refundCreate.
 * Assumed: an order that was declared paid, and has no transactions, owes nothing; a difference between what refunded
 * units are worth and what was given back belongs to the current total.
 */
export function orderMoney(store: Store, order: StoredOrder) {
  const refunds = refundsOf(store, order.id);
  const refundedShipping = refunds.flatMap((one) => one.shippingLines);
  const lineTax = order.lines.reduce((sum, line) => sum + cents(line.tax), 0);
  const shippingTax = order.shippingLines.reduce(
    (sum, line) => sum + taxCents(line.taxLines),
    0,
  );
  const kept = order.shippingLines.filter(({ removed }) => !removed);
  const refundedOfKept = refundedShipping.filter(({ shippingLineId }) =>
    kept.some(({ id }) => id === shippingLineId),
  );
  const shipping = add(order.shippingLines, ({ price }) => cents(price));
  const shippingOff = add(order.shippingLines, ({ discounts }) =>
    off(discounts),
  );
  const discounts =
    add(order.lines, (line) => off(line.discounts)) + shippingOff;
  const subtotal = add(order.lines, (line) =>
    worthOfUnits(line, 0, line.quantity),
  );
  const tax = lineTax + shippingTax;
  const total =
    subtotal + shipping - shippingOff + (order.taxesIncluded ? 0 : tax);

  const gone = order.cancelledAt !== null;
  const currentSubtotal = gone ? 0 : add(order.lines, currentWorth);
  const currentShipping = gone
    ? 0
    : add(kept, shippingWorth) -
      add(refundedOfKept, (one) => cents(one.subtotal));
  const currentTax = gone
    ? 0
    : add(order.lines, (line) =>
        taxOfUnits(line, line.removed, line.quantity),
      ) +
      add(kept, ({ taxLines }) => taxCents(taxLines)) -
      add(refundedOfKept, (one) => cents(one.tax));
  const discrepancy = add(
    refunds.flatMap((one) => one.adjustments),
    ({ amount }) => cents(amount),
  );
  const currentTotal = gone
    ? 0
    : currentSubtotal +
      currentShipping +
      (order.taxesIncluded ? 0 : currentTax) +
      discrepancy;

  const paid = transactionsOf(store, order.id);
  const received = add(paid.filter(isPayment), ({ amount }) => cents(amount));
  const refunded = add(
    paid.filter((one) => one.kind === "REFUND" && one.status === "SUCCESS"),
    ({ amount }) => cents(amount),
  );
  const net = received - refunded;
  const settledElsewhere =
    paid.length === 0 && order.financialStatus === "PAID";
  return {
    subtotal,
    shipping,
    tax,
    discounts,
    total,
    original: cents(order.originalTotal),
    currentSubtotal,
    currentShipping,
    currentTax,
    currentDiscounts: gone
      ? 0
      : add(order.lines, (line) =>
          share(
            off(line.discounts),
            line.removed,
            line.quantity,
            line.quantity,
          ),
        ) + add(kept, (line) => off(line.discounts)),
    currentTotal,
    discrepancy,
    received,
    refunded,
    refundedShipping: add(refundedShipping, (one) => cents(one.subtotal)),
    net,
    outstanding: settledElsewhere ? 0 : currentTotal - net,
    capturable: add(paid, (one) => leftToCapture(paid, one)),
  };
}

/** What units of a line cost after discounts, without tax; units that were taken off first come first. */
export function worthOfUnits(
  line: StoredLine,
  from: number,
  to: number,
): number {
  return (
    cents(line.price) * (to - from) -
    share(off(line.discounts), from, to, line.quantity)
  );
}

export function taxOfUnits(line: StoredLine, from: number, to: number): number {
  return share(cents(line.tax), from, to, line.quantity);
}

function currentWorth(line: StoredLine): number {
  return worthOfUnits(line, line.removed, line.quantity);
}

/** What a shipping line costs after discounts, without tax. */
export function shippingWorth(line: StoredShippingLine): number {
  return cents(line.price) - off(line.discounts);
}

export function off(discounts: StoredAllocation[]): number {
  return add(discounts, ({ amount }) => cents(amount));
}

export function taxCents(lines: StoredTax[]): number {
  return add(lines, ({ price }) => cents(price));
}

/** Money that came in. */
export function isPayment({ kind, status }: StoredTransaction): boolean {
  return (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS";
}

/** What an authorization can still take; nothing after it was voided. */
export function leftToCapture(
  all: StoredTransaction[],
  one: StoredTransaction,
): number {
  if (one.kind !== "AUTHORIZATION" || one.status !== "SUCCESS") return 0;
  const children = all.filter(
    ({ parentId, status }) => parentId === one.id && status === "SUCCESS",
  );
  if (children.some(({ kind }) => kind === "VOID")) return 0;
  return (
    cents(one.amount) -
    add(
      children.filter(({ kind }) => kind === "CAPTURE"),
      ({ amount }) => cents(amount),
    )
  );
}

/** What a payment can still give back. */
export function leftToRefund(
  all: StoredTransaction[],
  one: StoredTransaction,
): number {
  if (!isPayment(one)) return 0;
  const given = all.filter(
    ({ kind, status, parentId }) =>
      kind === "REFUND" && status === "SUCCESS" && parentId === one.id,
  );
  return cents(one.amount) - add(given, ({ amount }) => cents(amount));
}

function add<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((sum, one) => sum + value(one), 0);
}
