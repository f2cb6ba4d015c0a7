import type { Extendable } from "../domain/listings/add-variants.ts";
import type { Listable } from "../domain/listings/draft-listing.ts";
import type { PriceRule } from "../domain/price-rule.ts";
import type { TitleRule } from "../domain/title-rule.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow } from "./effect-records.ts";

/** What listing a product needs to know and to remember. */
export interface ListingRecords {
  listable(productId: string): Promise<
    | (Listable & {
        samePictures: { storefrontId: string; marketplaceId: string }[];
        /** The category that a person chose for this type of product. */
        category: { externalId: string; path: string[] } | null;
      })
    | null
  >;
  /** The product, the listings that sell it, and which of its variants a TikTok SKU sells; null where there is none. */
  extendable(productId: string): Promise<Extendable | null>;
  /** The newest change of a listing's details; of those alone that took hold or may still, unless all are wanted. */
  lastDetailsChange(
    listingExternalId: string,
    which?: "all",
  ): Promise<EffectRow | null>;
  /** The changes of details that an entry's decision had made, whatever became of them. */
  detailsChangesOf(entryId: string): Promise<EffectRow[]>;
  /** The next product of this type is offered the same category. */
  rememberCategory(
    productType: string,
    category: { externalId: string; path: string[] },
    cause: { entryId: string },
  ): Promise<void>;
  /**
   * Links the SKUs of a listing that was made from these variants; what a matching code has linked meanwhile is linked for
   * this better reason. @returns the ids of the SKUs.
   */
  linkListed(
    skus: { skuExternalId: string; variantId: string }[],
    cause: { entryId: string; actor: string },
  ): Promise<string[]>;
  /** What a platform answered to an effect that took hold. */
  effectResult(effectId: string): Promise<Json | null>;
  titleRule(): Promise<TitleRule>;
  /** The title rule that an entry's decision replaced, and whether what it set is in force; null where it set none. */
  titleRuleChangedBy(
    entryId: string,
  ): Promise<{ before: TitleRule; isInForce: boolean } | null>;
  /** @returns its version. */
  setTitleRule(
    rule: TitleRule,
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<number>;
  priceRule(): Promise<PriceRule>;
  /** The price rule that an entry's decision replaced, and whether what it set is in force; null where it set none. */
  priceRuleChangedBy(
    entryId: string,
  ): Promise<{ before: PriceRule; isInForce: boolean } | null>;
  /** @returns its version. */
  setPriceRule(
    rule: PriceRule,
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<number>;
}
