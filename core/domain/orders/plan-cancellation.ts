import type { CancelReason } from "../aftersale-facts.ts";
import { emptyPlan, type Plan, type PlannedConflict } from "../plan.ts";
import { twinOfCancelReason } from "./cancel-reason.ts";
import type { OrderSituation } from "./order-situation.ts";
import { lineOfUnit } from "./order-units.ts";
import { unitsThatLeft } from "./units-that-left.ts";

/** Keys of what cancelling a marketplace order leads to. */
export const cancellationKeys = (order: {
  id: string;
  externalId: string;
}) => ({
  storefront: `cancel:${order.externalId}`,
  /** What was refused with one reason may go with another. */
  marketplace: (reason: CancelReason) =>
    `cancel-marketplace:${order.externalId}:${reason}`,
  answer: (grant: boolean) =>
    `answer-cancellation:${order.externalId}:${grant ? "granted" : "refused"}`,
  /** The question about an order that one side cancelled and the other has sent. */
  sent: `sent-though-cancelled:${order.id}`,
  /** The question about units of it that were. */
  sentUnits: `units-sent-though-cancelled:${order.id}`,
  /** The question why an order was cancelled in the store. */
  reason: `cancel-reason:${order.id}`,
  /** The question whether a buyer may cancel. */
  asked: `cancel-asked:${order.id}`,
});

/** The field by which questions are known that ask for a reason to cancel. */
export const cancelReasonField = "cancel-reason";

/**
 * What TikTok Shop is told of why the merchant cancelled in Shopify: what a person says it was, the buyer's own wish where
 * he has asked on TikTok Shop as well, or the reason that says there what Shopify's says. Null: a person has to choose.
 */
const reasonFor = ({
  storefrontCancel,
  cancelAsked,
}: OrderSituation["order"]): CancelReason | null =>
  cancelAsked
    ? "buyer-asked"
    : (storefrontCancel?.said ??
      twinOfCancelReason(storefrontCancel?.reason ?? null));

/** Has a cancellation of one side follow on the other, for an order of the marketplace. */
export function planCancellation(situation: OrderSituation): Plan {
  const { order } = situation;
  const plan = emptyPlan();
  const keys = cancellationKeys(order);
  const isCancelledHere = order.storefrontCancel !== null;
  const close = (key: string, reason: string) =>
    plan.closes.push({ key, reason });

  if (order.cancelled === isCancelledHere || !order.storefrontExternalId) {
    close(keys.sent, "Both sides agree.");
    close(keys.reason, "Both sides agree.");
  }
  if (order.cancelAsked && !order.cancelled && !isCancelledHere)
    plan.conflicts.push(askedQuestion(situation));
  else close(keys.asked, "The buyer no longer waits for an answer.");

  if (order.history || !order.storefrontExternalId) return plan;
  if (order.cancelled && !isCancelledHere) {
    if (sentByMerchant(situation))
      plan.conflicts.push(sentQuestion(situation, "marketplace"));
    else
      plan.effects.push({
        kind: "storefront.cancel-order",
        key: keys.storefront,
        subject: `order:${order.id}`,
        payload: {
          orderId: order.id,
          ...(situation.cancelCause && { cause: situation.cancelCause }),
        },
      });
  }
  if (!order.cancelled && !isCancelledHere) takeUnitsOff(situation, plan);
  else close(keys.sentUnits, "The whole order is cancelled.");
  if (isCancelledHere && !order.cancelled) {
    if (order.state !== "waiting" && order.state !== "to_ship") {
      plan.conflicts.push(sentQuestion(situation, "storefront"));
      close(keys.reason, "It has left.");
    } else followStorefront(situation, plan);
  }
  return plan;
}

/** The order was cancelled in Shopify before it left. */
function followStorefront(situation: OrderSituation, plan: Plan): void {
  const { order } = situation;
  const reason = reasonFor(order);
  if (reason === null) plan.conflicts.push(reasonQuestion(situation));
  else
    plan.effects.push({
      kind: "marketplace.cancel-order",
      key: cancellationKeys(order).marketplace(reason),
      subject: `order:${order.id}`,
      payload: { orderId: order.id, reason },
    });
}

/** A part of the order was cancelled: each line of TikTok's leaves the Shopify order once, unless it has left already. */
function takeUnitsOff(situation: OrderSituation, plan: Plan): void {
  const { order, lines, aftersales } = situation;
  const gone = new Map<string, string[]>();
  const sent: string[] = [];
  const offAlready = takenOffByHand(aftersales);
  const left = unitsThatLeft(situation);
  for (const unit of lines) {
    const { externalId, isCancelled, stands, storefrontLineId } = unit;
    const { sku, title } = unit;
    if (!isCancelled || !stands) continue;
    const off = offAlready.get(storefrontLineId ?? "") ?? 0;
    if (off > 0) {
      offAlready.set(storefrontLineId ?? "", off - 1);
      continue;
    }
    if (left.has(externalId)) {
      sent.push(sku ?? title);
      continue;
    }
    const line = lineOfUnit(externalId);
    gone.set(line, [...(gone.get(line) ?? []), externalId]);
  }
  for (const [line, unitExternalIds] of gone)
    plan.effects.push({
      kind: "storefront.refund-units",
      key: `refund-units:${order.externalId}:${line}`,
      subject: `order:${order.id}`,
      payload: { orderId: order.id, unitExternalIds },
    });
  if (sent.length > 0) plan.conflicts.push(sentUnitsQuestion(situation, sent));
  else if (gone.size === 0)
    plan.closes.push({
      key: cancellationKeys(order).sentUnits,
      reason: "Both sides agree.",
    });
}

/** Units of each line in the store that the merchant took off himself before they left, and did so on TikTok Shop too. */
function takenOffByHand({
  refunds,
}: OrderSituation["aftersales"]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { reference, marketplaceReturnId, lines } of refunds)
    if (reference === null && marketplaceReturnId === null)
      for (const { orderLineExternalId: line, quantity, restock } of lines)
        if (restock === "cancel")
          units.set(line, (units.get(line) ?? 0) + quantity);
  return units;
}

const sentByMerchant = ({ shipments }: OrderSituation) =>
  shipments.some(
    ({ origin, condition }) =>
      // Also without a number: what waits for one has left.
      origin === "merchant" &&
      (condition === "live" || condition === "waiting"),
  );

type Sent = {
  order: Pick<OrderSituation["order"], "id" | "name" | "externalId">;
  shipments: Pick<OrderSituation["shipments"][number], "origin">[];
};

const senders = {
  merchant: "Shopify",
  network: "Fulfilled by TikTok",
  marketplace: "TikTok Shop",
} as const;

/** Who sent the parcels of an order, whatever became of them; the merchant where none is known yet. */
const senderOf = ({ shipments }: Pick<Sent, "shipments">): string => {
  const origins = new Set(shipments.map(({ origin }) => origin));
  if (origins.size === 0) origins.add("merchant");
  return [...origins]
    .map((origin) => senders[origin])
    .sort()
    .join(", ");
};

/** A parcel is on its way though one side has cancelled the order: only a person can stop it, or let it go. */
export const sentQuestion = (
  { order, shipments }: Sent,
  cancelledOn: "storefront" | "marketplace",
): PlannedConflict => ({
  kind: "stuck",
  key: cancellationKeys(order).sent,
  subject: `Order ${order.name}`,
  subjectKind: "order",
  subjectId: order.id,
  field: "cancellation",
  reason:
    cancelledOn === "marketplace"
      ? `The order was cancelled on TikTok Shop, but its parcel had already been sent from ${senderOf({ shipments })}. Stop the parcel with the carrier, or take the goods back when they arrive; Quayside changes nothing more.`
      : "The order was cancelled in Shopify, but its parcel had already left. Stop it with the carrier, or settle the refund with the buyer; Quayside changes nothing more.",
  base: null,
  storefront: cancelledOn === "storefront" ? "cancelled" : "sent",
  marketplace: cancelledOn === "marketplace" ? "cancelled" : "sent",
  network: null,
  candidates: [],
});

/** The same of some of its units. @param units SKUs or titles, one for each; none where they are not known. */
export const sentUnitsQuestion = (
  sent: Sent,
  units: string[],
): PlannedConflict => ({
  ...sentQuestion(sent, "marketplace"),
  key: cancellationKeys(sent.order).sentUnits,
  reason: `A part of the order was cancelled on TikTok Shop (${units.length > 0 ? [...new Set(units)].join(", ") : "see there"}), but it had already been sent from ${senderOf(sent)}. Stop the parcel with the carrier, or take the goods back when they arrive; Quayside changes nothing more.`,
});

/**
 * TikTok Shop has no reason that says what Shopify's does, or took none that was given: a person chooses one, because a false
 * one counts against the shop.
 */
export const reasonQuestion = ({ order }: OrderSituation): PlannedConflict => ({
  kind: "stuck",
  key: cancellationKeys(order).reason,
  subject: `TikTok order ${order.name}`,
  subjectKind: "order",
  subjectId: order.id,
  field: cancelReasonField,
  reason:
    "The order was cancelled in Shopify, and TikTok Shop still waits for it to be sent: none of its reasons says what Shopify's does. Say why, and Quayside cancels it there and the buyer has his money back.",
  base: null,
  storefront: order.storefrontCancel?.reason ?? "cancelled",
  marketplace: "to be sent",
  network: null,
  candidates: [],
});

const askedQuestion = (situation: OrderSituation): PlannedConflict => {
  const { order } = situation;
  return {
    kind: "stuck",
    key: cancellationKeys(order).asked,
    subject: `TikTok order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: "cancel-request",
    reason:
      "The buyer asks to cancel. Without an answer TikTok Shop cancels the order within a day; a parcel sent before that ends the request.",
    base: null,
    storefront: sentByMerchant(situation) ? "sent" : "not sent yet",
    marketplace: "the buyer wants to cancel",
    network: null,
    candidates: [],
  };
};
