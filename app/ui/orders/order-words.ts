import type { BadgeProps } from "@shopify/polaris";
import type { OrderRow } from "../../queries/orders.server.ts";

/** Colours of the states; red is kept for what went wrong. */
export const stateTone: Record<string, BadgeProps["tone"]> = {
  waiting: undefined,
  to_ship: "attention",
  partly_shipped: "info",
  shipped: "success",
  delivered: "success",
  cancelled: undefined,
};

/** `1Z999 + 2`; a dash where no parcel has a number. */
export function trackingOf({ tracking }: Pick<OrderRow, "tracking">): string {
  const [first, ...more] = tracking;
  if (!first) return "–";
  return more.length > 0 ? `${first.number} + ${more.length}` : first.number;
}

/** Whether the clock runs against an order: until it has left. */
export const mustShip = (order: {
  shipBy: Date | null;
  state: string;
}): order is { shipBy: Date; state: string } =>
  order.shipBy !== null &&
  ["waiting", "to_ship", "partly_shipped"].includes(order.state);

/** Whether anything of an order may still go to the network. */
export const mayStillBeSent = (order: {
  state: string;
  storefrontExternalId: string | null;
}): boolean =>
  order.storefrontExternalId !== null &&
  ["to_ship", "partly_shipped"].includes(order.state);
