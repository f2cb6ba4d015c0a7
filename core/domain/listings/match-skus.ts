import { groupBy } from "../../kit/group-by.ts";
import type { LinkCause } from "../conflicts/cause.ts";
import type { LinkCandidate } from "../plan.ts";

export type MatchVariant = {
  id: string;
  productId: string;
  sku: string | null;
  barcode: string | null;
  /** `Harbor Mug · Navy`, for people. */
  label: string;
};

export type MatchListingSku = {
  id: string;
  listingId: string;
  sellerSku: string | null;
  barcode: string | null;
  label: string;
};

export type SkuMatch = {
  variantId: string;
  listingSkuId: string;
  reason: "sku" | "barcode";
};

export type UnmatchedSku = {
  listingSkuId: string;
  label: string;
  sellerSku: string | null;
  cause: LinkCause;
  reason: string;
  candidates: LinkCandidate[];
};

/** Codes are compared without case and outer spaces: sellers type them by hand on both sides. */
export const normalizeCode = (code: string | null): string | null =>
  code?.trim().toUpperCase() || null;

/**
 * Links TikTok SKUs to Shopify variants where there is exactly one answer, by SKU and then by barcode. Anything else is
 * handed back with a reason and candidates: a wrong link ships the wrong thing, so nothing is guessed.
 * @param listingSkus the SKUs that have no link yet.
 * @param apart those whose link a person took away, with the variant that it was: they are asked, whatever their codes say.
 */
export function matchSkus(
  variants: MatchVariant[],
  listingSkus: MatchListingSku[],
  apart: ReadonlyMap<string, string> = new Map(),
): { matches: SkuMatch[]; unmatched: UnmatchedSku[] } {
  const bySku = groupBy(variants, (variant) => normalizeCode(variant.sku));
  const byBarcode = groupBy(variants, (variant) =>
    normalizeCode(variant.barcode),
  );
  const byId = new Map(variants.map((variant) => [variant.id, variant]));
  const matches: SkuMatch[] = [];
  const unmatched: UnmatchedSku[] = [];

  for (const listed of listingSkus) {
    const sku = normalizeCode(listed.sellerSku);
    const barcode = normalizeCode(listed.barcode);
    const sameSku = sku ? (bySku.get(sku) ?? []) : [];
    const sameBarcode = barcode ? (byBarcode.get(barcode) ?? []) : [];
    const both = sameSku.filter((variant) => sameBarcode.includes(variant));

    const before = apart.get(listed.id);
    if (before !== undefined)
      unmatched.push(takenApart(listed, byId.get(before)));
    else if (sameSku.length === 1 && sameSku[0])
      matches.push(match(sameSku[0], listed, "sku"));
    else if (both.length === 1 && both[0])
      matches.push(match(both[0], listed, "sku"));
    else if (sameSku.length === 0 && sameBarcode.length === 1 && sameBarcode[0])
      matches.push(match(sameBarcode[0], listed, "barcode"));
    else unmatched.push(explain(listed, sku, sameSku, sameBarcode));
  }
  return {
    matches,
    unmatched: suggest(unmatched, listingSkus, byId, matches),
  };
}

const takenApart = (
  listed: MatchListingSku,
  before: MatchVariant | undefined,
): UnmatchedSku => ({
  listingSkuId: listed.id,
  label: listed.label,
  sellerSku: listed.sellerSku,
  cause: "taken-apart",
  reason: "Its link was taken away by a person.",
  candidates: before
    ? [
        {
          variantId: before.id,
          label: before.label,
          why: "is what it was linked to before",
        },
      ]
    : [],
});

const match = (
  variant: MatchVariant,
  listed: MatchListingSku,
  reason: SkuMatch["reason"],
): SkuMatch => ({ variantId: variant.id, listingSkuId: listed.id, reason });

function explain(
  listed: MatchListingSku,
  sku: string | null,
  sameSku: MatchVariant[],
  sameBarcode: MatchVariant[],
): UnmatchedSku {
  const candidate = (why: string) => (variant: MatchVariant) => ({
    variantId: variant.id,
    label: variant.label,
    why,
  });
  const about = {
    listingSkuId: listed.id,
    label: listed.label,
    sellerSku: listed.sellerSku,
  };
  if (sameSku.length > 1)
    return {
      ...about,
      cause: "same-sku",
      reason: `The SKU ${listed.sellerSku} is used by ${sameSku.length} variants in Shopify.`,
      candidates: sameSku.map(candidate("has the same SKU")),
    };
  if (sameBarcode.length > 1)
    return {
      ...about,
      cause: "same-barcode",
      reason: `The barcode ${listed.barcode} is used by ${sameBarcode.length} variants in Shopify.`,
      candidates: sameBarcode.map(candidate("has the same barcode")),
    };
  return {
    ...about,
    cause: sku ? "no-variant" : "no-code",
    reason: sku
      ? `No variant in Shopify has the SKU ${listed.sellerSku}.`
      : "The TikTok SKU has no seller SKU and no barcode we know.",
    candidates: [],
  };
}

/** Adds the variants of the same product that are still free, for a person to choose from. Never linked by itself. */
function suggest(
  unmatched: UnmatchedSku[],
  listingSkus: MatchListingSku[],
  variantById: ReadonlyMap<string, MatchVariant>,
  matches: SkuMatch[],
): UnmatchedSku[] {
  if (unmatched.every(({ candidates }) => candidates.length > 0))
    return unmatched;
  const ofProduct = groupBy(
    [...variantById.values()],
    ({ productId }) => productId,
  );
  const listingOf = new Map(listingSkus.map((sku) => [sku.id, sku.listingId]));
  const taken = new Set(matches.map((made) => made.variantId));
  const productsOf = new Map<string | undefined, Set<string>>();
  for (const made of matches) {
    const productId = variantById.get(made.variantId)?.productId;
    const listingId = listingOf.get(made.listingSkuId);
    const known = productsOf.get(listingId) ?? new Set();
    productsOf.set(listingId, productId ? known.add(productId) : known);
  }
  return unmatched.map((question) => {
    if (question.candidates.length > 0) return question;
    const products = productsOf.get(listingOf.get(question.listingSkuId));
    const candidates = [...(products ?? [])]
      .flatMap((productId) => ofProduct.get(productId) ?? [])
      .filter((variant) => !taken.has(variant.id))
      .map((variant) => ({
        variantId: variant.id,
        label: variant.label,
        why: "belongs to the same product and is not linked yet",
      }));
    return { ...question, candidates };
  });
}
