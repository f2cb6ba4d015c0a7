import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents } from "../money.ts";
import { productById, variantOfLine } from "../store/lookups.ts";
import { off, worthOfUnits } from "../store/order-money.ts";
import type { StoredLine, StoredOrder } from "../store/order-records.ts";
import { fulfillable, unshipped } from "../store/order-sums.ts";
import { allocationViews } from "./discounts.ts";
import { moneyBag } from "./money-view.ts";
import { productView } from "./products.ts";
import { taxLineViews } from "./shipping-lines.ts";
import { variantView } from "./variants.ts";
import type { View } from "./view.ts";

export function lineItemView(
  desk: Desk,
  order: StoredOrder,
  line: StoredLine,
): View {
  const { store } = desk;
  const unit = cents(line.price);
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  const worth = worthOfUnits(line, 0, line.quantity);
  const each = Math.round(worth / line.quantity);
  const isOwn = ({ discountId }: { discountId: string }) =>
    order.discounts.some(
      ({ id, level }) => id === discountId && level === "LINE",
    );
  const ownOff = off(line.discounts.filter(isOwn));
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
    currentQuantity: line.quantity - line.removed,
    refundableQuantity: line.quantity - line.removed,
    nonFulfillableQuantity: () =>
      line.quantity - line.removed - fulfillable(store, line, order.id),
    restockable: line.quantity > line.removed,
    merchantEditable: order.cancelledAt === null,
    unfulfilledQuantity: waiting,
    fulfillableQuantity: () => fulfillable(store, line, order.id),
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    isGiftCard: false,
    image: null,
    customAttributes: line.customAttributes,
    discountAllocations: () =>
      allocationViews(store.currency, order, line.discounts),
    taxLines: taxLineViews(store.currency, line.taxLines),
    originalUnitPriceSet: bag(unit),
    originalUnitPrice: line.price,
    discountedUnitPriceSet: bag(ownOff ? each : unit),
    discountedUnitPriceAfterAllDiscountsSet: bag(each),
    originalTotalSet: bag(unit * line.quantity),
    // Without codes for the whole order. source: Admin schema 2026-10, LineItem.
    discountedTotalSet: (args: { withCodeDiscounts?: boolean | null }) =>
      bag(args.withCodeDiscounts ? worth : unit * line.quantity - ownOff),
    totalDiscountSet: bag(ownOff),
    unfulfilledOriginalTotalSet: () => bag(unit * waiting()),
    unfulfilledDiscountedTotalSet: () => bag(each * waiting()),
    lineItemGroup: line.group
      ? {
          __typename: "LineItemGroup",
          id: gid("LineItemGroup", line.group.id),
          title: line.group.title,
          quantity: line.group.quantity,
          variantId: gid("ProductVariant", line.group.variantId),
          variantSku: line.group.variantSku,
          productId: gid("Product", line.group.productId),
          customAttributes: [],
        }
      : null,
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
