import { codeOfNoOrderFound } from "./assumed.ts";
import { refuse } from "./envelope.ts";
import { viewOrder } from "./order-view.ts";
import { listed } from "./paging.ts";
import type { Call, Handlers } from "./platform.ts";
import { viewPriceDetail } from "./price-detail.ts";
import { search } from "./search.ts";
import type { Order, OrderStatus, TikTokState } from "./state.ts";

/** @param code each chapter has its own code for an order that is not there or not the shop's. */
export function findOrder(
  state: TikTokState,
  id: unknown,
  code: number,
): Order {
  return (
    state.orders.get(id as string) ??
    refuse(code, `Order ${id} is not an order of this shop`)
  );
}

/**
 * The lines that a cancellation or a return is about: named ones, or so many units of a SKU out of `free`.
 * @returns nothing where the call names none.
 */
export function lineIdsOf(
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
  const stranger = named.find((id) => !order.lines.some((l) => l.id === id));
  if (stranger) refuse(25_001_001, `Line ${stranger} is not part of the order`);
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
  return [...new Set([...named, ...bySku])];
}

/** Orders. Source: pages `get-order-list-202309`, `get-order-detail-202507`, `get-price-detail-202407`. */
export const orderHandlers: Handlers = {
  "POST /order/202309/orders/search": ({ platform, query, body }) => {
    const { state } = platform;
    const filters = filtersOf(state, body);
    const status = body.order_status as OrderStatus | undefined;
    const orders = status ? state.orders.group(status) : state.orders;
    const { rows, ...rest } = search(orders, {
      query,
      body,
      order: "DESC",
      ...amongOf(state, body),
      ...(filters.length > 0 && {
        keep: (order: Order) => filters.every((fits) => fits(order)),
      }),
    });
    return { ...rest, orders: rows.map((o) => viewOrder(platform, o)) };
  },
  "GET /order/202309/orders": getOrders,
  "GET /order/202507/orders": getOrders,
  "GET /order/202407/orders/{order_id}/price_detail": ({ platform, path }) =>
    viewPriceDetail(findOrder(platform.state, path.order_id, 21_008_111)),
};

/** The few orders that can match, where a look-up knows them. */
function amongOf(
  state: TikTokState,
  { buyer_user_id: buyer, order_status: status }: Record<string, unknown>,
) {
  if (buyer === undefined) return {};
  const theirs = state.orders.by("buyer", String(buyer));
  return {
    among: theirs.filter((o) => status === undefined || o.status === status),
  };
}

function filtersOf(state: TikTokState, body: Record<string, unknown>) {
  const filters: ((order: Order) => boolean)[] = [];
  const {
    shipping_type: shipping,
    is_buyer_request_cancel: asked,
    warehouse_ids: warehouses,
  } = body;
  if (shipping !== undefined) filters.push((o) => o.shipping === shipping);
  if (asked !== undefined)
    filters.push(
      (o) =>
        state.cancellations
          .by("order", o.id)
          .some(
            (c) =>
              c.role === "BUYER" && c.status === "CANCELLATION_REQUEST_PENDING",
          ) === asked,
    );
  if ((warehouses as string[] | undefined)?.length)
    filters.push((o) => listed(warehouses, o.warehouseId));
  return filters;
}

/** Unknown ids are left out of the answer; only none at all is a refusal. */
function getOrders({ platform, query }: Call) {
  const ids = (query.ids ?? "").split(",").filter(Boolean);
  if (ids.length > 50) refuse(36_009_004, "Invalid parameter: at most 50 ids");
  const found = [...new Set(ids)].flatMap(
    (id) => platform.state.orders.get(id) ?? [],
  );
  if (found.length === 0)
    refuse(codeOfNoOrderFound, "The orders are not orders of this shop");
  return { orders: found.map((o) => viewOrder(platform, o)) };
}
