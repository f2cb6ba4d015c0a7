import { refuse } from "./envelope.ts";
import { deliveryOptionName } from "./order-view.ts";
import { page, sortByTime, within } from "./paging.ts";
import { type Handlers, seconds } from "./platform.ts";
import { viewRecipient } from "./recipient.ts";
import type { Package, TikTokState } from "./state.ts";

/** Packages; US orders have none before they are shipped. Source: pages `search-package-202309`, `get-package-detail-202309`. */
export const packageHandlers: Handlers = {
  "POST /fulfillment/202309/packages/search": ({
    platform: { state },
    query,
    body,
  }) => {
    const found = state.packages.filter(
      (p) =>
        (body.package_status === undefined ||
          p.status === body.package_status) &&
        within(p.createdAt, body, "create_time") &&
        within(p.updatedAt, body, "update_time"),
    );
    const { rows, ...rest } = page(sortByTime(found, query, "DESC"), query);
    return {
      ...rest,
      packages: rows.map((p) => ({
        id: p.id,
        orders: ordersOf(state, p),
        create_time: seconds(p.createdAt),
        update_time: seconds(p.updatedAt),
        status: p.status,
        tracking_number: p.trackingNumber,
        shipping_provider_name: p.providerName,
        shipping_provider_id: p.providerId,
        order_line_item_ids: p.lineIds,
      })),
    };
  },
  "GET /fulfillment/202309/packages/{package_id}": ({
    platform: { state, context },
    path,
  }) => {
    const p =
      state.packages.find((found) => found.id === path.package_id) ??
      refuse(21_011_001, `Package ${path.package_id} does not exist`);
    const order = state.orders.find((o) => o.id === p.orderId);
    const { first_name, last_name, district_info, ...recipient } =
      (order && viewRecipient(order, context.clock.now())) ?? emptyRecipient;
    return {
      package_id: p.id,
      orders: ordersOf(state, p),
      package_status: p.status,
      split_and_combine_tag: p.split ? "SPLIT" : "DEFAULT",
      has_multi_skus: new Set(linesOf(state, p).map((l) => l.skuId)).size > 1,
      note_tag: "BUYER_UNNOTED",
      shipping_provider_name: p.providerName,
      shipping_provider_id: p.providerId,
      shipping_type: order?.fulfillment === "BY_TIKTOK" ? "TIKTOK" : "SELLER",
      delivery_option_name: deliveryOptionName,
      delivery_option_id: state.shop.deliveryOptionId,
      tracking_number: p.trackingNumber,
      create_time: seconds(p.createdAt),
      update_time: seconds(p.updatedAt),
      order_line_item_ids: p.lineIds,
      recipient_address: recipient,
    };
  },
};

const emptyRecipient = { first_name: "", last_name: "", district_info: [] };

function linesOf(state: TikTokState, p: Package) {
  const order = state.orders.find((o) => o.id === p.orderId);
  return (order?.lines ?? []).filter((l) => p.lineIds.includes(l.id));
}

function ordersOf(state: TikTokState, p: Package) {
  const lines = linesOf(state, p);
  const skuIds = [...new Set(lines.map((l) => l.skuId))];
  return [
    {
      id: p.orderId,
      skus: skuIds.map((id) => ({
        id,
        name: lines.find((l) => l.skuId === id)?.skuName ?? "",
        quantity: lines.filter((l) => l.skuId === id).length,
      })),
    },
  ];
}
