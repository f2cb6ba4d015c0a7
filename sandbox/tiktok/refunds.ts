import { amount, total } from "./money.ts";
import { postageSaleOf, saleOf } from "./pricing.ts";
import type { Line, Order, Refund } from "./state.ts";

/** What the buyer gets back for some units; the postage too where nothing else of the order is left. */
export function refundOf(
  order: Order,
  lines: Line[],
  withPostage: boolean,
): Refund {
  if (order.paidAt === null) return { subtotal: 0, shipping: 0, tax: 0 };
  return {
    subtotal: total(lines.map(saleOf)),
    shipping: withPostage ? postageSaleOf(order.postage) : 0,
    tax: total(lines.map((l) => l.tax)) + (withPostage ? order.postage.tax : 0),
  };
}

/** Of one unit alone, without postage. */
export const refundOfLine = (order: Order, line: Line): Refund =>
  refundOf(order, [line], false);

export const refundTotal = ({ subtotal, shipping, tax }: Refund): number =>
  subtotal + shipping + tax;

/** `refund_amount` of the return and cancellation answers. */
export function viewRefund(refund: Refund) {
  return {
    currency: "USD",
    refund_total: amount(refundTotal(refund)),
    refund_subtotal: amount(refund.subtotal),
    refund_shipping_fee: amount(refund.shipping),
    refund_tax: amount(refund.tax),
  };
}
