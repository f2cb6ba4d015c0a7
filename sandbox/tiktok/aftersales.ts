import { refundTypeInEligibility } from "./assumed.ts";
import { cancellableLines } from "./cancelling.ts";
import { refuse } from "./envelope.ts";
import { findOrder, lineIdsOf } from "./orders.ts";
import type { Call, Handlers, Platform } from "./platform.ts";
import {
  buyerCancels,
  buyerReturns,
  buyerWantsRefund,
  sellerCancels,
  sellerRefunds,
  sellerRejectsCancellation,
  sellerReturns,
  stageOf,
  textOf,
} from "./reasons.ts";
import { refundOf, viewRefund } from "./refunds.ts";
import { decisions, isDecision, obstacleTo } from "./return-decisions.ts";
import { reasonsForDecision, rejectReasonsOf } from "./return-reasons.ts";
import { returnableLines } from "./returnable.ts";
import { openLines } from "./shipping.ts";
import type { Cancellation, Order } from "./state.ts";

const requestTypes = ["CANCEL", "REFUND", "RETURN_AND_REFUND"] as const;
type RequestType = (typeof requestTypes)[number];

/** What may be asked for and decided. Source: pages `get-aftersale-eligibility-202602`, `get-decision-eligibility-202601`, `get-reject-reasons-202309`, `calculate-refund-202602`. */
export const aftersaleHandlers: Handlers = {
  "GET /return_refund/202602/orders/{order_id}/aftersale_eligibility":
    eligibility,
  "GET /return_refund/202512/orders/{order_id}/aftersale_eligibility":
    eligibility,
  "GET /return_refund/202601/decision_eligibility": decisionEligibility,
  "GET /return_refund/202309/reject_reasons": ({
    platform: { state },
    query,
  }) => {
    const id = query.return_or_cancel_id ?? "";
    const request =
      state.returns.get(id) ??
      (state.cancellations.get(id) ? "cancellation" : undefined) ??
      refuse(25_020_005, `There is no request ${id}`);
    return { reasons: rejectReasonsOf(request).map(viewReason) };
  },
  "POST /return_refund/202309/refunds/calculate": calculate,
  "POST /return_refund/202602/refunds/calculate": calculate,
};

const viewReason = (name: string) => ({ name, text: textOf(name) });

const reasonLists = {
  SELLER: {
    CANCEL: sellerCancels,
    REFUND: sellerRefunds,
    RETURN_AND_REFUND: sellerReturns,
  },
  BUYER: {
    CANCEL: buyerCancels,
    REFUND: buyerWantsRefund,
    RETURN_AND_REFUND: buyerReturns,
  },
} as const;

/** For each SKU and each kind of request: which units, whether they can be asked for, and with which reasons. */
function eligibility({ platform, path, query }: Call) {
  const order = findOrder(platform.state, path.order_id, 25_020_005);
  const user = query.initiate_aftersale_user === "BUYER" ? "BUYER" : "SELLER";
  const asked = (query.request_types ?? "").split(",").filter(Boolean);
  const types = requestTypes.filter(
    (t) => asked.length === 0 || asked.includes(t),
  );
  const skuIds = [...new Set(order.lines.map((l) => l.skuId))];
  return {
    sku_eligibility: skuIds.map((sku_id) => ({
      sku_id,
      line_item_eligibility: types.map((type) => {
        const reasons = reasonLists[user][type][stageOf(order.status)] ?? [];
        const free = freeFor(platform, order, type);
        const ids = order.lines
          .filter((l) => l.skuId === sku_id && free.includes(l.id))
          .map((l) => l.id);
        const eligible = ids.length > 0 && reasons.length > 0;
        return {
          request_type: type === "REFUND" ? refundTypeInEligibility : type,
          order_line_items_ids: eligible
            ? ids
            : order.lines.filter((l) => l.skuId === sku_id).map((l) => l.id),
          eligible,
          ...(!eligible && {
            ineligible_code: 25_001_003,
            ineligible_reason: `The order is ${order.status}`,
          }),
          available_reason_names: eligible ? [...reasons] : [],
        };
      }),
    })),
  };
}

function freeFor(
  platform: Platform,
  order: Order,
  type: RequestType,
): string[] {
  return type === "CANCEL"
    ? cancellableLines(platform, order)
    : returnableLines(platform, order);
}

function decisionEligibility({ platform, query }: Call) {
  const { state } = platform;
  const id = query.return_or_cancel_id ?? "";
  const asked = (query.check_decisions ?? "").split(",").filter(Boolean);
  const wanted = (name: string) => asked.length === 0 || asked.includes(name);
  const cancellation = state.cancellations.get(id);
  if (cancellation)
    return {
      decisions: ["APPROVE_REQUEST_CANCEL", "REJECT_REQUEST_CANCEL"]
        .filter(wanted)
        .map((name) => viewCancelDecision(cancellation, name)),
    };
  const request =
    state.returns.get(id) ?? refuse(25_020_005, `There is no request ${id}`);
  const order = findOrder(state, request.orderId, 25_007_006);
  return {
    decisions: Object.keys(decisions)
      .filter(isDecision)
      // An offer is documented for the decision itself, not for asking about it.
      .filter((name) => name !== "OFFER_PARTIAL_REFUND" && wanted(name))
      .map((decision) => {
        const obstacle = obstacleTo(decision, request, order);
        return {
          decision,
          eligible: obstacle === undefined,
          ...(obstacle && {
            ineligible_code: obstacle.code,
            ineligible_reason: obstacle.message,
          }),
          available_reject_reasons: obstacle
            ? []
            : reasonsForDecision(decision).map(viewReason),
        };
      }),
  };
}

function viewCancelDecision({ status }: Cancellation, decision: string) {
  const eligible = status === "CANCELLATION_REQUEST_PENDING";
  return {
    decision,
    eligible,
    ...(!eligible && {
      ineligible_code: 25_020_003,
      ineligible_reason: `The request is ${status}`,
    }),
    available_reject_reasons:
      eligible && decision.startsWith("REJECT")
        ? sellerRejectsCancellation.map(viewReason)
        : [],
  };
}

/** What a request would pay back; the postage with the last units of an order that has not left yet. */
function calculate({ platform, body }: Call) {
  const order = findOrder(platform.state, body.order_id, 25_007_006);
  const type = body.request_type as RequestType;
  if (!requestTypes.includes(type))
    refuse(25_001_001, `request_type ${type} is unknown`);
  const free = freeFor(platform, order, type);
  const wanted = lineIdsOf(order, body, free);
  const ids = wanted.length > 0 ? wanted : free;
  const lines = order.lines.filter((l) => ids.includes(l.id));
  const all = type === "CANCEL" && lines.length === openLines(order).length;
  return { order_refund_amount: viewRefund(refundOf(order, lines, all)) };
}
