import {
  acceptRequest,
  cancellableLines,
  cancelNow,
  rejectRequest,
} from "./cancelling.ts";
import { refuse } from "./envelope.ts";
import { once } from "./once.ts";
import { findOrder, lineIdsOf } from "./orders.ts";
import { listed } from "./paging.ts";
import {
  type Call,
  type Handlers,
  type Platform,
  seconds,
} from "./platform.ts";
import {
  buyerCancels,
  isKnownReason,
  sellerCancels,
  sellerRejectsCancellation,
  stageOf,
  textOf,
} from "./reasons.ts";
import { refundOfLine, viewRefund } from "./refunds.ts";
import { search } from "./search.ts";
import type { Cancellation, Order, TikTokState } from "./state.ts";

const defaultPageSize = 10;

/** Cancellations. Source: pages `cancel-order-202602`, `search-cancellations-202602`, `approve-cancellation-202309`. */
export const cancellationHandlers: Handlers = {
  "POST /return_refund/202309/cancellations": cancelOrder,
  "POST /return_refund/202602/cancellations": cancelOrder,
  "POST /return_refund/202309/cancellations/search": searchCancellations,
  "POST /return_refund/202602/cancellations/search": searchCancellations,
  "POST /return_refund/202309/cancellations/{cancel_id}/approve": (call) =>
    once(call, "approve cancellation", () => {
      const { platform, path } = call;
      acceptRequest(
        platform,
        findPending(platform, path.cancel_id, 25_011_012),
      );
      return {};
    }),
  "POST /return_refund/202309/cancellations/{cancel_id}/reject": (call) =>
    once(call, "reject cancellation", () => {
      const { platform, path, body } = call;
      const request = findPending(platform, path.cancel_id, 25_011_011);
      const reason = String(body.reject_reason);
      if (!isKnownReason(reason)) refuse(25_001_014, `${reason} is unknown`);
      if (!sellerRejectsCancellation.includes(reason))
        refuse(25_001_016, `${reason} does not fit a rejection`);
      rejectRequest(platform, request, reason);
      return {};
    }),
};

/** Oldest first and ten to a page, other than the order list. */
function searchCancellations({ platform: { state }, query, body }: Call) {
  const orderIds = body.order_ids as string[] | undefined;
  const { rows, ...rest } = search(state.cancellations, {
    query,
    body,
    order: "ASC",
    pageSize: defaultPageSize,
    ...(orderIds?.length && {
      among: orderIds.flatMap((id) => state.cancellations.by("order", id)),
    }),
    keep: (c) =>
      listed(body.cancel_ids, c.id) &&
      listed(body.cancel_status, c.status) &&
      listed(body.cancel_types, typeOf(c)) &&
      listed(body.buyer_user_ids, state.orders.get(c.orderId)?.buyerId ?? ""),
  });
  return {
    ...rest,
    cancellations: rows.map((c) => viewCancellation(state, c)),
  };
}

function cancelOrder({ platform, body }: Call) {
  const order = findOrder(platform.state, body.order_id, 25_020_005);
  const reason = String(body.cancel_reason);
  const free = cancellableLines(platform, order);
  if (order.status === "CANCELLED" || order.status === "COMPLETED")
    refuse(25_001_051, `The order is ${order.status}`);
  if (free.length === 0)
    refuse(25_001_045, "The order is already with the carrier");
  checkReason(order, reason);
  const lineIds = wantedLines(order, body, free);
  const { id, status } = cancelNow(platform, order, {
    role: "SELLER",
    reason,
    lineIds,
  });
  return { cancel_id: id, cancel_status: status };
}

function checkReason(order: Order, reason: string): void {
  if (sellerCancels[stageOf(order.status)]?.includes(reason)) return;
  if (Object.values(sellerCancels).flat().includes(reason))
    refuse(25_001_021, `${reason} does not fit the status ${order.status}`);
  if (
    Object.values(buyerCancels).flat().includes(reason) ||
    isKnownReason(reason)
  )
    refuse(25_001_015, `${reason} is not a seller's reason`);
  refuse(25_001_014, `${reason} is unknown`);
}

/** Named lines, or so many units of a SKU, or everything. */
function wantedLines(
  order: Order,
  body: Record<string, unknown>,
  free: string[],
): string[] {
  const wanted = lineIdsOf(order, body, free);
  const taken = wanted.find((id) => !free.includes(id));
  if (taken) refuse(25_001_045, `Line ${taken} can no longer be cancelled`);
  return wanted.length > 0 ? wanted : free;
}

function findPending(
  { state }: Platform,
  id: string | undefined,
  codeOfWrongState: number,
): Cancellation {
  const found =
    state.cancellations.get(id) ??
    refuse(25_020_005, `Cancellation ${id} does not exist`);
  if (found.status === "CANCELLATION_REQUEST_PENDING") return found;
  if (found.status === "CANCELLATION_REQUEST_CANCELLED")
    refuse(25_020_009, "The request is already cancelled");
  return refuse(codeOfWrongState, `The cancellation is ${found.status}`);
}

const typeOf = (c: Cancellation) =>
  c.role === "BUYER" ? "BUYER_CANCEL" : "CANCEL";

function viewCancellation(state: TikTokState, c: Cancellation) {
  const order = state.orders.get(c.orderId);
  const lines = (order?.lines ?? []).filter((l) => c.lineIds.includes(l.id));
  return {
    cancel_id: c.id,
    order_id: c.orderId,
    cancel_type: typeOf(c),
    cancel_status: c.status,
    role: c.role,
    cancel_reason: c.reason,
    cancel_reason_text: textOf(c.reason),
    create_time: seconds(c.createdAt),
    update_time: seconds(c.updatedAt),
    seller_next_action_response:
      c.answerDueAt === null
        ? []
        : [
            {
              action: "SELLER_RESPOND_CANCEL",
              deadline: seconds(c.answerDueAt),
            },
          ],
    refund_amount: viewRefund(c.refund),
    cancel_line_items: lines.map((l) => ({
      cancel_line_item_id: l.id,
      order_line_item_id: l.id,
      sku_id: l.skuId,
      sku_name: l.skuName,
      product_name: l.productName,
      seller_sku: l.sellerSku,
      ...(order && { refund_amount: viewRefund(refundOfLine(order, l)) }),
    })),
    should_replenish_stock: !c.reason.endsWith("out_of_stock"),
  };
}
