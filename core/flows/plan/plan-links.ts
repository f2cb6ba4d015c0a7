import {
  type GoodsMatch,
  matchGoods,
} from "../../domain/listings/match-goods.ts";
import { matchSkus, normalizeCode } from "../../domain/listings/match-skus.ts";
import {
  suggestByTitle,
  wordsOf,
} from "../../domain/listings/suggest-by-title.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import type { CatalogTouched, Records } from "../../world/records.ts";

/** The key of the question which variant a listing SKU belongs to. */
export const linkConflictKey = (listingSkuId: string) => `link:${listingSkuId}`;

/**
 * Links what has exactly one answer and asks about the rest.
 * @param moved what may have a new answer; null: everything.
 * @returns the plan, and the variants whose stock is told differently because of new links.
 */
export async function planLinks(
  records: Records,
  cause: { entryId: string; actor: string },
  moved: CatalogTouched | null,
): Promise<{ plan: Plan; touched: string[] }> {
  const plan = emptyPlan();
  const unlinked = await records.unlinkedListingSkus(moved);
  const apart = await records.skusKeptApart(unlinked.map((sku) => sku.id));
  const codes = codesOf(
    unlinked.flatMap((sku) => [sku.sellerSku, sku.barcode]),
  );
  let variants = await records.variantsForMatching(codes);
  let found = matchSkus(variants, unlinked, apart);
  if (!moved && found.unmatched.length > 0) {
    // Candidates for a person to choose from may have any code: then, and only then, the whole catalog is read.
    variants = await records.variantsForMatching(null);
    found = matchSkus(variants, unlinked, apart);
  }
  const { matches, unmatched: open } = found;
  const unmatched = suggestByTitle(
    open,
    moved
      ? await records.variantsNamedLike(
          open
            .filter(({ candidates }) => candidates.length === 0)
            .map(({ label }) => wordsOf(label)),
        )
      : variants,
  );
  await records.saveSkuLinks(matches, cause);
  plan.closes.push(
    ...matches.map((made) => ({
      key: linkConflictKey(made.listingSkuId),
      reason: "There is exactly one matching variant now.",
    })),
  );
  // Without a catalog there is nothing to compare with yet; the storefront's import comes back here.
  if (unmatched.length > 0 && (await records.hasVariants()))
    plan.conflicts.push(
      ...unmatched.map((question) => ({
        kind: "link" as const,
        key: linkConflictKey(question.listingSkuId),
        subject: question.label,
        subjectKind: "listing_sku" as const,
        subjectId: question.listingSkuId,
        field: "link",
        cause: question.cause,
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

  const goods = await findGoods(
    records,
    moved && [
      ...(await records.variantsTouched(moved)),
      ...matches.map((made) => made.variantId),
    ],
  );
  await records.saveGoodsLinks(goods, cause);
  return {
    plan,
    touched: [
      ...matches.map((made) => made.variantId),
      ...goods.map((made) => made.variantId),
    ],
  };
}

/** @param variantIds whose goods are looked for; null: of all. */
async function findGoods(
  records: Records,
  variantIds: string[] | null,
): Promise<GoodsMatch[]> {
  const goods = await records.goodsForMatching(variantIds);
  const variants = await records.variantsForMatching(
    codesOf(goods.flatMap((thing) => [thing.referenceCode, ...thing.barcodes])),
  );
  const variantOfSku = await records.variantOfSku(
    variantIds && goods.flatMap((thing) => thing.skuExternalIds),
  );
  const matches = matchGoods(goods, variants, variantOfSku);
  const linked = await records.goodsOf(matches.map((made) => made.variantId));
  return matches.filter((made) => !linked.has(made.variantId));
}

const codesOf = (codes: (string | null)[]): string[] => [
  ...new Set(codes.flatMap((code) => normalizeCode(code) ?? [])),
];
