import {
  acceptRequest,
  cancellableLines,
  cancelNow,
  rejectRequest,
} from "./cancelling.ts";
import { refuse } from "./envelope.ts";
import { dollars } from "./order-view.ts";
import { findOrder } from "./orders.ts";
import { listed, page, sortByTime, within } from "./paging.ts";
import {
  type Call,
  type Handlers,
  type Platform,
  seconds,
} from "./platform.ts";
import type { Cancellation, Order } from "./state.ts";

/** Reasons of a US seller by order status. Source: page `cancel-reasons`. */
const unpaidReasons = [
  "seller_cancel_unpaid_reason_out_of_stock",
  "seller_cancel_unpaid_reason_wrong_price",
  "seller_cancel_unpaid_reason_buyer_hasnt_paid_within_time_allowed",
  "seller_cancel_unpaid_reason_buyer_requested_cancellation",
];
const paidReasons = [
  "seller_cancel_reason_out_of_stock",
  "seller_cancel_reason_wrong_price",
  "seller_cancel_paid_reason_address_not_deliver",
  "seller_cancel_paid_reason_buyer_requested_cancellation",
];
const defaultPageSize = 10;

/** Cancellations. Source: pages `cancel-order-202602`, `search-cancellations-202602`, `approve-cancellation-202309`. */
export const cancellationHandlers: Handlers = {
  "POST /return_refund/202602/cancellations": cancelOrder,
  // Oldest first and ten to a page, other than the order list.
  "POST /return_refund/202602/cancellations/search": ({
    platform: { state },
    query,
    body,
  }) => {
    const found = state.cancellations.filter(
      (c) =>
        listed(body.cancel_ids, c.id) &&
        listed(body.order_ids, c.orderId) &&
        listed(body.cancel_status, c.status) &&
        listed(body.cancel_types, typeOf(c)) &&
        within(c.createdAt, body, "create_time") &&
        within(c.updatedAt, body, "update_time"),
    );
    const { rows, ...rest } = page(
      sortByTime(found, query, "ASC"),
      query,
      defaultPageSize,
    );
    return {
      ...rest,
      cancellations: rows.map((c) => viewCancellation(state.orders, c)),
    };
  },
  "POST /return_refund/202309/cancellations/{cancel_id}/approve": ({
    platform,
    path,
  }) => {
    const request = findPending(platform, path.cancel_id);
    acceptRequest(platform, request, platform.context.clock.now());
    return {};
  },
  "POST /return_refund/202309/cancellations/{cancel_id}/reject": ({
    platform,
    path,
  }) => {
    rejectRequest(platform, findPending(platform, path.cancel_id));
    return {};
  },
};

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
  const fitting = order.status === "UNPAID" ? unpaidReasons : paidReasons;
  if (fitting.includes(reason)) return;
  if (unpaidReasons.includes(reason) || paidReasons.includes(reason))
    refuse(25_001_021, `${reason} does not fit the status ${order.status}`);
  if (reason.startsWith("ecom_order_") || reason.startsWith("system_"))
    refuse(25_001_015, `${reason} is not a seller's reason`);
  refuse(25_001_014, `${reason} is unknown`);
}

/** Named lines, or so many units of a SKU, or everything. */
function wantedLines(
  order: Order,
  body: Record<string, unknown>,
  free: string[],
): string[] {
  const named = [
    ...((body.order_line_item_ids as string[] | undefined) ?? []),
    ...(
      (body.order_line_list as { order_line_item_id: string }[] | undefined) ??
      []
    ).map((l) => l.order_line_item_id),
  ];
  const skus =
    (body.skus as { sku_id: string; quantity: number }[] | undefined) ?? [];
  const bySku = skus.flatMap(({ sku_id, quantity }) => {
    const lines = order.lines.filter(
      (l) => l.skuId === sku_id && free.includes(l.id),
    );
    if (lines.length < quantity)
      refuse(25_005_011, `The order has fewer units of SKU ${sku_id}`);
    return lines.slice(0, quantity).map((l) => l.id);
  });
  const stranger = named.find((id) => !order.lines.some((l) => l.id === id));
  if (stranger) refuse(25_001_001, `Line ${stranger} is not part of the order`);
  const taken = named.find((id) => !free.includes(id));
  if (taken) refuse(25_001_045, `Line ${taken} can no longer be cancelled`);
  const wanted = [...named, ...bySku];
  return wanted.length > 0 ? wanted : free;
}

function findPending(
  { state }: Platform,
  id: string | undefined,
): Cancellation {
  const found =
    state.cancellations.find((c) => c.id === id) ??
    refuse(25_020_005, `Cancellation ${id} does not exist`);
  if (found.status !== "CANCELLATION_REQUEST_PENDING")
    refuse(25_020_003, `The cancellation is ${found.status}`);
  return found;
}

const typeOf = (c: Cancellation) =>
  c.role === "BUYER" ? "BUYER_CANCEL" : "CANCEL";

function viewCancellation(orders: Order[], c: Cancellation) {
  const lines = (orders.find((o) => o.id === c.orderId)?.lines ?? []).filter(
    (l) => c.lineIds.includes(l.id),
  );
  const refund = (amount: string) => ({
    currency: "USD",
    refund_total: amount,
    refund_subtotal: amount,
    refund_shipping_fee: "0",
    refund_tax: "0",
  });
  return {
    cancel_id: c.id,
    order_id: c.orderId,
    cancel_type: typeOf(c),
    cancel_status: c.status,
    role: c.role,
    cancel_reason: c.reason,
    cancel_reason_text: c.reason.replaceAll("_", " "),
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
    refund_amount: refund(dollars(lines.map((l) => l.price))),
    cancel_line_items: lines.map((l) => ({
      cancel_line_item_id: l.id,
      order_line_item_id: l.id,
      sku_id: l.skuId,
      sku_name: l.skuName,
      product_name: l.productName,
      seller_sku: l.sellerSku,
      refund_amount: refund(l.price),
    })),
    should_replenish_stock: !c.reason.endsWith("out_of_stock"),
  };
}
