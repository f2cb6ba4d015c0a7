import { stepsAskedBy } from "./asked-steps.ts";
import { fallsBackAt } from "./falls-back-at.ts";
import type { OrderRule } from "./order-rule.ts";
import type { OrderState } from "./states.ts";
import { type WatchedStep, watchedSteps } from "./watched-steps.ts";

/** An order that has not come to its end, as far as the watch needs to know it. */
export type WatchedOrder = {
  orderId: string;
  name: string;
  channel: "storefront" | "marketplace";
  state: OrderState;
  fulfilledBy: "merchant" | "network" | "mixed";
  history: boolean;
  placedAt: Date;
  /** The channel's own time of the last change. */
  changedAt: Date;
  releaseAt: Date | null;
  shipBy: Date | null;
  /** Unpaid orders wait for their buyer, not for us. */
  unpaid: boolean;
  standsInStorefront: boolean;
  storefrontCancelledAt: Date | null;
  requests: {
    requestStatus: string;
    networkState: string;
    askedAt: Date;
    hasParcel: boolean;
  }[];
  /** When parcels left that one side has not been told of. */
  untoldSince: Date[];
  /** Since when refunds of the marketplace are missing in the store. */
  unbookedSince: Date[];
  /** Causes of its other open questions. */
  askedFor: string[];
};

export type Overdue = { step: WatchedStep; since: Date };

/** The first step at which the order has stayed too long; null while everything is within its time. */
export function overdueStep(
  order: WatchedOrder,
  rule: Pick<OrderRule, "waitHours" | "packHours">,
  now: Date,
): Overdue | null {
  if (order.history) return null;
  const asked = stepsAskedBy(order.askedFor);
  for (const { step, since } of waitingSteps(order)) {
    if (asked.includes(step)) continue;
    const until =
      step === "parcel"
        ? fallsBackAt({ askedAt: since, shipBy: order.shipBy }, rule).getTime()
        : since.getTime() + watchedSteps[step].limitMs;
    if (now.getTime() > until) return { step, since };
  }
  return null;
}

function waitingSteps(order: WatchedOrder): Overdue[] {
  const steps: Overdue[] = [];
  const add = (step: WatchedStep, since: Date) => steps.push({ step, since });
  const isMarketplace = order.channel === "marketplace";
  const isOpen = order.state === "to_ship" || order.state === "partly_shipped";
  const isCancelled = order.state === "cancelled";

  if (isMarketplace && order.standsInStorefront) {
    if (isCancelled && !order.storefrontCancelledAt)
      add("cancel", order.changedAt);
    if (!isCancelled && order.storefrontCancelledAt)
      add("cancel", order.storefrontCancelledAt);
  }
  if (isCancelled || order.storefrontCancelledAt) return steps;
  for (const since of order.unbookedSince) add("pay-back", since);
  if (order.state === "waiting" && !order.unpaid)
    add("release", later(order.placedAt, order.releaseAt));
  if (isMarketplace && order.state === "to_ship" && !order.standsInStorefront)
    add("import", order.changedAt);
  for (const request of order.requests) {
    if (request.requestStatus === "SUBMITTED") add("answer", request.askedAt);
    if (
      request.requestStatus === "ACCEPTED" &&
      request.networkState === "ordered" &&
      !request.hasParcel
    )
      add("parcel", request.askedAt);
  }
  for (const since of order.untoldSince) add("tell", since);
  if (isMarketplace && isOpen && order.fulfilledBy !== "network")
    if (order.shipBy) add("ship", order.shipBy);
  return steps;
}

const later = (one: Date, other: Date | null) =>
  other && other > one ? other : one;

export const overdueKey = (orderId: string) => `overdue:${orderId}`;
