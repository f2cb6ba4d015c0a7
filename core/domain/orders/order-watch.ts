import { stepsAskedBy } from "./asked-steps.ts";
import { fallsBackAt } from "./falls-back-at.ts";
import type { OrderRule } from "./order-rule.ts";
import type { NetworkState, PartLeft } from "./order-situation.ts";
import type { OrderState } from "./states.ts";
import {
  type WatchedStep,
  type watchedAs,
  watchedSteps,
} from "./watched-steps.ts";

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
  requests: WatchedRequest[];
  /** When parcels left that one side has not been told of. */
  untoldSince: Date[];
  /** Since when refunds of the marketplace are missing in the store. */
  unbookedSince: Date[];
  /** Causes of its other open questions. */
  askedFor: string[];
};

/** What the network is asked to ship of an order, as it stands. */
export type WatchedRequest = {
  id: string;
  status: string;
  requestStatus: string;
  networkState: NetworkState;
  /** When the merchant asked, as far as Shopify's last word of it tells. */
  askedAt: Date;
  /** A person has said what becomes of it. */
  isDecided: boolean;
  /** Something of it is still to be shipped. */
  isLeft: boolean;
  /** Its orders at the network. */
  parts: {
    state: NetworkState;
    hasLeft: PartLeft;
    /** Null where that was not kept. */
    askedAt: Date | null;
  }[];
};

/** `as`: `partly`, something of it has left the network; `takenOut`, nothing of what has left is left to be sent in the store. */
export type Overdue = {
  step: WatchedStep;
  since: Date;
  as?: keyof typeof watchedAs | undefined;
};

/** Since when the network has a request, or was asked for it, and has not sent all of it; null where it owes nothing. */
export function owedSince({
  requestStatus,
  isLeft,
  parts,
  askedAt,
}: Pick<
  WatchedRequest,
  "requestStatus" | "isLeft" | "parts" | "askedAt"
>): Date | null {
  if (!isLeft) return null;
  const open = parts.filter(
    ({ state, hasLeft }) =>
      state === "none" ||
      state === "ordering" ||
      (state === "ordered" && hasLeft !== "all"),
  );
  const isOwed =
    requestStatus === "SUBMITTED" ||
    // Accepted, and not asked for at the network: it is asked anew, or was accepted by hand.
    (requestStatus === "ACCEPTED" && (open.length > 0 || parts.length === 0));
  const asked = open.flatMap((part) => part.askedAt ?? askedAt);
  return isOwed
    ? (asked.sort((one, other) => one.getTime() - other.getTime())[0] ??
        askedAt)
    : null;
}

const limitOf = ({ shipBy }: WatchedOrder, rule: Times, since: Date) =>
  fallsBackAt({ askedAt: since, shipBy }, rule);

type Times = Pick<OrderRule, "waitHours" | "packHours">;

/**
 * Requests that the network has had for too long, answered or not: the merchant's rule says what becomes of them. None where
 * a person has said so already, or where TikTok Shop ships the order itself.
 */
export const lateRequests = (
  order: WatchedOrder,
  rule: Times,
  now: Date,
): { requestId: string; since: Date }[] =>
  order.history ||
  order.state === "cancelled" ||
  order.storefrontCancelledAt ||
  (order.channel === "marketplace" && order.fulfilledBy === "network")
    ? []
    : order.requests.flatMap((request) => {
        const since = owedSince(request);
        return since && !request.isDecided && now > limitOf(order, rule, since)
          ? { requestId: request.id, since }
          : [];
      });

/** The steps at which the order has stayed too long, each once, as it has been longest; none while all is within its time. */
export function overdueSteps(
  order: WatchedOrder,
  rule: Times,
  now: Date,
): Overdue[] {
  if (order.history) return [];
  const asked = stepsAskedBy(order.askedFor);
  const overdue = new Map<WatchedStep, Overdue>();
  for (const found of waitingSteps(order)) {
    const { step, since } = found;
    const known = overdue.get(step);
    if (asked.includes(step) || (known && known.since <= since)) continue;
    const own = since.getTime() + watchedSteps[step].limitMs;
    const inTime = limitOf(order, rule, since).getTime();
    const until =
      step === "parcel"
        ? inTime
        : step === "unsubmitted"
          ? Math.min(own, inTime)
          : own;
    if (now.getTime() > until) overdue.set(step, found);
  }
  return [...overdue.values()];
}

function waitingSteps(order: WatchedOrder): Overdue[] {
  const steps: Overdue[] = [];
  const add = (step: WatchedStep, since: Date, more: Partial<Overdue> = {}) =>
    steps.push({ step, since, ...more });
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
    const { requestStatus, status, parts } = request;
    if (requestStatus === "SUBMITTED") add("answer", request.askedAt);
    if (requestStatus === "UNSUBMITTED" && status === "OPEN" && request.isLeft)
      add("unsubmitted", request.askedAt);
    const since = owedSince(request);
    if (requestStatus === "ACCEPTED" && since)
      add("parcel", since, {
        as: parts.some(({ hasLeft }) => hasLeft !== "nothing")
          ? "partly"
          : undefined,
      });
  }
  const isTakenOut =
    isMarketplace &&
    order.fulfilledBy === "network" &&
    order.requests.length > 0 &&
    !order.requests.some(({ isLeft }) => isLeft);
  for (const since of order.untoldSince)
    add("tell", since, { as: isTakenOut ? "takenOut" : undefined });
  if (isMarketplace && isOpen && order.fulfilledBy !== "network")
    if (order.shipBy) add("ship", order.shipBy);
  return steps;
}

const later = (one: Date, other: Date | null) =>
  other && other > one ? other : one;

/** What the keys of all the watch's questions begin with. */
export const overdueKeys = "overdue:";

/** An order may be behind at several steps at once: each has a question of its own. */
export const overdueKey = (orderId: string, step: WatchedStep) =>
  `${overdueKeys}${orderId}:${step}`;
