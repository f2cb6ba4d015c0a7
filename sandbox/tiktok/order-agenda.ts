import { afterSaleMs, deadlineSeconds, unpaidMs } from "./assumed.ts";
import type { Platform } from "./platform.ts";
import type { Order } from "./state.ts";

/** What may happen to an order by itself, and when. */
export type OrderStep =
  | "payment timeout"
  | "hold ends"
  | "shipping timeout"
  | "collection timeout"
  | "completion";

/** The next thing that happens to an order unless somebody acts before; undefined where it only waits for people. */
export function nextStepOf(
  order: Order,
): { step: OrderStep; at: number } | undefined {
  const { status, createdAt, heldUntil, deliveredAt } = order;
  const since = Math.max(order.paidAt ?? 0, order.releaseAt ?? 0);
  const due = (seconds: number) => since + seconds * 1000;
  switch (status) {
    case "UNPAID":
      return { step: "payment timeout", at: createdAt + unpaidMs };
    case "ON_HOLD":
      return heldUntil === null
        ? undefined
        : { step: "hold ends", at: heldUntil };
    case "AWAITING_SHIPMENT":
    case "PARTIALLY_SHIPPING":
      // The platform does not blame the seller for its own centres.
      return order.fulfillment === "BY_TIKTOK"
        ? undefined
        : {
            step: "shipping timeout",
            at: due(deadlineSeconds.shipping_due_time),
          };
    case "AWAITING_COLLECTION":
      return order.fulfillment === "BY_TIKTOK"
        ? undefined
        : {
            step: "collection timeout",
            at: due(deadlineSeconds.collection_due_time),
          };
    case "DELIVERED":
      return deliveredAt === null
        ? undefined
        : { step: "completion", at: deliveredAt + afterSaleMs };
    default:
      return undefined;
  }
}

export function remindOfOrder({ agenda }: Platform, order: Order): void {
  const next = nextStepOf(order);
  if (next) agenda.remind(next.at, "order", order.id);
}
