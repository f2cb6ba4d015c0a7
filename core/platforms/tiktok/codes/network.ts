import type { CodeFamilies } from "../error-codes.ts";

/** Refusals of Fulfilled by TikTok. Source: TikTok Shop Partner Center, the error lists of the FBT pages. */
export const networkCodes: CodeFamilies = {
  // Counts multi-channel orders only.
  platform_throttled: [177001008],
  platform_internal: [177001009],
  subject_not_found: [39015010, 177001010],
  address_refused: [177001003],
  destination_unreachable: [177001011],
  network_out_of_stock: [177001004],
  goods_unknown: [177001002],
  network_not_enabled: [177001006, 177001013],
  too_late_to_cancel: [177001012],
  inbound_locked: [39015014, 39015018],
  inbound_refused: [
    39001002, 39015013, 39015015, 39015016, 39015017, 39015019, 39015020,
  ],
  seller_not_entitled: [39015007, 39015009],
  // 177001007 (reference taken) is read by the operation itself.
  request_refused: [177001001, 177001007],
};
