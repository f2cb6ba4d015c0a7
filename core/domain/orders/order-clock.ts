import type { OrderState } from "./states.ts";

/** What happens to an order when its clock runs out. */
export type OrderClock = {
  at: Date;
  /** It counts as late from then on, or its channel cancels it by itself. */
  ends: "late" | "cancelled";
  /** The point after which it counts as late has passed already. */
  isLate: boolean;
};

const running: readonly OrderState[] = ["waiting", "to_ship", "partly_shipped"];

/**
 * The clock that runs against an order: to the point after which sending it counts as late, and then on to the one at
 * which TikTok Shop cancels it. Null where none runs. Both points are the platform's own.
 */
export function orderClock(
  order: { state: string; shipBy: Date | null; cancelsAt: Date | null },
  now: Date,
): OrderClock | null {
  if (!running.some((state) => state === order.state)) return null;
  const { shipBy, cancelsAt } = order;
  const isLate = shipBy !== null && shipBy < now;
  const isNext =
    shipBy !== null && !isLate && (cancelsAt === null || shipBy <= cancelsAt);
  if (isNext) return { at: shipBy, ends: "late", isLate };
  if (cancelsAt) return { at: cancelsAt, ends: "cancelled", isLate };
  return shipBy && { at: shipBy, ends: "late", isLate };
}
