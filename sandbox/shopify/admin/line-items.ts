import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents } from "../money.ts";
import { productById, variantOfLine } from "../store/lookups.ts";
import type { StoredLine, StoredOrder } from "../store/order-records.ts";
import { fulfillable, unshipped } from "../store/order-sums.ts";
import { moneyBag } from "./money-view.ts";
import { productView } from "./products.ts";
import { variantView } from "./variants.ts";
import type { View } from "./view.ts";

export function lineItemView(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
): View {
  const { store } = desk;
  const unit = cents(line.price);
  const waiting = () => unshipped(store, line, order.id);
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    title: line.title,
    variantTitle: line.variantTitle,
    name: lineName(line),
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: order.cancelledAt ? 0 : line.quantity,
    refundableQuantity: order.cancelledAt ? 0 : line.quantity,
    unfulfilledQuantity: waiting,
    fulfillableQuantity: () => fulfillable(store, line, order.id),
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    isGiftCard: false,
    image: null,
    customAttributes: line.customAttributes,
    discountAllocations: [],
    taxLines: [],
    originalUnitPriceSet: moneyBag(unit, store.currency),
    discountedUnitPriceSet: moneyBag(unit, store.currency),
    originalTotalSet: moneyBag(unit * line.quantity, store.currency),
    discountedTotalSet: moneyBag(unit * line.quantity, store.currency),
    totalDiscountSet: moneyBag(0, store.currency),
    variant: () => {
      const variant = variantOfLine(store, line);
      return variant ? variantView(desk, variant) : null;
    },
    product: () =>
      line.productId === null
        ? null
        : productView(desk, productById(store, line.productId)),
  };
}

export function lineName(line: StoredLine): string {
  return line.variantTitle
    ? `${line.title} - ${line.variantTitle}`
    : line.title;
}
