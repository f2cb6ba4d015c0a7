import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { cents, price } from "../money.ts";
import { orderMoney } from "../store/order-money.ts";
import type { StoredOrder } from "../store/order-records.ts";
import {
  allUnits,
  type MoneyBack,
  type RefundedUnits,
  type SuggestedRefund,
  suggestRefund,
} from "../store/suggest-refund.ts";
import { notSimulated } from "./errors.ts";
import { moneyBag } from "./money-view.ts";
import { type RefundLineInput, restockTypeOf } from "./refund-input.ts";
import { refundLineView } from "./refunds.ts";
import { formatted, transactionView } from "./transactions.ts";
import type { View } from "./view.ts";

type SuggestArgs = {
  refundLineItems?: RefundLineInput[] | null;
  refundShipping?: boolean | null;
  shippingAmount?: string | null;
  suggestFullRefund?: boolean | null;
  refundDuties?: object[] | null;
  refundMethodAllocation?: string | null;
};

/** What a refund would come to. Lines that are not on the order are left out, and no more units than are left. */
export function suggestedRefundView(
  desk: Desk,
  order: StoredOrder,
  args: SuggestArgs,
): View {
  if (args.refundDuties?.length) throw notSimulated("refunds of duties");
  if (
    args.refundMethodAllocation &&
    args.refundMethodAllocation !== "ORIGINAL_PAYMENT_METHODS"
  )
    throw notSimulated(`refunds by ${args.refundMethodAllocation}`);
  const { store } = desk;
  const shipping =
    args.refundShipping || args.suggestFullRefund
      ? Number.MAX_SAFE_INTEGER
      : cents(args.shippingAmount ?? "0");
  const found = suggestRefund(store, order, {
    lines: args.suggestFullRefund
      ? allUnits(order, "NO_RESTOCK")
      : unitsOf(order, args.refundLineItems ?? []),
    shippingCents: shipping,
  });
  const goods = sum(found.lines);
  const sent = sum(found.shipping);
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  return {
    __typename: "SuggestedRefund",
    amount: price(found.amount / 100),
    amountSet: bag(found.amount),
    maximumRefundable: price(found.mostRefundable / 100),
    maximumRefundableSet: bag(found.mostRefundable),
    subtotal: price(goods.subtotal / 100),
    subtotalSet: bag(goods.subtotal),
    discountedSubtotalSet: bag(goods.subtotal),
    totalTaxSet: bag(goods.tax + sent.tax),
    totalTaxes: price((goods.tax + sent.tax) / 100),
    totalCartDiscountAmountSet: () => bag(orderMoney(store, order).discounts),
    totalDutiesSet: bag(0),
    refundDuties: [],
    suggestedRefundMethods: [],
    refundLineItems: found.lines.map((one) =>
      refundLineView(desk, order, {
        id: null,
        lineId: one.line.id,
        quantity: one.units,
        restockType: one.restockType,
        restocked: false,
        locationId: one.locationId,
        subtotal: price(one.subtotal / 100),
        tax: price(one.tax / 100),
      }),
    ),
    shipping: shippingRefundView(desk, found),
    suggestedTransactions: suggestedTransactionViews(
      desk,
      found.money,
      found.mostRefundable,
    ),
  };
}

type Worth = { subtotal: number; tax: number };

/** What several things come to, in whole cents. */
export const sum = (list: Worth[]): Worth => ({
  subtotal: list.reduce((all, one) => all + one.subtotal, 0),
  tax: list.reduce((all, one) => all + one.tax, 0),
});

export function shippingRefundView(
  { store }: Desk,
  found: Pick<SuggestedRefund, "shipping" | "mostShipping">,
): View {
  const sent = sum(found.shipping);
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  return {
    __typename: "ShippingRefund",
    amount: price(sent.subtotal / 100),
    amountSet: bag(sent.subtotal),
    tax: price(sent.tax / 100),
    taxSet: bag(sent.tax),
    maximumRefundable: price(found.mostShipping / 100),
    maximumRefundableSet: bag(found.mostShipping),
  };
}

export function suggestedTransactionViews(
  desk: Desk,
  money: MoneyBack[],
  mostRefundable: number,
): View[] {
  const bag = (ofCents: number) => moneyBag(ofCents, desk.store.currency);
  return money.map(({ parent, cents: part }) => ({
    __typename: "SuggestedOrderTransaction",
    kind: "SUGGESTED_REFUND",
    gateway: parent.gateway,
    formattedGateway: formatted(parent.gateway),
    accountNumber: null,
    paymentDetails: null,
    amount: price(part / 100),
    amountSet: bag(part),
    maximumRefundableSet: bag(mostRefundable),
    parentTransaction: () => transactionView(desk, parent),
  }));
}

function unitsOf(
  order: StoredOrder,
  inputs: RefundLineInput[],
): RefundedUnits[] {
  return inputs.flatMap((input) => {
    const line = order.lines.find(
      ({ id }) => gid("LineItem", id) === input.lineItemId,
    );
    if (!line) return [];
    return [
      {
        line,
        units: Math.min(input.quantity, line.quantity - line.removed),
        restockType: restockTypeOf(input),
        locationId: idOf(input.locationId, "Location") ?? null,
      },
    ];
  });
}
