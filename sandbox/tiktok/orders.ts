import { codeOfNoOrderFound } from "./assumed.ts";
import { refuse } from "./envelope.ts";
import { viewOrder } from "./order-view.ts";
import { listed, page, sortByTime, within } from "./paging.ts";
import type { Handlers } from "./platform.ts";
import type { Order, TikTokState } from "./state.ts";

/** @param code each chapter has its own code for an order that is not there or not the shop's. */
export function findOrder(
  state: TikTokState,
  id: unknown,
  code: number,
): Order {
  return (
    state.orders.find((o) => o.id === id) ??
    refuse(code, `Order ${id} is not an order of this shop`)
  );
}

/** Orders. Source: pages `get-order-list-202309`, `get-order-detail-202507`. */
export const orderHandlers: Handlers = {
  "POST /order/202309/orders/search": ({
    platform: { state, context },
    query,
    body,
  }) => {
    const pendingFor = new Set(
      state.cancellations
        .filter(
          (c) =>
            c.role === "BUYER" && c.status === "CANCELLATION_REQUEST_PENDING",
        )
        .map((c) => c.orderId),
    );
    const found = state.orders.filter(
      (o) =>
        (body.order_status === undefined || o.status === body.order_status) &&
        (body.shipping_type === undefined ||
          body.shipping_type ===
            (o.fulfillment === "BY_TIKTOK" ? "TIKTOK" : "SELLER")) &&
        (body.buyer_user_id === undefined ||
          o.buyerId === body.buyer_user_id) &&
        (body.is_buyer_request_cancel === undefined ||
          pendingFor.has(o.id) === body.is_buyer_request_cancel) &&
        listed(body.warehouse_ids, o.warehouseId) &&
        within(o.createdAt, body, "create_time") &&
        within(o.updatedAt, body, "update_time"),
    );
    const { rows, ...rest } = page(sortByTime(found, query, "DESC"), query);
    const now = context.clock.now();
    return { ...rest, orders: rows.map((o) => viewOrder(state, o, now)) };
  },
  // Unknown ids are left out of the answer; only none at all is a refusal.
  "GET /order/202507/orders": ({ platform: { state, context }, query }) => {
    const ids = (query.ids ?? "").split(",").filter(Boolean);
    if (ids.length > 50)
      refuse(36_009_004, "Invalid parameter: at most 50 ids");
    const found = state.orders.filter((o) => ids.includes(o.id));
    if (found.length === 0)
      refuse(codeOfNoOrderFound, "The orders are not orders of this shop");
    const now = context.clock.now();
    return { orders: found.map((o) => viewOrder(state, o, now)) };
  },
};
