import { refuse } from "./envelope.ts";
import { cents } from "./money.ts";
import { once } from "./once.ts";
import { findOrder, lineIdsOf } from "./orders.ts";
import { listed } from "./paging.ts";
import type { Call, Handlers, Platform } from "./platform.ts";
import {
  isKnownReason,
  sellerRefunds,
  sellerReturns,
  stageOf,
} from "./reasons.ts";
import { refundTotal } from "./refunds.ts";
import { decisions, isDecision, obstacleTo } from "./return-decisions.ts";
import { checkRejectReason } from "./return-reasons.ts";
import { viewReturn } from "./return-view.ts";
import { returnableLines } from "./returnable.ts";
import {
  grant,
  offerPart,
  openReturn,
  payBack,
  reject,
  replace,
} from "./returning.ts";
import { search } from "./search.ts";
import type { Order, Return, ReturnType } from "./state.ts";

/** Oldest first, and ten at least to a page. */
const defaultPageSize = 10;

/** Refunds, returns and replacements. Source: pages `search-returns-202602`, `create-return-202602`, `approve-return-202309`, `reject-return-202309`, `get-return-records-202309`. */
export const returnHandlers: Handlers = {
  "POST /return_refund/202309/returns/search": searchReturns,
  "POST /return_refund/202602/returns/search": searchReturns,
  "POST /return_refund/202309/returns": (call) =>
    once(call, "create return", () => createReturn(call)),
  "POST /return_refund/202602/returns": (call) =>
    once(call, "create return", () => createReturn(call)),
  "POST /return_refund/202309/returns/{return_id}/approve": (call) =>
    once(call, "approve return", () => approve(call)),
  "POST /return_refund/202309/returns/{return_id}/reject": (call) =>
    once(call, "reject return", () => turnDown(call)),
  "GET /return_refund/202309/returns/{return_id}/records": ({
    platform,
    path,
  }) => ({
    records: findReturn(platform, path.return_id).records.map((r) => ({
      event: "ORDER_RETURN",
      role: r.role,
      description: r.description,
      reason_text: "",
      note: r.note,
      images: [],
      videos: [],
      create_time: Math.floor(r.at / 1000),
    })),
  }),
};

function searchReturns({ platform, query, body }: Call) {
  const { state } = platform;
  const orderIds = body.order_ids as string[] | undefined;
  const ids = body.return_ids as string[] | undefined;
  const among = orderIds?.length
    ? orderIds.flatMap((id) => [...state.returns.by("order", id)])
    : ids?.length
      ? ids.flatMap((id) => state.returns.get(id) ?? [])
      : undefined;
  const { rows, ...rest } = search(state.returns, {
    query,
    body,
    order: "ASC",
    pageSize: defaultPageSize,
    ...(among && { among: [...new Set(among)] }),
    keep: (r) =>
      listed(ids, r.id) &&
      listed(body.return_types, r.type) &&
      listed(body.return_status, r.status) &&
      listed(body.buyer_user_ids, state.orders.get(r.orderId)?.buyerId ?? ""),
  });
  return { ...rest, return_orders: rows.map((r) => viewReturn(platform, r)) };
}

function createReturn({ platform, body }: Call) {
  const order = findOrder(platform.state, body.order_id, 25_020_005);
  const type = body.return_type as ReturnType;
  if (type !== "REFUND" && type !== "RETURN_AND_REFUND")
    refuse(25_001_001, `return_type ${type} is unknown`);
  if (order.status === "CANCELLED")
    refuse(25_001_051, `The order is ${order.status}`);
  const reason = String(body.return_reason);
  checkReason(order, type, reason);
  const free = returnableLines(platform, order);
  const wanted = lineIdsOf(order, body, free);
  const lineIds = wanted.length > 0 ? wanted : free;
  if (lineIds.length === 0 || lineIds.some((id) => !free.includes(id)))
    refuse(
      25_001_011,
      "A return is running, or the money is paid back already",
    );
  const refund =
    body.refund_total === undefined
      ? undefined
      : cents(String(body.refund_total));
  const made = { role: "SELLER", type, reason, lineIds, refund } as const;
  checkRefund(order, lineIds, refund);
  const handover = body.handover_method as Return["handover"] | undefined;
  const { id, status } = openReturn(platform, order, { ...made, handover });
  return { return_id: id, return_status: status };
}

function checkReason(order: Order, type: ReturnType, reason: string): void {
  const byStage = type === "REFUND" ? sellerRefunds : sellerReturns;
  if (byStage[stageOf(order.status)]?.includes(reason)) return;
  const sellers = [sellerRefunds, sellerReturns].flatMap((r) =>
    Object.values(r).flat(),
  );
  if (sellers.includes(reason))
    refuse(25_001_021, `${reason} does not fit the status ${order.status}`);
  if (isKnownReason(reason))
    refuse(25_001_015, `${reason} is not a seller's reason`);
  refuse(25_001_014, `${reason} is unknown`);
}

function checkRefund(
  order: Order,
  lineIds: string[],
  refund: number | undefined,
): void {
  const lines = order.lines.filter((l) => lineIds.includes(l.id));
  const most = lines.reduce(
    (sum, l) =>
      sum + l.list - l.sellerDiscount - l.platformDiscount + l.tax - l.refunded,
    0,
  );
  if (refund !== undefined && (refund <= 0 || refund > most))
    refuse(25_005_005, "The refund is above what can be paid back");
}

function findReturn({ state }: Platform, id: string | undefined): Return {
  return (
    state.returns.get(id) ?? refuse(25_020_005, `Return ${id} does not exist`)
  );
}

/** The request with its order, once the decision is one that fits both. */
function decide(platform: Platform, id: string | undefined, name: unknown) {
  const request = findReturn(platform, id);
  const decision = String(name);
  if (!isDecision(decision))
    return refuse(25_001_001, `decision ${decision} is unknown`);
  const order = findOrder(platform.state, request.orderId, 25_007_006);
  const obstacle = obstacleTo(decision, request, order);
  if (obstacle) refuse(obstacle.code, obstacle.message);
  return { request, decision };
}

function approve({ platform, path, body }: Call) {
  const { request, decision } = decide(platform, path.return_id, body.decision);
  if (!decisions[decision].approves)
    refuse(25_020_004, `${decision} is no approval`);
  switch (decision) {
    case "APPROVE_REPLACEMENT": {
      const problem = replace(platform, request, "SELLER");
      if (problem) refuse(25_011_012, problem);
      break;
    }
    case "OFFER_PARTIAL_REFUND":
      offerPart(platform, request, offerOf(request, body.partial_refund));
      break;
    case "APPROVE_REFUND":
    case "APPROVE_RETURN":
      grant(platform, request, "SELLER", body.buyer_keep_item === true);
      break;
    default:
      if (decision === "DIRECT_REFUND") request.buyerKeepsItem = true;
      payBack(platform, request, "SELLER");
  }
  return {};
}

function offerOf(request: Return, offer: unknown): number {
  const { amount, currency } = (offer ?? {}) as Record<string, string>;
  if (amount === undefined || currency !== "USD")
    refuse(25_001_001, "partial_refund takes an amount in USD");
  const offered = cents(amount);
  if (!(offered > 0) || offered >= refundTotal(request.refund))
    refuse(25_005_005, "The offer is not below the amount asked for");
  return offered;
}

function turnDown({ platform, path, body }: Call) {
  const { request, decision } = decide(platform, path.return_id, body.decision);
  if (decisions[decision].approves)
    refuse(25_020_004, `${decision} is no rejection`);
  checkRejectReason(decision, String(body.reject_reason));
  reject(platform, request, {
    reason: String(body.reject_reason),
    comment: body.comment as string | undefined,
  });
  return {};
}
