import type { Pair } from "../merge/pair.ts";
import { emptyPlan, type Plan } from "../plan.ts";

/** What TikTok Shop's audit of a new listing came to: refused, it is a question with the platform's reasons. */
export function planAudit({
  listing,
  listingId,
  product,
  productId,
}: Pair): Plan {
  const plan = emptyPlan();
  const key = `audit:${listingId}`;
  if (listing.deleted || listing.status !== "FAILED") {
    plan.closes.push({
      key,
      reason: "TikTok Shop's audit has nothing against it any more.",
    });
    return plan;
  }
  plan.conflicts.push({
    kind: "stuck",
    key,
    subject: product.title,
    subjectKind: "product",
    subjectId: productId,
    field: "audit",
    reason: `TikTok Shop's audit refused the listing. ${listing.audit.reasons.join(" ")} Change what it names; it is examined again.`,
    base: null,
    storefront: null,
    marketplace: listing.audit.reasons.join(" ") || null,
    network: null,
    candidates: [],
  });
  return plan;
}
