import type { EffectPayloads, MadeOf } from "../../domain/effects.ts";
import { traitsOf } from "../../domain/merge/fields.ts";
import {
  type FieldSituation,
  isAlike,
  situationsOf,
} from "../../domain/merge/situation.ts";
import type { Records } from "../../world/records.ts";

/** What TikTok Shop was sent of a field, and what that was made of. */
export type Drafted = MadeOf & { sent: string };

/**
 * What a listing was made with is agreed on, so that nobody is asked which side holds. Where it is what the rules made and
 * they, or Shopify's value, have moved while it was on its way, Shopify's side counts as moved: the merge has it written.
 * What a person has put right is agreed on as long as Shopify shows what it was made of. What has been agreed on already, or
 * shows something else on TikTok Shop by now, is left to the merge.
 */
export async function agreeOnDraft(
  records: Records,
  listingExternalId: string,
  draftedOf: (situation: FieldSituation) => Drafted | null,
  cause: { entryId: string; at: Date },
): Promise<void> {
  for await (const pairs of records.pairs({
    listingExternalIds: [listingExternalId],
  }))
    await records.saveBases(
      pairs
        .flatMap((pair) => situationsOf(pair, {}))
        .flatMap((situation) => {
          const drafted = draftedOf(situation);
          return drafted ? (baseOf(situation, drafted) ?? []) : [];
        }),
      cause,
    );
}

function baseOf(
  situation: FieldSituation,
  { storefront: was, marketplace: made, sent }: Drafted,
) {
  const { field, itemId, storefront, marketplace, base } = situation;
  if (base || storefront === null || marketplace === null) return null;
  if (isAlike(situation)) return null;
  const { essence, isEmpty } = traitsOf(field);
  const isSame = (one: string, other: string) =>
    essence(one) === essence(other);
  const agreed = { field, itemId, storefront, marketplace };
  if (!isSame(sent, made)) return isSame(storefront, was) ? agreed : null;
  if (!isSame(marketplace, sent)) return null;
  // Where Shopify says nothing the draft had to say something, such as the title for a description.
  return isEmpty(was) && isEmpty(storefront)
    ? agreed
    : { ...agreed, storefront: null };
}

/** What the SKU that the situation is about was sent as its price. */
export function priceDrafted(
  { field, place }: FieldSituation,
  {
    variantIds,
    skus,
    madeOf = [],
  }: Pick<
    EffectPayloads["marketplace.add-skus"],
    "variantIds" | "skus" | "madeOf"
  >,
): Drafted | null {
  if (field !== "price" || !place.link) return null;
  const index = variantIds.indexOf(place.link.variantId);
  const [sku, made] = [skus[index], madeOf[index]];
  return sku && made ? { ...made, sent: String(sku.priceMinor) } : null;
}
