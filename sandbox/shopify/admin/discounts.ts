import type { Desk } from "../desk.ts";
import { cents } from "../money.ts";
import type {
  StoredAllocation,
  StoredDiscount,
} from "../store/money-records.ts";
import { off } from "../store/order-money.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { type ConnectionArgs, connection } from "./connection.ts";
import { moneyBag } from "./money-view.ts";
import type { View } from "./view.ts";

/** What an order says of the discounts that were granted on it. */
export function discountFields({ store }: Desk, order: StoredOrder): View {
  const codes = order.discounts.flatMap(({ code }) => code ?? []);
  const whole = order.discounts.filter(({ level }) => level === "ORDER");
  const cart = () =>
    order.lines
      .flatMap((line) => line.discounts)
      .filter(({ discountId }) => whole.some(({ id }) => id === discountId));
  const applications = order.discounts.map((one, index) => ({
    id: index,
    one,
  }));
  return {
    discountCode: codes[0] ?? null,
    discountCodes: codes,
    cartDiscountAmountSet: () => moneyBag(off(cart()), store.currency),
    discountApplications: (args: ConnectionArgs) =>
      connection(applications, args, {
        id: ({ id }) => id,
        view: ({ id, one }) => applicationView(store.currency, one, id),
      }),
  };
}

/** source: Admin schema 2026-10, DiscountCodeApplication and ManualDiscountApplication. */
function applicationView(
  currency: string,
  discount: StoredDiscount,
  index: number,
): View {
  const common = { index, ...ofEvery(currency, discount) };
  return discount.code === null
    ? {
        __typename: "ManualDiscountApplication",
        title: discount.description ?? "Discount",
        description: discount.description,
        ...common,
      }
    : { __typename: "DiscountCodeApplication", code: discount.code, ...common };
}

/** The fields that granted discounts and those of an open edit share. */
export function ofEvery(
  currency: string,
  { value, target, level }: StoredDiscount,
): View {
  return {
    allocationMethod: "ACROSS",
    targetSelection: level === "ORDER" ? "ALL" : "EXPLICIT",
    targetType: target,
    value: valueView(currency, value),
  };
}

/** source: Admin schema 2026-10, PricingValue. */
export function valueView(
  currency: string,
  value: StoredDiscount["value"],
): View {
  return "amount" in value
    ? {
        __typename: "MoneyV2",
        ...(moneyBag(cents(value.amount), currency).shopMoney as View),
      }
    : {
        __typename: "PricingPercentageValue",
        percentage: value.percentage,
      };
}

/** What each discount takes off one line. */
export function allocationViews(
  currency: string,
  order: StoredOrder,
  list: StoredAllocation[],
): View[] {
  return list.map(({ discountId, amount }) => {
    const index = order.discounts.findIndex(({ id }) => id === discountId);
    const granted = order.discounts[index] as StoredDiscount;
    const set = moneyBag(cents(amount), currency);
    return {
      __typename: "DiscountAllocation",
      allocatedAmountSet: set,
      allocatedAmount: set.shopMoney,
      discountApplication: applicationView(currency, granted, index),
    };
  });
}
