import {
  goodsLinkKey,
  matchGoods,
  questionAboutGoods,
} from "../../domain/listings/match-goods.ts";
import {
  type MatchListingSku,
  type MatchVariant,
  matchSkus,
  normalizeCode,
  type SkuMatch,
  type UnmatchedSku,
} from "../../domain/listings/match-skus.ts";
import {
  suggestByTitle,
  wordsOf,
} from "../../domain/listings/suggest-by-title.ts";
import {
  emptyPlan,
  joinPlans,
  type Plan,
  type PlannedConflict,
} from "../../domain/plan.ts";
import type { CatalogTouched } from "../../world/matching-records.ts";
import type { Records } from "../../world/records.ts";

/** The key of the question which variant a listing SKU belongs to. */
export const linkConflictKey = (listingSkuId: string) => `link:${listingSkuId}`;

/**
 * Links what has exactly one answer and asks about the rest.
 * @param moved what may have a new answer.
 * @returns the plan, and the variants whose stock is told differently because of the links.
 */
export async function planLinks(
  records: Records,
  cause: { entryId: string; actor: string },
  moved: CatalogTouched,
): Promise<{ plan: Plan; touched: string[] }> {
  const unlinked = await records.unlinkedListingSkus(moved);
  const { matches, open } = await linkSkus(records, unlinked, cause);
  const asked = suggestByTitle(
    open,
    await records.variantsNamedLike(
      open
        .filter(({ candidates }) => candidates.length === 0)
        .map(({ label }) => wordsOf(label)),
    ),
  );
  if (matches.length > 0) {
    await records.pairListings();
    await records.relinkOrderLines();
  }
  const linked = matches.map((made) => made.variantId);
  const goods = await linkGoods(
    records,
    await records.goodsForMatching([
      ...(await records.variantsTouched(moved)),
      ...linked,
    ]),
    cause,
  );
  // Whatever is linked anew or not any more may make a kit of what TikTok sells as a bundle.
  const kits = await records.keepMarketplaceKits(cause);
  return {
    plan: joinPlans([
      {
        ...emptyPlan(),
        closes: matches.map(answered),
        // Without a catalog there is nothing to compare with yet; the storefront's import comes back here.
        conflicts: (await records.hasVariants())
          ? asked.map(questionAbout)
          : [],
      },
      goods.plan,
    ]),
    touched: [...linked, ...goods.linked, ...kits],
  };
}

/**
 * Links those of these SKUs that have exactly one answer.
 * @returns the links, and the questions about the others, with the variants of the same product to choose from.
 */
export async function linkSkus(
  records: Records,
  unlinked: MatchListingSku[],
  cause: { entryId: string; actor: string },
): Promise<{ matches: SkuMatch[]; open: UnmatchedSku[] }> {
  const apart = await records.skusKeptApart(unlinked.map((sku) => sku.id));
  const variants = await records.variantsForMatching({
    codes: codesOf(unlinked.flatMap((sku) => [sku.sellerSku, sku.barcode])),
    ids: [...apart.values()],
  });
  const found = matchSkus(variants, unlinked, apart);
  const siblings = await records.unlinkedVariantsOf(
    productsAskedAbout(found, unlinked, variants),
  );
  const { matches, unmatched } =
    siblings.length > 0
      ? matchSkus(withoutTwins([...variants, ...siblings]), unlinked, apart)
      : found;
  await records.saveSkuLinks(matches, cause);
  return { matches, open: unmatched };
}

/** The products of listings that are linked in part: what is open there may be another of their variants. */
function productsAskedAbout(
  { matches, unmatched }: ReturnType<typeof matchSkus>,
  listingSkus: MatchListingSku[],
  variants: MatchVariant[],
): string[] {
  const listingOf = new Map(listingSkus.map((sku) => [sku.id, sku.listingId]));
  const productOf = new Map(variants.map((one) => [one.id, one.productId]));
  const asked = new Set(
    unmatched
      .filter(({ candidates }) => candidates.length === 0)
      .map(({ listingSkuId }) => listingOf.get(listingSkuId)),
  );
  return [
    ...new Set(
      matches
        .filter(({ listingSkuId }) => asked.has(listingOf.get(listingSkuId)))
        .flatMap(({ variantId }) => productOf.get(variantId) ?? []),
    ),
  ];
}

const withoutTwins = (variants: MatchVariant[]): MatchVariant[] => [
  ...new Map(variants.map((variant) => [variant.id, variant])).values(),
];

/** What closes the question about an SKU that is linked now. */
export const answered = ({ listingSkuId }: SkuMatch) => ({
  key: linkConflictKey(listingSkuId),
  reason: "There is exactly one matching variant now.",
});

/** The question which variant an SKU belongs to. */
export const questionAbout = (open: UnmatchedSku): PlannedConflict => ({
  kind: "link",
  key: linkConflictKey(open.listingSkuId),
  subject: open.label,
  subjectKind: "listing_sku",
  subjectId: open.listingSkuId,
  field: "link",
  cause: open.cause,
  reason: open.reason,
  base: null,
  storefront: null,
  marketplace: open.sellerSku,
  network: null,
  candidates: open.candidates,
});

/**
 * Links these goods to the variants that are shipped out of them, and asks about those whose code several have.
 * @returns the variants that were linked, and the questions; those that have an answer by now end.
 */
export async function linkGoods(
  records: Records,
  goods: Awaited<ReturnType<Records["goodsForMatching"]>>,
  cause: { entryId: string },
): Promise<{ linked: string[]; plan: Plan }> {
  const variants = await records.variantsForMatching({
    codes: codesOf(
      goods.flatMap((thing) => [thing.referenceCode, ...thing.barcodes]),
    ),
  });
  const variantOfSku = await records.variantOfSku(
    goods.flatMap((thing) => thing.skuExternalIds),
  );
  const linked = await records.goodsOf([
    ...variantOfSku.values(),
    ...variants.map(({ id }) => id),
  ]);
  const { matches, open } = matchGoods(
    goods,
    variants,
    variantOfSku,
    new Set(linked.keys()),
  );
  const fresh = matches.filter((made) => !linked.has(made.variantId));
  await records.saveGoodsLinks(fresh, cause);
  const asked = new Set(open.map(({ goodsId }) => goodsId));
  return {
    linked: fresh.map((made) => made.variantId),
    plan: {
      ...emptyPlan(),
      conflicts: open.map(questionAboutGoods),
      closes: goods
        .filter(({ id }) => !asked.has(id))
        .map(({ id }) => ({
          key: goodsLinkKey(id),
          reason: "There is no choice between variants any more.",
        })),
    },
  };
}

const codesOf = (codes: (string | null)[]): string[] => [
  ...new Set(codes.flatMap((code) => normalizeCode(code) ?? [])),
];
