import { amount } from "./money.ts";
import { type Platform, seconds } from "./platform.ts";
import { textOf } from "./reasons.ts";
import { refundOfLine, viewRefund } from "./refunds.ts";
import { linesOf } from "./returning.ts";
import type { Return } from "./state.ts";

/** A return as Search Returns answers it. Source: page `search-returns-202602`. */
export function viewReturn(platform: Platform, request: Return) {
  const order = platform.state.orders.get(request.orderId);
  const action = nextActionOf(request);
  return {
    return_id: request.id,
    order_id: request.orderId,
    return_type: request.type,
    return_status: request.status,
    role: request.role,
    return_reason: request.reason,
    return_reason_text: textOf(request.reason),
    ...(request.type === "RETURN_AND_REFUND" && {
      shipment_type: "PLATFORM",
      handover_method: request.handover ?? "DROP_OFF",
      return_method: "PLATFORM_SHIPPED",
      return_shipping_document_type: "SHIPPING_LABEL",
    }),
    return_tracking_number: request.trackingNumber ?? "",
    return_provider_name: request.providerName ?? "",
    return_provider_id: request.providerId ?? "",
    can_buyer_keep_item: request.buyerKeepsItem,
    is_combined_return: false,
    is_quick_refund: false,
    create_time: seconds(request.createdAt),
    update_time: seconds(request.updatedAt),
    seller_next_action_response:
      action && request.dueAt !== null
        ? [{ action, deadline: seconds(request.dueAt) }]
        : [],
    refund_amount: viewRefund(request.refund),
    ...(request.partialRefund !== null && {
      seller_proposed_return_type: "PARTIAL_REFUND",
      partial_refund: {
        currency: "USD",
        amount: amount(request.partialRefund),
      },
      buyer_rejected_partial_refund: request.buyerRejectedPartialRefund,
    }),
    return_line_items: linesOf(platform, request).map((l) => ({
      return_line_item_id: l.id,
      order_line_item_id: l.id,
      sku_id: l.skuId,
      sku_name: l.skuName,
      product_name: l.productName,
      seller_sku: l.sellerSku,
      ...(order && { refund_amount: viewRefund(refundOfLine(order, l)) }),
    })),
  };
}

/** What the seller is waited for; nothing where it is the buyer's or the post's turn. */
function nextActionOf({ status, type, arrivedAt }: Return): string | undefined {
  switch (status) {
    case "RETURN_OR_REFUND_REQUEST_PENDING":
      return type === "REFUND"
        ? "SELLER_RESPOND_REFUND"
        : "SELLER_RESPOND_RETURN";
    case "REPLACEMENT_REQUEST_PENDING":
      return "SELLER_RESPOND_REPLACEMENT";
    case "BUYER_SHIPPED_ITEM":
      return arrivedAt === null ? undefined : "SELLER_RESPOND_RECEIVE_PACKAGE";
    default:
      return undefined;
  }
}
