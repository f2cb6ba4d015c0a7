import type { Extendable } from "../domain/listings/add-variants.ts";
import type { Listable } from "../domain/listings/draft-listing.ts";
import type { PriceRule } from "../domain/price-rule.ts";
import type { TitleRule } from "../domain/title-rule.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow } from "./effect-records.ts";

/** A rule, seen from a decision that set it and is to be taken back. */
export type RuleChanged<Rule> = {
  /** The rule that holds then: the newest of the others that was not taken back itself. */
  before: Rule;
  /** Whether what the decision set is in force. */
  isInForce: boolean;
  /** Rules that were taken back already. */
  takenBack: Rule[];
};

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
  /** What it means for the title rule to take an entry's decision back; null where it set none. */
  titleRuleChangedBy(entryId: string): Promise<RuleChanged<TitleRule> | null>;
  /** @returns its version. */
  setTitleRule(
    rule: TitleRule,
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<number>;
  priceRule(): Promise<PriceRule>;
  /** What it means for the price rule to take an entry's decision back; null where it set none. */
  priceRuleChangedBy(entryId: string): Promise<RuleChanged<PriceRule> | null>;
  /** @returns its version. */
  setPriceRule(
    rule: PriceRule,
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<number>;
}
