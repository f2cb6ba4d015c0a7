import { deadlineSeconds } from "./assumed.ts";
import { seconds } from "./platform.ts";
import { emailAlias, viewRecipient } from "./recipient.ts";
import type { Line, Order, Package, TikTokState } from "./state.ts";

/** Sum of decimal strings, in cents, so that 0.1 + 0.2 stays 0.30. */
export function dollars(prices: string[]): string {
  const cents = prices.reduce((sum, p) => sum + Math.round(Number(p) * 100), 0);
  return (cents / 100).toFixed(2);
}

const fulfillmentTypes = {
  BY_SELLER: "FULFILLMENT_BY_SELLER",
  BY_TIKTOK: "FULFILLMENT_BY_TIKTOK",
} as const;

/** An order as list and detail answer it; times that have not come yet are left out. */
export function viewOrder(state: TikTokState, order: Order, now: number) {
  const packages = state.packages.filter((p) => p.orderId === order.id);
  const recipient = viewRecipient(order, now);
  const request = state.cancellations.find(
    (c) =>
      c.orderId === order.id && c.status === "CANCELLATION_REQUEST_PENDING",
  );
  const first = packages[0];
  return {
    id: order.id,
    user_id: order.buyerId,
    buyer_email: emailAlias(order),
    buyer_message: "",
    seller_note: "",
    status: order.status,
    order_type: "NORMAL",
    commerce_platform: "TIKTOK_SHOP",
    fulfillment_type: fulfillmentTypes[order.fulfillment],
    shipping_type: order.fulfillment === "BY_TIKTOK" ? "TIKTOK" : "SELLER",
    delivery_type: "HOME_DELIVERY",
    delivery_option_id: state.shop.deliveryOptionId,
    delivery_option_name: deliveryOptionName,
    warehouse_id: order.warehouseId,
    is_on_hold_order: true,
    is_cod: false,
    is_sample_order: false,
    is_replacement_order: false,
    has_updated_recipient_address: order.addressChanged,
    is_buyer_request_cancel: request?.role === "BUYER",
    ...(request && { request_cancel_time: seconds(request.createdAt) }),
    create_time: seconds(order.createdAt),
    update_time: seconds(order.updatedAt),
    ...timesOf(order),
    ...(order.paidAt !== null && deadlinesOf(order.paidAt)),
    ...(order.cancelReason && {
      cancel_reason: order.cancelReason,
      cancellation_initiator: order.cancelledBy,
    }),
    payment: paymentOf(order),
    payment_method_name: "Credit card",
    ...(recipient && { recipient_address: recipient }),
    packages: packages.map((p) => ({ id: p.id })),
    split_or_combine_tag: packages.length > 1 ? "SPLIT" : "",
    tracking_number: first?.trackingNumber ?? "",
    shipping_provider: first?.providerName ?? "",
    shipping_provider_id: first?.providerId ?? "",
    line_items: order.lines.map((line) => viewLine(order, line, packages)),
  };
}

export const deliveryOptionName = "Standard Shipping";

function timesOf(order: Order) {
  const times = {
    paid_time: order.paidAt,
    rts_time: order.shippedAt,
    collection_time: order.collectedAt,
    delivery_time: order.deliveredAt,
    cancel_time: order.cancelledAt,
  };
  const known = Object.entries(times).filter(([, at]) => at !== null);
  return Object.fromEntries(
    known.map(([name, at]) => [name, seconds(at as number)]),
  );
}

function deadlinesOf(paidAt: number) {
  const from = seconds(paidAt);
  return Object.fromEntries(
    Object.entries(deadlineSeconds).map(([name, after]) => [
      name,
      from + after,
    ]),
  );
}

function paymentOf(order: Order) {
  const total = dollars(order.lines.map((l) => l.price));
  return {
    currency: "USD",
    sub_total: total,
    original_total_product_price: total,
    total_amount: total,
    shipping_fee: "0",
    original_shipping_fee: "0",
    seller_discount: "0",
    platform_discount: "0",
    tax: "0",
  };
}

function viewLine(order: Order, line: Line, packages: Package[]) {
  const parcel = packages.find((p) => p.id === line.packageId);
  return {
    id: line.id,
    product_id: line.productId,
    product_name: line.productName,
    sku_id: line.skuId,
    sku_name: line.skuName,
    seller_sku: line.sellerSku,
    sku_type: "NORMAL",
    original_price: line.price,
    sale_price: line.price,
    seller_discount: "0",
    platform_discount: "0",
    currency: "USD",
    is_gift: false,
    display_status: displayStatus(order, line),
    package_status: line.cancelled
      ? "CANCELLED"
      : (parcel?.status ?? "TO_FULFILL"),
    package_id: parcel?.id ?? "",
    tracking_number: parcel?.trackingNumber ?? "",
    shipping_provider_id: parcel?.providerId ?? "",
    shipping_provider_name: parcel?.providerName ?? "",
    ...(parcel && { rts_time: seconds(parcel.createdAt) }),
    ...(line.cancelReason && {
      cancel_reason: line.cancelReason,
      cancel_user: order.cancelledBy,
    }),
  };
}

/** Lines know neither ON_HOLD nor PARTIALLY_SHIPPING. */
export function displayStatus(order: Order, line: Line): string {
  if (line.cancelled) return "CANCELLED";
  if (order.status === "PARTIALLY_SHIPPING")
    return line.packageId ? "AWAITING_COLLECTION" : "AWAITING_SHIPMENT";
  return order.status === "ON_HOLD" ? "AWAITING_SHIPMENT" : order.status;
}
