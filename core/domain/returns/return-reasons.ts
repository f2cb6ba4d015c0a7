import type { ReturnCause, ReturnReason } from "../aftersale-facts.ts";

/** What people read for a reason. */
export const causeWords = {
  lost: "The parcel was lost",
  "delivery-failed": "The parcel could not be delivered",
  late: "It came too late",
  missing: "Something was missing",
  "not-received": "It was not received",
  "not-as-described": "It is not as described",
  damaged: "It came damaged",
  "wrong-item": "The wrong item came",
  defective: "It does not work",
  other: "Another reason",
  unwanted: "It is not wanted any more",
  "too-small": "It is too small",
  "too-big": "It is too big",
  "does-not-fit": "It does not fit",
  style: "Style or material disappoint",
  color: "The color disappoints",
  counterfeit: "It is taken for a counterfeit",
  spoiled: "It is spoiled",
  unauthorised: "The purchase was not authorised",
  "box-damaged": "The box came damaged, the item is fine",
} as const satisfies Record<ReturnCause, string>;

/** Handle of Shopify's reason for it. Shopify has none for what happened on the way: that is told in the note. */
export const storefrontReasons = {
  lost: "other-reason",
  "delivery-failed": "other-reason",
  late: "other-reason",
  missing: "other-reason",
  "not-received": "other-reason",
  "not-as-described": "item-not-as-described",
  damaged: "damaged-or-defective",
  "wrong-item": "received-the-wrong-item",
  defective: "damaged-or-defective",
  other: "other-reason",
  unwanted: "changed-my-mind",
  "too-small": "too-small",
  "too-big": "too-big",
  "does-not-fit": "other-reason",
  style: "style",
  color: "color",
  counterfeit: "item-not-as-described",
  spoiled: "damaged-or-defective",
  unauthorised: "other-reason",
  "box-damaged": "other-reason",
} as const satisfies Record<ReturnCause, string>;

/** A seller's reason on TikTok Shop for one of Shopify's; the buyer's own wishes are none that a seller could give. */
const marketplaceReasons: Record<string, ReturnReason> = {
  "damaged-or-defective": "damaged",
  "item-not-as-described": "not-as-described",
  "received-the-wrong-item": "wrong-item",
};

/** What merchants write into a refund, where it means one of TikTok Shop's reasons and nothing else. */
const words: [RegExp, ReturnReason][] = [
  [/\b(damaged?|broken)\b/i, "damaged"],
  [/\b(defective|does ?n[o']t work|faulty)\b/i, "defective"],
  [/\bwrong (item|product|size|colou?r)\b/i, "wrong-item"],
  [/\bnot as described\b/i, "not-as-described"],
  [/\bmissing\b/i, "missing"],
  [/\b(never|not) (received|arrived|delivered)\b/i, "not-received"],
  [/\b(late|delay(ed)?)\b/i, "late"],
  [/\blost\b/i, "lost"],
];

/**
 * Why the seller gives money back, as TikTok Shop would hear it: from the reasons of the return it belongs to, or from
 * what the merchant wrote. Null where they say nothing, or several things: a false reason would count against the shop.
 */
export function sellerReason(told: {
  handles: (string | null)[];
  note: string | null;
}): ReturnReason | null {
  const found = new Set([
    ...told.handles.flatMap((one) => marketplaceReasons[one ?? ""] ?? []),
    ...words.flatMap(([word, reason]) =>
      word.test(told.note ?? "") ? reason : [],
    ),
  ]);
  const [only] = found;
  return found.size === 1 && only ? only : null;
}
