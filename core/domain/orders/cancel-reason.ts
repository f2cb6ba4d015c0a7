import type { CancelReason } from "../aftersale-facts.ts";

/** Why an order was cancelled in Shopify. Source: shopify.dev, Admin API 2026-10, OrderCancelReason. */
export const storefrontCancelReasons = [
  "CUSTOMER",
  "INVENTORY",
  "FRAUD",
  "DECLINED",
  "STAFF",
  "OTHER",
] as const;
type StorefrontCancelReason = (typeof storefrontCancelReasons)[number];

/**
 * What TikTok Shop is told by itself for each of Shopify's reasons: the one that says the same, where TikTok Shop has one.
 * Null: it has none for a seller in any market, and each of those it has would say something that did not happen. "Out of
 * stock" is no word for the rest: it counts as the seller's fault, and TikTok Shop takes all stock of the SKUs off sale.
 *
 * Which of them a market takes, and for what is paid or not, `core/platforms/tiktok/reasons.ts` knows; where it takes it
 * not, a person is asked.
 * Source: TikTok Shop Partner Center, pages `cancel-reasons` and `cancel-order-202602`.
 */
export const cancelTwins = {
  CUSTOMER: "buyer-asked",
  INVENTORY: "out-of-stock",
  /** Japan alone. */
  FRAUD: "suspected-fraud",
  /** Of what is not paid yet alone. */
  DECLINED: "not-paid-in-time",
  STAFF: null,
  OTHER: null,
} as const satisfies Record<StorefrontCancelReason, CancelReason | null>;

/** The same whatever the market, and whether it is paid: nothing that the merchant wrote beside it says it better. */
const plain: readonly CancelReason[] = ["buyer-asked", "out-of-stock"];

/** TikTok Shop's reason for one of Shopify's; null where a person has to choose. @param reason null: Shopify names none. */
export const twinOfCancelReason = (
  reason: string | null,
): CancelReason | null =>
  reason !== null && Object.hasOwn(cancelTwins, reason)
    ? cancelTwins[reason as StorefrontCancelReason]
    : null;

/** What merchants write where they cancel, or refund what never left, where it means one of TikTok Shop's reasons to cancel. */
const cancelWords: [RegExp, CancelReason][] = [
  [/\b(customer|buyer|changed (his|her|their) mind)\b/i, "buyer-asked"],
  [/\b(out of stock|sold out|no stock)\b/i, "out-of-stock"],
  [/\bwrong price\b/i, "wrong-price"],
  [/\b(address|undeliverable)\b/i, "address-undeliverable"],
];

/** Why something is cancelled, by what the merchant wrote; null where it says nothing, or several things. */
export function cancelReasonIn(note: string | null): CancelReason | null {
  const found = new Set(
    cancelWords.flatMap(([word, reason]) =>
      word.test(note ?? "") ? reason : [],
    ),
  );
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/**
 * What the merchant's note says of why he cancelled, where Shopify's own reason does not say it plainly; null where that
 * does, or where the note says nothing, or several things. Only the word is kept of it: people write names into notes.
 */
export function reasonInCancelNote(
  reason: string | null,
  note: string | null,
): CancelReason | null {
  const twin = twinOfCancelReason(reason);
  return twin && plain.includes(twin) ? null : cancelReasonIn(note);
}
