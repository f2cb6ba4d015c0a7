import type { Dated } from "./dated.ts";

/** Whether a seller may ship the marketplace's orders himself, with labels of his own choice. */
export type SellerShipping = { isAllowed: boolean };

/** The marketplace's policy in the US. A change of policy is a row; what is announced and not yet certain is none. */
export const sellerShipping: readonly Dated<SellerShipping>[] = [
  {
    from: "2025-01-01",
    // An end to it was announced between 20 and 22 January 2026 and withdrawn on 18 February 2026: no row came of it.
    source: "easyship.com: tiktok-shop-reverses-us-shipping-mandate",
    certainty: "likely",
    value: { isAllowed: true },
  },
];

/**
 * The first of these days on which sellers may not ship any more; null where they always may.
 * @param days YYYY-MM-DD, in order.
 */
export function sellerShippingEnds(
  policy: readonly Dated<SellerShipping>[],
  days: readonly string[],
): number | null {
  const at = days.findIndex((day) =>
    policy.some(
      ({ from, value }) =>
        !value.isAllowed &&
        from <= day &&
        !policy.some((later) => later.from > from && later.from <= day),
    ),
  );
  return at === -1 ? null : at;
}
