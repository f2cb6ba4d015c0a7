import { emptyPlan, type Plan } from "../plan.ts";

/** A variant that the network fulfills for Shopify. */
export type ChosenVariant = {
  variantId: string;
  label: string;
  /** The network has goods that it is shipped out of. */
  hasGoods: boolean;
};

/**
 * Of a chosen variant that the network has no goods of any more nothing can be sold in Shopify; what becomes of it a person
 * says. The question closes by itself when it has goods again, or is chosen no more.
 */
export function planUnserved(chosen: ChosenVariant[]): Plan {
  const plan = emptyPlan();
  for (const { variantId, label, hasGoods } of chosen) {
    const key = `no-goods:${variantId}`;
    if (hasGoods) {
      plan.closes.push({ key, reason: "The network has goods of it again." });
      continue;
    }
    plan.conflicts.push({
      kind: "stock",
      key,
      subject: label,
      subjectKind: "variant",
      subjectId: variantId,
      field: "goods",
      reason:
        "The network fulfills it for Shopify and has no goods of it any more: its TikTok SKU was unbound from them, or its link was taken away. Shopify is told that none are left. Bind goods to it, or stop platform fulfillment on Products.",
      base: null,
      storefront: null,
      marketplace: null,
      network: null,
      candidates: [],
    });
  }
  return plan;
}
