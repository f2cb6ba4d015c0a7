import type { Desk } from "../desk.ts";
import { cents } from "../money.ts";
import type { Store } from "../state.ts";
import { lineById, orderById } from "./lookups.ts";
import { makeRefund } from "./make-refund.ts";
import type { StoredRefund } from "./money-records.ts";
import type { StoredReturn, StoredReturnLine } from "./return-records.ts";
import { restockingFeeCents } from "./return-sums.ts";
import {
  type MoneyBack,
  type RefundedUnits,
  type SuggestedRefund,
  spread,
  suggestRefund,
} from "./suggest-refund.ts";

/** Units of a return line that are paid back. */
export type ReturnedUnits = { line: StoredReturnLine; quantity: number };

export type SuggestedReturn = Omit<SuggestedRefund, "amount" | "money"> & {
  /** What the customer pays for the return, in whole cents. */
  fees: number;
  /** What he is owed for it; below zero where the fees are more than it is worth. */
  net: number;
  /** What is left for him. */
  amount: number;
  money: MoneyBack[];
};

/**
 * What the customer should get for units of a return: what they and the shipping are worth, less the fees. That the fee for
 * the way back is taken off the first refund of the return alone is assumed.
 */
export function suggestReturnRefund(
  store: Store,
  one: StoredReturn,
  units: ReturnedUnits[],
  shippingCents: number,
): SuggestedReturn {
  const order = orderById(store, one.orderId);
  const found = suggestRefund(store, order, {
    lines: units.map((each) => ofOrder(store, one, each)),
    shippingCents,
  });
  const isFirst = !store.refunds.has("return", one.id);
  const wayBack = isFirst ? cents(one.shippingFee?.amount ?? "0") : 0;
  const fees = units.reduce(
    (sum, { line, quantity }) =>
      sum + restockingFeeCents(store, one, line, quantity),
    units.length > 0 ? wayBack : 0,
  );
  const net = found.amount - fees;
  const amount = Math.max(0, net);
  return { ...found, fees, net, amount, money: spread(found.money, amount) };
}

/** Pays units of a return back. Where they lie is told by what became of them, so that no stock moves here. */
export function refundReturn(
  desk: Desk,
  one: StoredReturn,
  how: {
    units: ReturnedUnits[];
    shippingCents: number;
    money: MoneyBack[];
    note: string | null;
  },
): StoredRefund {
  const { units, ...wish } = how;
  for (const { line, quantity } of units) line.refunded += quantity;
  return makeRefund(desk, orderById(desk.store, one.orderId), {
    ...wish,
    lines: units.map((each) => ofOrder(desk.store, one, each)),
    returnId: one.id,
  });
}

function ofOrder(
  store: Store,
  one: StoredReturn,
  { line, quantity }: ReturnedUnits,
): RefundedUnits {
  return {
    line: lineById(orderById(store, one.orderId), line.lineId),
    units: quantity,
    restockType: "NO_RESTOCK",
    locationId: null,
  };
}
