import { matchGoods } from "../../domain/listings/match-goods.ts";
import { matchSkus } from "../../domain/listings/match-skus.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";

/** The key of the question which variant a listing SKU belongs to. */
export const linkConflictKey = (listingSkuId: string) => `link:${listingSkuId}`;

/**
 * Links what has exactly one answer and asks about the rest.
 * @returns the plan, and the variants whose stock is told differently because of new links.
 */
export async function planLinks(
  records: Records,
  cause: { entryId: string; actor: string },
): Promise<{ plan: Plan; touched: string[] }> {
  const plan = emptyPlan();
  const variants = await records.variantsForMatching();
  const unlinked = await records.unlinkedListingSkus();
  const { matches, unmatched } = matchSkus(variants, unlinked);
  await records.saveSkuLinks(matches, cause);
  plan.closes.push(
    ...matches.map((made) => ({
      key: linkConflictKey(made.listingSkuId),
      reason: "There is exactly one matching variant now.",
    })),
  );
  // Without a catalog there is nothing to compare with yet; the storefront's import comes back here.
  if (variants.length > 0)
    plan.conflicts.push(
      ...unmatched.map((question) => ({
        kind: "link" as const,
        key: linkConflictKey(question.listingSkuId),
        subject: question.label,
        subjectKind: "listing_sku" as const,
        subjectId: question.listingSkuId,
        field: "link",
        reason: question.reason,
        base: null,
        storefront: null,
        marketplace: question.sellerSku,
        network: null,
        candidates: question.candidates,
      })),
    );
  if (matches.length > 0) {
    await records.pairListings();
    await records.relinkOrderLines();
  }

  const linkedGoods = await records.linkedGoods();
  const goods = matchGoods(
    await records.goodsForMatching(),
    variants,
    await records.variantOfSku(),
  ).filter((made) => !linkedGoods.has(made.variantId));
  await records.saveGoodsLinks(goods, cause);
  return {
    plan,
    touched: [
      ...matches.map((made) => made.variantId),
      ...goods.map((made) => made.variantId),
    ],
  };
}
