import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { cents } from "../money.ts";
import { type ExchangedUnits, exchangeCents } from "../store/exchange.ts";
import { orderById } from "../store/lookups.ts";
import { orderMoney } from "../store/order-money.ts";
import {
  type ReturnedUnits,
  type SuggestedReturn,
  suggestReturnRefund,
} from "../store/refund-return.ts";
import type { StoredReturn } from "../store/return-records.ts";
import { spread } from "../store/suggest-refund.ts";
import { notSimulated } from "./errors.ts";
import { moneyBag } from "./money-view.ts";
import {
  shippingRefundView,
  suggestedTransactionViews,
  sum,
} from "./suggested-refunds.ts";
import type { View } from "./view.ts";

export type ShippingInput = {
  fullRefund?: boolean | null;
  shippingRefundAmount?: { amount: string } | null;
};

type Asked = {
  refundShipping?: ShippingInput | null;
  refundDuties?: object[] | null;
};
type OutcomeArgs = Asked & {
  returnLineItems: { id: string; quantity: number }[];
  exchangeLineItems: { id: string; quantity: number }[];
  tipLineId?: string | null;
  refundMethodAllocation?: string | null;
};
type RefundArgs = Asked & {
  returnRefundLineItems: { returnLineItemId: string; quantity: number }[];
};

/** How much shipping is asked back, in whole cents; all of it is more than there can be. */
export function shippingAsked(input: ShippingInput | null | undefined): number {
  return input?.fullRefund
    ? Number.MAX_SAFE_INTEGER
    : cents(input?.shippingRefundAmount?.amount ?? "0");
}

/** What processing these units would come to. source: Admin schema 2026-10, Return.suggestedFinancialOutcome. */
export function financialOutcomeView(
  desk: Desk,
  one: StoredReturn,
  args: OutcomeArgs,
): View {
  if (args.refundMethodAllocation === "STORE_CREDIT")
    throw notSimulated("refunds by STORE_CREDIT");
  const { shared, found, bag } = suggested(
    desk,
    one,
    args.returnLineItems,
    args,
  );
  return {
    __typename: "SuggestedReturnFinancialOutcome",
    ...shared,
    totalAdditionalFees: bag(found.fees),
    financialTransfer: transferView(desk, found, exchangesOf(one, args)),
  };
}

/** Who owes whom in the end: what comes back, less the fees and what the customer gets instead. */
function transferView(
  desk: Desk,
  found: SuggestedReturn,
  exchanges: ExchangedUnits[],
): View | null {
  const { store } = desk;
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  const net = found.net - exchangeCents(store, exchanges);
  if (net === 0) return null;
  if (net < 0) return { __typename: "InvoiceReturnOutcome", amount: bag(-net) };
  return {
    __typename: "RefundReturnOutcome",
    amount: bag(net),
    suggestedRefundMethods: [],
    suggestedTransactions: suggestedTransactionViews(
      desk,
      spread(found.money, net),
      found.mostRefundable,
    ),
  };
}

function exchangesOf(
  one: StoredReturn,
  { exchangeLineItems }: OutcomeArgs,
): ExchangedUnits[] {
  return exchangeLineItems.flatMap(({ id, quantity }) => {
    const number = idOf(id, "ExchangeLineItem");
    const line = one.exchanges.find((each) => each.id === number);
    return line
      ? [{ line, quantity: Math.min(quantity, line.quantity - line.processed) }]
      : [];
  });
}

/** The same, as older apps ask for it. source: Admin schema 2026-10, Return.suggestedRefund. */
export function returnRefundView(
  desk: Desk,
  one: StoredReturn,
  args: RefundArgs,
): View {
  const units = args.returnRefundLineItems.map(
    ({ returnLineItemId: id, quantity }) => ({ id, quantity }),
  );
  const { shared, found, bag } = suggested(desk, one, units, args);
  return {
    __typename: "SuggestedReturnRefund",
    ...shared,
    amount: bag(found.amount),
    subtotal: shared.discountedSubtotal,
  };
}

function suggested(
  desk: Desk,
  one: StoredReturn,
  inputs: { id: string; quantity: number }[],
  { refundShipping, refundDuties }: Asked,
) {
  if (refundDuties?.length) throw notSimulated("refunds of duties");
  const { store } = desk;
  const found = suggestReturnRefund(
    store,
    one,
    unitsOf(one, inputs),
    shippingAsked(refundShipping),
  );
  const goods = sum(found.lines);
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  return {
    found,
    bag,
    shared: {
      discountedSubtotal: bag(goods.subtotal),
      maximumRefundable: bag(found.mostRefundable),
      totalTax: bag(goods.tax + sum(found.shipping).tax),
      totalDuties: bag(0),
      totalCartDiscountAmount: () =>
        bag(orderMoney(store, orderById(store, one.orderId)).discounts),
      refundDuties: [],
      shipping: shippingRefundView(desk, found),
      suggestedTransactions: suggestedTransactionViews(
        desk,
        found.money,
        found.mostRefundable,
      ),
    },
  };
}

/** Lines that are not in the return are left out, and no more units than were not paid back yet. */
function unitsOf(
  one: StoredReturn,
  inputs: { id: string; quantity: number }[],
): ReturnedUnits[] {
  return inputs.flatMap(({ id, quantity }) => {
    const number = idOf(id, "ReturnLineItem");
    const line = one.lines.find((each) => each.id === number);
    return line
      ? [{ line, quantity: Math.min(quantity, line.quantity - line.refunded) }]
      : [];
  });
}
