import { cents, share } from "../money.ts";
import type { Store } from "../state.ts";
import { refundsOf, transactionsOf } from "./lookups.ts";
import type {
  RestockType,
  StoredShippingLine,
  StoredTransaction,
} from "./money-records.ts";
import {
  leftToRefund,
  shippingWorth,
  taxCents,
  taxOfUnits,
  worthOfUnits,
} from "./order-money.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";

/** Units of one line that are refunded, and what becomes of them. */
export type RefundedUnits = {
  line: StoredLine;
  units: number;
  restockType: RestockType;
  /** Where they come back to; null where they do not. */
  locationId: number | null;
};

export type WorthOfUnits = RefundedUnits & { subtotal: number; tax: number };

export type WorthOfShipping = {
  line: StoredShippingLine;
  subtotal: number;
  tax: number;
};

export type MoneyBack = { parent: StoredTransaction; cents: number };

/** What a refund of these units and of this much shipping would come to, in whole cents. */
export type SuggestedRefund = {
  lines: WorthOfUnits[];
  shipping: WorthOfShipping[];
  /** Of the units and the shipping, with tax. */
  worth: number;
  /** No more than what was paid and not given back. */
  amount: number;
  mostRefundable: number;
  mostShipping: number;
  money: MoneyBack[];
};

/** @param shippingCents without tax; more than is left is cut. */
export function suggestRefund(
  store: Store,
  order: StoredOrder,
  wanted: { lines: RefundedUnits[]; shippingCents: number },
): SuggestedRefund {
  const seen = new Map<number, number>();
  const lines = wanted.lines.map((each) => {
    const from = each.line.removed + (seen.get(each.line.id) ?? 0);
    const to = from + each.units;
    seen.set(each.line.id, to - each.line.removed);
    return {
      ...each,
      subtotal: worthOfUnits(each.line, from, to),
      tax: taxOfUnits(each.line, from, to),
    };
  });
  const open = shippingLeft(store, order);
  const shipping = takeShipping(open, wanted.shippingCents);
  const tax = order.taxesIncluded ? 0 : 1;
  const worth = [...lines, ...shipping].reduce(
    (sum, one) => sum + one.subtotal + one.tax * tax,
    0,
  );
  const left = everything(store, order);
  const mostRefundable = left.reduce((sum, one) => sum + one.cents, 0);
  const amount = Math.min(worth, mostRefundable);
  return {
    lines,
    shipping,
    worth,
    amount,
    mostRefundable,
    mostShipping: open.reduce((sum, { left }) => sum + left, 0),
    money: spread(left, amount),
  };
}

/** Whatever of an order's payments was not given back yet. */
export function everything(store: Store, order: StoredOrder): MoneyBack[] {
  const all = transactionsOf(store, order.id);
  return all
    .map((parent) => ({ parent, cents: leftToRefund(all, parent) }))
    .filter(({ cents }) => cents > 0);
}

/** All units that are still on the order. */
export function allUnits(
  order: StoredOrder,
  restockType: RestockType,
): RefundedUnits[] {
  return order.lines
    .filter((line) => line.quantity > line.removed)
    .map((line) => ({
      line,
      units: line.quantity - line.removed,
      restockType,
      locationId: null,
    }));
}

/** Shipping lines and how much of each was not given back yet, without tax. */
function shippingLeft(store: Store, order: StoredOrder) {
  const given = refundsOf(store, order.id).flatMap((one) => one.shippingLines);
  return order.shippingLines
    .filter(({ removed }) => !removed)
    .map((line) => ({
      line,
      left: given
        .filter(({ shippingLineId }) => shippingLineId === line.id)
        .reduce((sum, one) => sum - cents(one.subtotal), shippingWorth(line)),
    }));
}

function takeShipping(
  open: ReturnType<typeof shippingLeft>,
  wanted: number,
): WorthOfShipping[] {
  let rest = wanted;
  return open.flatMap(({ line, left }) => {
    const subtotal = Math.min(rest, left);
    if (subtotal <= 0) return [];
    rest -= subtotal;
    const worth = shippingWorth(line);
    const before = worth - left;
    const tax = share(
      taxCents(line.taxLines),
      before,
      before + subtotal,
      worth,
    );
    return [{ line, subtotal, tax }];
  });
}

/** Takes an amount from what is left of the payments, in their order. */
export function spread(left: MoneyBack[], amount: number): MoneyBack[] {
  let rest = amount;
  return left.flatMap(({ parent, cents }) => {
    const part = Math.min(rest, cents);
    rest -= part;
    return part > 0 ? [{ parent, cents: part }] : [];
  });
}
