/**
 * Reasons of the US market by who speaks and in which state the order is. Source: partner.tiktokshop.com, pages
 * `cancel-reasons`, `refund-reasons`, `return-reasons` (December 2025).
 */
type ByState = Record<string, readonly string[]>;

const unpaid = "UNPAID";
const toShip = "TO_SHIP";
const onTheWay = "ON_THE_WAY";
const delivered = "DELIVERED";

/** Which list of reasons goes with an order's status. */
export function stageOf(status: string): string {
  if (status === "UNPAID") return unpaid;
  if (["AWAITING_COLLECTION", "IN_TRANSIT"].includes(status)) return onTheWay;
  if (["DELIVERED", "COMPLETED"].includes(status)) return delivered;
  return toShip;
}

export const sellerCancels: ByState = {
  [unpaid]: [
    "seller_cancel_unpaid_reason_out_of_stock",
    "seller_cancel_unpaid_reason_wrong_price",
    "seller_cancel_unpaid_reason_buyer_hasnt_paid_within_time_allowed",
    "seller_cancel_unpaid_reason_buyer_requested_cancellation",
  ],
  [toShip]: [
    "seller_cancel_reason_out_of_stock",
    "seller_cancel_reason_wrong_price",
    "seller_cancel_paid_reason_address_not_deliver",
    "seller_cancel_paid_reason_buyer_requested_cancellation",
  ],
};

export const buyerCancels: ByState = {
  [unpaid]: [
    "ecom_order_unpaid_canceled_reason_payment_method_not_available",
    "ecom_order_unpaid_canceled_reason_created_by_mistakes",
    "ecom_order_unpaid_canceled_reason_better_price",
    "ecom_order_unpaid_canceled_reason_no_longer_needed",
    "ecom_order_unpaid_canceled_reason_other",
    "ecom_order_to_ship_canceled_reason_forgot_to_apply_coupons",
  ],
  [toShip]: [
    "ecom_order_to_ship_canceled_reason_change_payment_method",
    "ecom_order_to_ship_canceled_reason_discount_not_expected",
    "ecom_order_to_ship_canceled_reason_created_by_mistakes",
    "ecom_order_to_ship_canceled_reason_high_delivery_costs",
    "ecom_order_to_ship_canceled_reason_better_price",
    "ecom_order_to_ship_canceled_reason_wrong_delivery_info",
    "ecom_order_to_ship_canceled_reason_not_shipped_on_time",
    "ecom_order_to_ship_canceled_reason_no_longer_needed",
    "ecom_order_to_ship_canceled_reason_forgot_to_apply_coupons",
  ],
};

export const sellerRejectsCancellation: readonly string[] = [
  "order_manage_list_action_respond_popup_reject_reason_invalid_cancellation_reason",
  "order_manage_list_action_respond_popup_reject_reason_delivered",
  "order_manage_list_action_respond_popup_reject_reason_buyer_agree",
  "seller_reject_apply_product_has_been_packed",
];

export const buyerWantsRefund: ByState = {
  [onTheWay]: ["ecom_order_shipped_refund_reason_not_arrive_on_time"],
  [delivered]: [
    "ecom_order_delivered_refund_reason_not_received",
    "ecom_order_delivered_refund_reason_damaged",
    "ecom_order_delivered_refund_reason_defective",
  ],
};

export const sellerRefunds: ByState = {
  [onTheWay]: [
    "seller_shipped_refund_package_lost",
    "seller_shipped_refund_package_delivery_failed",
    "seller_shipped_refund_miss_estimated_delivery_date",
  ],
  [delivered]: [
    "ecom_order_delivered_refund_reason_missing_product_seller",
    "ecom_order_delivered_refund_reason_not_received_seller",
    "ecom_order_delivered_refund_reason_not_match_description_seller",
    "ecom_order_delivered_refund_reason_damaged_seller",
    "ecom_order_delivered_refund_reason_wrong_product_seller",
    "ecom_order_delivered_refund_reason_missed_delivery_date_seller",
  ],
};

export const buyerReturns: ByState = {
  [onTheWay]: [
    "ecom_order_delivered_refund_and_return_reason_no_need",
    "ecom_order_delivered_refund_and_return_reason_not_match_description",
    "ecom_order_delivered_refund_and_return_reason_missing_product",
    "ecom_order_delivered_refund_and_return_reason_defective",
    "ecom_order_delivered_refund_and_return_reason_wrong_product",
  ],
  [delivered]: [
    "ecom_order_delivered_refund_and_return_reason_no_need",
    "buyer_return_and_refund_item_doesn't_fit",
    "ecom_order_delivered_refund_and_return_reason_not_match_description",
    "ecom_order_delivered_refund_and_return_reason_missing_product",
    "ecom_order_delivered_refund_and_return_reason_damaged",
    "ecom_order_delivered_refund_and_return_reason_defective",
    "ecom_order_delivered_refund_and_return_reason_wrong_product",
    "buyer_return_and_refund_shipping_box_damaged,_but_item_is_ok",
    "buyer_return_and_refund_item_arrived_too_late",
    "buyer_return_and_refund_fabric,_material_or_style_not_as_expected",
    "buyer_return_and_refund_color_or_pattern_not_as_expected",
  ],
};

export const sellerReturns: ByState = {
  [delivered]: ["seller_ecom_delivered_return_refund_reason1"],
};

const generalRejections = [
  "reverse_reject_request_reason_1",
  "reverse_reject_request_reason_2",
  "reverse_reject_request_reason_3",
  "reverse_reject_request_reason_4",
  "reverse_reject_request_reason_5",
  "seller_reject_apply_item_is_correct",
  "seller_reject_apply_products_will_be_sent_separately",
  "seller_reject_apply_reason_is_unclear_or_lack_of_evidence",
  "seller_reject_apply_product_functions_well/buyer_use_in_wrong_way",
  "seller_reject_apply_package_has_not_exceeded_estimated_delivery_time",
];

export const sellerRejectsRefund: readonly string[] = [
  ...generalRejections,
  "seller_reject_apply_unable_to_change_address",
  "seller_reject_apply_need_to_apply_for_refund&return",
  "seller_reject_apply_buyers_responsibility_for_incorrect_address",
  "seller_reject_apply_reason_is_unclear_/_lack_of_evidence",
];

export const sellerRejectsReturn: readonly string[] = generalRejections;

export const sellerRejectsParcel: readonly string[] = [
  "reverse_reject_return_parcel_reason_1",
  "reverse_reject_return_parcel_reason_2",
  "reverse_reject_return_parcel_reason_3",
  "reverse_reject_return_parcel_reason_4",
  "reverse_reject_return_parcel_reason_5",
  "seller_reject_apply_you_have_reached_an_agreement_with_the_buyer",
];

const everyList: readonly (readonly string[])[] = [
  ...[
    sellerCancels,
    buyerCancels,
    buyerWantsRefund,
    sellerRefunds,
    buyerReturns,
    sellerReturns,
  ].flatMap((byState) => Object.values(byState)),
  sellerRejectsCancellation,
  sellerRejectsRefund,
  sellerRejectsReturn,
  sellerRejectsParcel,
];
const known = new Set(everyList.flat());

/** Whether the platform knows this reason at all, whoever may use it. */
export const isKnownReason = (reason: string): boolean =>
  known.has(reason) ||
  reason.startsWith("system_") ||
  reason.startsWith("ecom_order_");

/** The text that stands beside a reason's name. */
export const textOf = (reason: string): string => reason.replaceAll("_", " ");
