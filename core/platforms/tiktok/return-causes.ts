import type { ReturnCause } from "#core/domain/aftersale-facts.ts";

/**
 * TikTok Shop names a reason by who says it, in which state, and why; markets add an ending. What is left when those are
 * taken away tells why. Source: TikTok Shop Partner Center, pages `refund-reasons` and `return-reasons`, all markets.
 */
const whoAndWhen = [
  "ecom_order_delivered_refund_and_return_reason_",
  "ecom_order_delivered_refund_reason_",
  "ecom_order_shipped_refund_reason_",
  "ecom_order_shipped_refund_",
  "ecom_seller_order_delivered_refund_reason_",
  "buyer_return_and_refund_",
  "buyer_refund_",
  "seller_shipped_refund_",
  "seller_return_",
  "seller_",
];
const endings = /(_seller)?(_uk|_jp)?$/i;

const causes: Record<string, ReturnCause> = {
  no_need: "unwanted",
  multiple_sizes_ordered: "unwanted",
  ordered_incorrect_size: "unwanted",
  does_not_suit_me: "unwanted",
  "item_doesn't_fit": "does-not-fit",
  "item_is_too_big/long": "too-big",
  "item_is_too_small/short": "too-small",
  quality_or_style_not_as_expected: "style",
  "fabric,_material_or_style_not_as_expected": "style",
  color_or_pattern_not_as_expected: "color",
  not_match_description: "not-as-described",
  not_match: "not-as-described",
  suspected_counterfeit: "counterfeit",
  damaged: "damaged",
  damaged_item: "damaged",
  "shipping_box_damaged,_but_item_is_ok": "box-damaged",
  defective: "defective",
  defective_item: "defective",
  "product_is_expired/spoiled": "spoiled",
  product_not_frozen_on_arrival: "spoiled",
  wrong_product: "wrong-item",
  wrong_item_was_sent: "wrong-item",
  missing_product: "missing",
  missing_parts: "missing",
  missing_item: "missing",
  not_received: "not-received",
  missed_delivery_date: "late",
  missed_delivery: "late",
  miss_estimated_delivery_date: "late",
  not_arrive_on_time: "late",
  "package_didn't_arrive_on_time": "late",
  item_arrived_too_late: "late",
  late_delivery: "late",
  package_lost: "lost",
  package_delivery_failed: "delivery-failed",
  wrong_delivery_info: "delivery-failed",
  unauthorised_purchase: "unauthorised",
};

/** Why, in our words; what we have no word for is `other`, and its text tells people. */
export function returnCauseOf(reason: string | null): ReturnCause {
  if (!reason) return "other";
  const start = whoAndWhen.find((one) => reason.startsWith(one)) ?? "";
  const why = reason.slice(start.length).replace(endings, "");
  return Object.hasOwn(causes, why) ? (causes[why] ?? "other") : "other";
}
