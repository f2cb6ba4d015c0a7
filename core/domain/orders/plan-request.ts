import { emptyPlan, joinPlans, type Plan } from "../plan.ts";
import type { OrderSituation, RequestSituation } from "./order-situation.ts";
import { sentQuestion } from "./plan-cancellation.ts";
import { planFallback } from "./plan-fallback.ts";
import { isAskedAnew, planRecall } from "./plan-recall.ts";
import {
  askForNumber,
  callOff,
  isBeyondReach,
  isTakingBack,
  planWish,
} from "./plan-wish.ts";
import { requestKeys } from "./request-keys.ts";
import {
  type Refusal,
  refusalBeforeAsking,
  refusalFor,
} from "./request-refusals.ts";

/** What a fulfillment request at our location calls for: the network's answer comes first, then ours to the merchant. */
export function planRequest(
  situation: OrderSituation,
  request: RequestSituation,
): Plan {
  const plan = emptyPlan();
  const keys = requestKeys(request.externalId, request.round);
  const subject = `request:${request.id}`;

  const anew = isAskedAnew(request);
  // What was accepted before cannot be refused any more: it is given back.
  const reject = ({ reason, message }: Refusal) =>
    plan.effects.push(
      anew
        ? {
            kind: "storefront.close-request",
            key: keys.giveBack,
            subject,
            payload: { requestId: request.id },
          }
        : {
            kind: "storefront.reject-request",
            key: keys.reject,
            subject,
            payload: { requestId: request.id, reason, message },
          },
    );

  const isCancelled =
    request.cancellationRequested || isCalledOff(situation, request);
  // What has left goes on as if nobody had wished for anything.
  const wish =
    isTakingBack(request.wish) && !isBeyondReach(request) ? request.wish : null;
  const change = wish ? null : planRecall(situation, request);
  // Who asks to cancel is to have nothing made anew; of what has left for the wrong door he is told.
  const recall = isCancelled && !change?.goesOn ? null : change;
  if (!recall?.conflicts.some(({ key }) => key === keys.unchanged))
    plan.closes.push({
      key: keys.unchanged,
      reason: "The network can be told of the change now, or need not be.",
    });
  if (isCancelled) {
    plan.conflicts.push(...(recall?.conflicts ?? []));
    return planCancellation(situation, request, plan);
  }
  if (wish) return joinPlans([plan, planWish(situation, request, wish)]);
  plan.closes.push(...askForNumber(situation, request, []).closes);
  // What has left is asked about; what has not is called off before anything else.
  if (recall && !recall.goesOn) return joinPlans([plan, recall]);
  plan.conflicts.push(...(recall?.conflicts ?? []));
  if (request.requestStatus !== "SUBMITTED" && !anew)
    return joinPlans([plan, planFallback(situation, request)]);

  switch (request.networkState) {
    case "none": {
      const no = refusalBeforeAsking(situation, request);
      if (no) {
        reject(no);
        return plan;
      }
      plan.effects.push({
        kind: "network.create-order",
        key: keys.order(0),
        subject,
        payload: { requestId: request.id, part: 0 },
      });
      return plan;
    }
    case "ordering": {
      // One after the other: what is refused must not have been followed by more.
      const isUnderWay = request.orders.some(
        (order) => order.state === "ordering",
      );
      const next = request.orders.find((order) => order.state === "none");
      if (next && !isUnderWay)
        plan.effects.push({
          kind: "network.create-order",
          key: keys.order(next.part),
          subject,
          payload: { requestId: request.id, part: next.part },
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
      // The network took an earlier part: it is called off before the merchant is told no.
      const taken = request.orders.filter((order) => order.state === "ordered");
      if (taken.length > 0) {
        if (request.refusalCode === "too_late_to_cancel")
          askAboutRest(situation, request, plan);
        else plan.effects.push(...callOff(request, taken));
        return plan;
      }
      reject(refusalFor(request.refusalCode ?? "request_refused"));
      return plan;
    }
    case "cancelled":
      return plan;
  }
}

/** The order was cancelled in Shopify while its goods were on order at the network. */
const isCalledOff = ({ order }: OrderSituation, request: RequestSituation) =>
  order.cancelled &&
  request.orders.some(({ state }) => state === "ordered" || state === "none");

function planCancellation(
  situation: OrderSituation,
  request: RequestSituation,
  plan: Plan,
): Plan {
  const { order, shipments } = situation;
  const keys = requestKeys(request.externalId, request.round);
  const subject = `request:${request.id}`;
  const payload = { requestId: request.id };
  const tooLate =
    request.refusalCode === "too_late_to_cancel" ||
    // Nothing remains of a cancelled order either, though nothing was sent.
    (order.cancelled
      ? shipments.some(
          ({ fulfillmentOrderExternalId, condition }) =>
            fulfillmentOrderExternalId === request.externalId &&
            condition === "live",
        )
      : request.lines.some(
          (line) => line.remainingQuantity < line.totalQuantity,
        ));
  const ordered = request.orders.filter((order) => order.state === "ordered");
  const isOpen = ordered.length > 0 && !tooLate;
  const number = askForNumber(situation, request, isOpen ? ordered : []);
  plan.conflicts.push(...number.conflicts);
  plan.closes.push(...number.closes);
  if (request.orders.some((order) => order.state === "ordering"))
    plan.notes.push("The network has not answered yet: cancelling waits.");
  else if (isOpen && number.conflicts.length === 0)
    plan.effects.push(...callOff(request, ordered));
  else if (order.cancelled && tooLate) {
    plan.conflicts.push(sentQuestion(situation, "storefront"));
    // What lies beside the parcel that left does not follow it.
    plan.effects.push(
      ...callOff(
        request,
        ordered.filter(({ hasLeft }) => hasLeft === "nothing"),
      ),
    );
  } else if (request.cancellationRequested && tooLate)
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

/** Nothing is left to be shipped of a request that the network took in part. */
export function closeRest(
  { order }: OrderSituation,
  request: RequestSituation,
): Plan {
  const isOver =
    order.cancelled ||
    request.lines.every(({ remainingQuantity }) => remainingQuantity === 0);
  return {
    ...emptyPlan(),
    closes: isOver
      ? [
          {
            key: requestKeys(request.externalId, request.round).partly,
            reason: "Nothing of it is left to be shipped.",
          },
        ]
      : [],
  };
}

/** A part has left the network, another was refused: nobody but the merchant knows what to do with the rest. */
function askAboutRest(
  { order }: OrderSituation,
  request: RequestSituation,
  plan: Plan,
): void {
  plan.conflicts.push({
    kind: "stuck",
    key: requestKeys(request.externalId, request.round).partly,
    subject: `Order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: "fulfillment",
    reason:
      "The network ships a part of this order and has refused the rest. Ship the rest from your own location, or refund it.",
    base: null,
    storefront: null,
    marketplace: null,
    network: `${request.orders.filter(({ state }) => state === "ordered").length} of ${request.orders.length} parts are ordered`,
    candidates: [],
  });
}
