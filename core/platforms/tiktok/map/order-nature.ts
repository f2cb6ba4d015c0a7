import type { OrderNature } from "#core/domain/order-money-facts.ts";
import type { OrderWire } from "../wire/orders.ts";

/** Source: TikTok Shop Partner Center, page "Get Order Detail", field `order_type`. */
const natures: Record<string, OrderNature> = {
  PRE_ORDER: "pre-order",
  MADE_TO_ORDER: "made-to-order",
  BACK_ORDER: "back-order",
  ZERO_LOTTERY: "lottery",
};

/** Goods that cost nothing because of what they are come first: it is what the merchant must know. */
export const toNature = (
  order: Pick<
    OrderWire,
    "is_sample_order" | "is_replacement_order" | "order_type"
  >,
): OrderNature => {
  if (order.is_sample_order) return "sample";
  if (order.is_replacement_order) return "replacement";
  return natures[order.order_type ?? ""] ?? "ordinary";
};
