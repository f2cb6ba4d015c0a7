import { emptyPlan, type Plan } from "../plan.ts";
import { mergeField } from "./merge-field.ts";

/** The title of one linked pair, as both sides last told it. */
export type TitleSituation = {
  product: { id: string; externalId: string; title: string; updatedAt: Date };
  listing: { id: string; externalId: string; title: string; updatedAt: Date };
  /** The value both sides last agreed on; null before they ever did. */
  base: string | null;
};

/** The key of the question, and of its answer, for one pair. */
export const titleConflictKey = (listingId: string) => `title:${listingId}`;
/** The subject of everything that is done to one pair's title. */
export const titleSubject = (listingId: string) => `title:${listingId}`;

/**
 * What should happen to a title.
 * @returns the plan, and the newly agreed value where both sides are equal.
 */
export function planTitle(situation: TitleSituation): {
  plan: Plan;
  agreed: string | null;
} {
  const { product, listing, base } = situation;
  const plan = emptyPlan();
  const key = titleConflictKey(listing.id);
  const merged = mergeField({
    base,
    storefront: product.title,
    marketplace: listing.title,
  });
  if (merged.kind === "agreed") {
    plan.closes.push({ key, reason: "Both sides have the same title again." });
    return { plan, agreed: merged.value };
  }
  if (merged.kind === "conflict") {
    plan.conflicts.push({
      kind: "field",
      key,
      subject: base ?? product.title,
      subjectKind: "product",
      subjectId: product.id,
      field: "title",
      reason: base
        ? "The title was edited in Shopify and on TikTok Shop."
        : "The titles differ and have never agreed.",
      base,
      storefront: product.title,
      marketplace: listing.title,
      network: null,
      candidates: [],
    });
    return { plan, agreed: null };
  }
  // Both sides' versions make the key: the same edit is sent once, and once more only after a side has moved again.
  const version = `${product.updatedAt.toISOString()}:${listing.updatedAt.toISOString()}`;
  if (merged.from === "storefront") {
    plan.effects.push({
      kind: "marketplace.update-title",
      key: `title:${listing.id}:marketplace:${version}`,
      subject: titleSubject(listing.id),
      payload: {
        listingId: listing.id,
        listingExternalId: listing.externalId,
        title: merged.value,
      },
    });
  } else {
    plan.effects.push({
      kind: "storefront.update-title",
      key: `title:${listing.id}:storefront:${version}`,
      subject: titleSubject(listing.id),
      payload: {
        listingId: listing.id,
        productExternalId: product.externalId,
        title: merged.value,
      },
    });
  }
  plan.closes.push({
    key,
    reason: "Only one side differs from the agreed title now.",
  });
  return { plan, agreed: null };
}
