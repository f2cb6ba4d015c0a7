import { catalog } from "../../errors/catalog.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import type { OrderSituation, RequestSituation } from "./order-situation.ts";
import {
  type RejectionReason,
  rejectionReasonFor,
} from "./rejection-reasons.ts";

// TikTok Shop, Create FBT MCF Order: the quantities of one order add up to 50 at most.
const mostUnitsPerNetworkOrder = 50;

/** Keys of the effects that one round of one request leads to. */
export const requestKeys = (externalId: string, round: number) => ({
  order: `network-order:${externalId}:${round}`,
  cancel: `network-cancel:${externalId}:${round}`,
  accept: `accept:${externalId}:${round}`,
  reject: `reject:${externalId}:${round}`,
  acceptCancellation: `accept-cancellation:${externalId}:${round}`,
  rejectCancellation: `reject-cancellation:${externalId}:${round}`,
  /** The question about an order that cannot be cancelled because the network has not named it. */
  unnumbered: `cancel-unnumbered:${externalId}:${round}`,
});

/** What a fulfillment request at our location calls for: the network's answer comes first, then ours to the merchant. */
export function planRequest(
  situation: OrderSituation,
  request: RequestSituation,
): Plan {
  const plan = emptyPlan();
  const keys = requestKeys(request.externalId, request.round);
  const subject = `request:${request.id}`;
  const open = request.lines.filter((line) => line.remainingQuantity > 0);

  const reject = (reason: RejectionReason, message: string) =>
    plan.effects.push({
      kind: "storefront.reject-request",
      key: keys.reject,
      subject,
      payload: { requestId: request.id, reason, message },
    });

  if (request.cancellationRequested || isCalledOff(situation, request))
    return planCancellation(situation, request, plan);
  if (request.requestStatus !== "SUBMITTED") return plan;

  switch (request.networkState) {
    case "none": {
      if (
        situation.order.channel === "marketplace" &&
        situation.order.fulfilledBy === "network"
      ) {
        reject("OTHER", "TikTok ships this order itself.");
        return plan;
      }
      const without = open.filter(
        (line) =>
          line.variantId === null ||
          !situation.variantsWithGoods.has(line.variantId),
      );
      if (without.length > 0) {
        reject(
          "INVALID_SKU",
          `The network has no goods for ${without.map((line) => line.sku ?? "a line without SKU").join(", ")}.`,
        );
        return plan;
      }
      const units = open.reduce((sum, line) => sum + line.remainingQuantity, 0);
      if (units > mostUnitsPerNetworkOrder) {
        reject(
          "ORDER_TOO_LARGE",
          `The network takes at most ${mostUnitsPerNetworkOrder} units in one order; this one has ${units}.`,
        );
        return plan;
      }
      plan.effects.push({
        kind: "network.create-order",
        key: keys.order,
        subject,
        payload: { requestId: request.id },
      });
      return plan;
    }
    case "ordered":
      plan.effects.push({
        kind: "storefront.accept-request",
        key: keys.accept,
        subject,
        payload: { requestId: request.id },
      });
      return plan;
    case "refused": {
      const code = request.refusalCode ?? "request_refused";
      reject(
        rejectionReasonFor(code),
        `${catalog[code].title}. ${catalog[code].fix}`,
      );
      return plan;
    }
    case "ordering":
    case "cancelled":
      return plan;
  }
}

/** The order was cancelled in Shopify while its goods were on order at the network. */
const isCalledOff = ({ order }: OrderSituation, request: RequestSituation) =>
  order.cancelled && request.networkState === "ordered";

function planCancellation(
  { order }: OrderSituation,
  request: RequestSituation,
  plan: Plan,
): Plan {
  const keys = requestKeys(request.externalId, request.round);
  const subject = `request:${request.id}`;
  const payload = { requestId: request.id };
  const tooLate =
    request.refusalCode === "too_late_to_cancel" ||
    request.lines.some((line) => line.remainingQuantity < line.totalQuantity);
  const isOpen = request.networkState === "ordered" && !tooLate;
  const isNumbered = request.networkExternalId !== null;

  if (isOpen && !isNumbered)
    plan.conflicts.push({
      kind: "stuck",
      key: keys.unnumbered,
      subject: `Order ${order.name}`,
      subjectKind: "order",
      subjectId: order.id,
      field: "cancellation",
      reason:
        "The network has the order, but has not told its number yet, so Quayside cannot cancel it. Cancel it in TikTok Seller Center, or wait: Quayside goes on with the network's next word.",
      base: null,
      storefront: "cancelled",
      marketplace: null,
      network: "ordered",
      candidates: [],
    });
  else
    plan.closes.push({
      key: keys.unnumbered,
      reason: "The network has told the number of its order.",
    });
  if (request.networkState === "ordering")
    plan.notes.push("The network has not answered yet: cancelling waits.");
  else if (isOpen && isNumbered)
    plan.effects.push({
      kind: "network.cancel-order",
      key: keys.cancel,
      subject,
      payload,
    });
  else if (request.cancellationRequested && tooLate)
    plan.effects.push({
      kind: "storefront.reject-cancellation",
      key: keys.rejectCancellation,
      subject,
      payload: {
        ...payload,
        message: "A parcel has already left the network.",
      },
    });
  else if (request.cancellationRequested && !isOpen)
    plan.effects.push({
      kind: "storefront.accept-cancellation",
      key: keys.acceptCancellation,
      subject,
      payload,
    });
  return plan;
}
