import { allocate, cents, price } from "../money.ts";
import type { StoredDiscount } from "./money-records.ts";
import { off, shippingWorth, taxCents } from "./order-money.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";

/**
 * Gives every line its share of the order's own discount and taxes, to the cent: discounts by what lines cost, taxes by
 * what they cost after discounts. source: recorded answer of orderCreate with a discount code.
 */
export function priceOrder(order: StoredOrder): void {
  for (const discount of order.discounts) grant(order, discount);
  const shares = allocate(
    taxCents(order.taxLines),
    order.lines.map((line) => full(line) - off(line.discounts)),
  );
  for (const [index, line] of order.lines.entries())
    line.tax = price((taxCents(line.taxLines) + (shares[index] ?? 0)) / 100);
}

function grant(order: StoredOrder, { id, value, target }: StoredDiscount) {
  const targets = target === "LINE_ITEM" ? order.lines : order.shippingLines;
  const worth = targets.map((one) =>
    "quantity" in one ? full(one) : shippingWorth(one),
  );
  const all = worth.reduce((sum, one) => sum + one, 0);
  const shares = allocate(Math.min(all, discountCents(value, all)), worth);
  for (const [index, one] of targets.entries())
    one.discounts.push({
      discountId: id,
      amount: price((shares[index] ?? 0) / 100),
    });
}

/** What a discount takes off a sum of so many cents. */
export function discountCents(
  value: StoredDiscount["value"],
  ofCents: number,
): number {
  return "amount" in value
    ? cents(value.amount)
    : Math.round((ofCents * value.percentage) / 100);
}

function full(line: StoredLine): number {
  return cents(line.price) * line.quantity;
}
