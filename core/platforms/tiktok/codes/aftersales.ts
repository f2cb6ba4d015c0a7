import type { CodeFamilies } from "../error-codes.ts";

/** Refusals of cancellations, returns and refunds. Source: TikTok Shop Partner Center, the error lists of the return and refund pages. */
export const aftersalesCodes: CodeFamilies = {
  platform_internal: [
    25001028, 25001042, 25001044, 25001058, 25007002, 25020008,
  ],
  subject_not_found: [25007006],
  too_late_to_cancel: [25001045],
  // Completed, cancelled or returned already, or blocked by risk control.
  order_not_reversible: [25001003, 25001010, 25001011, 25001046, 25001051],
  reason_refused: [25001014, 25001015, 25001016, 25001020, 25001021, 25001057],
  refund_refused: [25005005, 25005010, 25005011, 25007007],
  // With TikTok's staff, under its authenticity guarantee, or its network's to receive: never the seller's to answer.
  request_not_yours: [25011010, 25011023, 25011026],
  // Answered before, withdrawn, or in a state that does not take this answer.
  request_settled: [
    25011011, 25011012, 25011013, 25011025, 25011032, 25011035, 25020003,
    25020004, 25020009, 25020010, 25020011, 25020012,
  ],
  seller_not_entitled: [25020005],
  request_refused: [25001001],
};
