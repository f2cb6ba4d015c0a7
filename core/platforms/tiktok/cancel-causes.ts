import type { CancelCause } from "#core/domain/cancel-causes.ts";

/**
 * What a reason says by itself, whoever cancelled; the first that fits counts. TikTok Shop names a reason by who says it,
 * in which state, and why; markets spell the rest in their own ways.
 * Source: TikTok Shop Partner Center, page `cancel-reasons`, all markets.
 */
const bySaying: [RegExp, CancelCause][] = [
  [/out_of_stock/, "out-of-stock"],
  [/fraud|risk_control|risk_review|anti_span_block/, "fraud"],
  [
    /hasnt_paid|unpaid_time_out|payment_capture_failed|payment_method_not_available|not_want_pay/,
    "not-paid",
  ],
  // The seller cancels, and says that the buyer asked; or the other way about.
  [/buyer_requested_cancellation/, "buyer"],
  [/seller_ask_cancel/, "seller"],
  [/^(buyer_cancel|ecom_order_(unpaid|to_ship)_canceled_reason)_/, "buyer"],
  [/^seller_cancel_/, "seller"],
];

/** Of what says nothing more: who cancelled. The platform's own doing is none of Shopify's reasons. */
const byInitiator: Record<string, CancelCause> = {
  BUYER: "buyer",
  SELLER: "seller",
};

/**
 * Why an order was cancelled, in our words.
 * @param reason the platform's identifier; its own examples write words for people there ("Pricing error").
 * @param initiator BUYER, SELLER or SYSTEM.
 */
export function cancelCauseOf(
  reason: string | null,
  initiator: string | null,
): CancelCause {
  const said = reason?.toLowerCase().replaceAll(/\s+/g, "_") ?? "";
  const found = bySaying.find(([word]) => word.test(said));
  return found?.[1] ?? byInitiator[initiator?.toUpperCase() ?? ""] ?? "other";
}
