import type { MarketplaceOrderStatus } from "../facts.ts";

/** States of an order in Quayside's words, with what people read. One table for both channels. */
export const orderStates = {
  waiting: "Waiting for payment or the one-hour hold",
  to_ship: "To ship",
  partly_shipped: "Partly shipped",
  shipped: "Shipped",
  delivered: "Delivered",
  cancelled: "Cancelled",
} as const;
export type OrderState = keyof typeof orderStates;

const marketplaceState: Record<MarketplaceOrderStatus, OrderState> = {
  UNPAID: "waiting",
  ON_HOLD: "waiting",
  AWAITING_SHIPMENT: "to_ship",
  PARTIALLY_SHIPPING: "partly_shipped",
  AWAITING_COLLECTION: "shipped",
  IN_TRANSIT: "shipped",
  DELIVERED: "delivered",
  COMPLETED: "delivered",
  CANCELLED: "cancelled",
};

/** A TikTok order's state in our words. */
export const stateOfMarketplaceOrder = (
  status: MarketplaceOrderStatus,
): OrderState => marketplaceState[status];

/** @param units ordered and fulfilled, in units; cancelled fulfillments do not count. */
export function stateOfStorefrontOrder(order: {
  cancelledAt: Date | null;
  ordered: number;
  fulfilled: number;
}): OrderState {
  if (order.cancelledAt) return "cancelled";
  if (order.fulfilled === 0) return "to_ship";
  return order.fulfilled < order.ordered ? "partly_shipped" : "shipped";
}
