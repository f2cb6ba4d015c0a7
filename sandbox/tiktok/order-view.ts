import { deadlineSeconds, deliveryOptionName, unpaidMs } from "./assumed.ts";
import { lineStatusOf, viewLine } from "./line-view.ts";
import { amount, total } from "./money.ts";
import { type Platform, seconds } from "./platform.ts";
import { postageSaleOf, saleOf } from "./pricing.ts";
import { emailAlias, viewRecipient } from "./recipient.ts";
import type { Order } from "./state.ts";

export { lineStatusOf };

const fulfillmentTypes = {
  BY_SELLER: "FULFILLMENT_BY_SELLER",
  BY_TIKTOK: "FULFILLMENT_BY_TIKTOK",
} as const;

/** An order as list and detail answer it; times that have not come yet are left out. */
export function viewOrder(platform: Platform, order: Order) {
  const { state } = platform;
  // A US order shows its packages once they are shipped.
  const packages = state.packages
    .by("order", order.id)
    .filter((p) => p.shippedAt !== null);
  const recipient = viewRecipient(order, platform.now());
  const request = state.cancellations
    .by("order", order.id)
    .find((c) => c.status === "CANCELLATION_REQUEST_PENDING");
  const [first] = packages;
  return {
    id: order.id,
    user_id: order.buyerId,
    buyer_email: emailAlias(order),
    buyer_message: order.buyerMessage,
    seller_note: order.sellerNote,
    status: order.status,
    ...kindOf(order),
    commerce_platform: "TIKTOK_SHOP",
    fulfillment_type: fulfillmentTypes[order.fulfillment],
    shipping_type: order.shipping,
    delivery_type: "HOME_DELIVERY",
    delivery_option_id: state.shop.deliveryOptionId,
    delivery_option_name: deliveryOptionName,
    warehouse_id: order.warehouseId,
    is_on_hold_order: true,
    is_cod: false,
    has_updated_recipient_address: order.addressChanged,
    is_buyer_request_cancel: request?.role === "BUYER",
    ...(request && { request_cancel_time: seconds(request.createdAt) }),
    create_time: seconds(order.createdAt),
    update_time: seconds(order.updatedAt),
    ...timesOf(order),
    ...deadlinesOf(order),
    ...(order.cancelReason && {
      cancel_reason: order.cancelReason,
      cancellation_initiator: order.cancelledBy,
    }),
    payment: paymentOf(order),
    payment_method_name: "Credit card",
    ...(recipient && { recipient_address: recipient }),
    packages: packages.map((p) => ({ id: p.id })),
    split_or_combine_tag: tagOf(packages),
    tracking_number: first?.trackingNumber ?? "",
    shipping_provider: first?.providerName ?? "",
    shipping_provider_id: first?.providerId ?? "",
    line_items: order.lines.map((line) => viewLine(platform, order, line)),
  };
}

function kindOf(order: Order) {
  return {
    order_type: order.type,
    is_sample_order: order.isSample,
    is_replacement_order: order.replaces !== null,
    ...(order.replaces && { replaced_order_id: order.replaces }),
    ...(order.releaseAt !== null && { release_date: seconds(order.releaseAt) }),
    ...(order.handlingDays !== null && {
      handling_duration: {
        days: String(order.handlingDays),
        type: "BUSINESS_DAY",
      },
    }),
  };
}

function tagOf(packages: readonly { tag: string }[]): string {
  if (packages.some((p) => p.tag === "COMBINED")) return "COMBINED";
  return packages.length > 1 ? "SPLIT" : "";
}

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

/** Counted from payment, of a pre-order from its release; an unpaid order only knows when it will be given up. */
function deadlinesOf(order: Order) {
  if (order.paidAt === null)
    return { cancel_order_sla_time: seconds(order.createdAt + unpaidMs) };
  const from = seconds(Math.max(order.paidAt, order.releaseAt ?? 0));
  return Object.fromEntries(
    Object.entries(deadlineSeconds).map(([name, after]) => [
      name,
      from + after,
    ]),
  );
}

/** Sums as the page of Get Order Detail writes them down; they tie to the price detail. */
function paymentOf({ lines, postage }: Order) {
  const sum = (of: (line: Order["lines"][number]) => number) =>
    total(lines.map(of));
  const subTotal = sum(saleOf);
  const productTax = sum((l) => l.tax);
  const shippingFee = postageSaleOf(postage);
  return {
    currency: "USD",
    sub_total: amount(subTotal),
    original_total_product_price: amount(sum((l) => l.list)),
    total_amount: amount(subTotal + shippingFee + productTax + postage.tax),
    shipping_fee: amount(shippingFee),
    original_shipping_fee: amount(postage.list),
    shipping_fee_seller_discount: amount(postage.sellerDiscount),
    shipping_fee_platform_discount: amount(postage.platformDiscount),
    shipping_fee_tax: amount(postage.tax),
    seller_discount: amount(sum((l) => l.sellerDiscount)),
    platform_discount: amount(sum((l) => l.platformDiscount)),
    product_tax: amount(productTax),
    tax: amount(productTax + postage.tax),
  };
}
