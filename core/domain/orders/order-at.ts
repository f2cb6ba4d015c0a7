import type { ReturnKind } from "../aftersale-facts.ts";
import type { Channel } from "../stock/stock-rule.ts";

/** One effect of an order, with the times that its row keeps. */
export type OrderStep = {
  id: string;
  kind: string;
  title: string;
  /** As it is now. */
  state: string;
  plannedAt: Date;
  sentAt: Date | null;
  endedAt: Date | null;
};

/** A refund, return or replacement as one side has it, and where it stood before. */
export type ReturnPast = {
  id: string;
  side: Channel;
  kind: ReturnKind;
  /** As its side calls it. */
  name: string;
  openedAt: Date;
  /** By its side's stamp, when it was last heard of. */
  changedAt: Date;
  status: string;
  /** Each stood until then, oldest first; null: nobody had read it yet. None at all: it was not kept. */
  past: { value: string | null; until: Date }[];
};

/** Money that a side has given back, or has in its books. */
export type PaidBack = {
  side: Channel;
  at: Date;
  minor: number;
  currency: string;
};

/** What is written down about one order with its time. */
export type OrderPast = {
  channel: Channel;
  placedAt: Date;
  cancelledAt: Date | null;
  /** The Shopify order that stands for it, and when that was cancelled. */
  isInStore: boolean;
  storefrontCancelledAt: Date | null;
  steps: OrderStep[];
  parcels: { id: string; shippedAt: Date | null }[];
  returns: ReturnPast[];
  paidBack: PaidBack[];
  /** When the address that Shopify has was corrected, oldest first. What stood before is kept nowhere. */
  readdressed: Date[];
};

/** `unknown`: it stands there now, and since when is not written down. */
export type SideState = "absent" | "placed" | "cancelled" | "unknown";

export type OrderMoment = {
  storefront: SideState;
  /** Null for an order of the store, which TikTok Shop never hears of. */
  marketplace: SideState | null;
  /** Orders at the network that were taken and not cancelled. */
  atNetwork: number;
  /** `stood`: planned, under way, or as it ended. */
  steps: (OrderStep & { stood: string })[];
  /** Parcels that had left. */
  parcels: string[];
  /** Those that were there; `stood` is null where that is not known. */
  returns: (Pick<ReturnPast, "id" | "side" | "kind" | "name"> & {
    stood: string | null;
  })[];
  paidBack: PaidBack[];
  /** Until when another address stood than the next one; null: none is known to have been corrected since. */
  addressUntil: Date | null;
};

/**
 * Where an order stood at that moment, on each side. A step that was tried again keeps its last try only; the tries before
 * are in the audit.
 */
export function orderAt(past: OrderPast, at: Date): OrderMoment {
  const own = sideOf(past.placedAt, past.cancelledAt, at);
  const isConfirmed = (kind: string) => (step: OrderStep) =>
    step.kind === kind && step.state === "confirmed" && ended(step, at);
  const count = (kind: string) => past.steps.filter(isConfirmed(kind)).length;
  return {
    storefront:
      past.channel === "storefront" ? own : standingAt(past, at, count),
    marketplace: past.channel === "marketplace" ? own : null,
    atNetwork: Math.max(
      0,
      count("network.create-order") - count("network.cancel-order"),
    ),
    steps: past.steps
      .filter(({ plannedAt }) => plannedAt <= at)
      .map((step) => ({ ...step, stood: stateThen(step, at) })),
    parcels: past.parcels
      .filter(({ shippedAt }) => shippedAt !== null && shippedAt <= at)
      .map(({ id }) => id),
    returns: past.returns
      .filter(({ openedAt }) => openedAt <= at)
      .map((one) => ({
        id: one.id,
        side: one.side,
        kind: one.kind,
        name: one.name,
        stood: statusThen(one, at),
      })),
    paidBack: past.paidBack.filter((money) => money.at <= at),
    addressUntil:
      past.placedAt <= at
        ? (past.readdressed.find((until) => until > at) ?? null)
        : null,
  };
}

function statusThen(
  { past, status, changedAt }: ReturnPast,
  at: Date,
): string | null {
  // What was learned before its past was kept is known from its last change on.
  if (past.length === 0) return at >= changedAt ? status : null;
  const ended = past.find(({ until }) => until > at);
  return ended ? ended.value : status;
}

const ended = ({ endedAt }: OrderStep, at: Date): boolean =>
  endedAt !== null && endedAt <= at;

function stateThen(step: OrderStep, at: Date): string {
  if (ended(step, at)) return step.state;
  return step.sentAt && step.sentAt <= at ? "under way" : "planned";
}

function sideOf(placedAt: Date, cancelledAt: Date | null, at: Date): SideState {
  if (placedAt > at) return "absent";
  return cancelledAt && cancelledAt <= at ? "cancelled" : "placed";
}

/** The Shopify order that stands for one of TikTok Shop's. */
function standingAt(
  past: OrderPast,
  at: Date,
  count: (kind: string) => number,
): SideState {
  const { storefrontCancelledAt: cancelled } = past;
  if (cancelled && cancelled <= at) return "cancelled";
  if (count("storefront.import-order") > 0) return "placed";
  const isOurs = past.steps.some(
    ({ kind, state }) =>
      kind === "storefront.import-order" && state === "confirmed",
  );
  return past.isInStore && !isOurs && past.placedAt <= at
    ? "unknown"
    : "absent";
}
