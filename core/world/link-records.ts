import type { MatchVariant } from "../domain/listings/match-skus.ts";

/** A TikTok SKU as a person sees it who is about to change what it belongs to. */
export type LinkedSku = {
  listingSkuId: string;
  skuExternalId: string;
  listingExternalId: string;
  label: string;
  /** What it is linked to; null where it is not. */
  variantId: string | null;
};

/** Links that people make and take away. */
export interface LinkKeepingRecords {
  listingSku(listingSkuId: string): Promise<LinkedSku | null>;
  /** Variants whose product's name shares words with one of these names; at most some hundred. */
  variantsNamedLike(names: string[][]): Promise<MatchVariant[]>;
  /**
   * Takes an SKU's link away, with what was only known by it: the goods of its variant, and what both sides agreed on. Only a
   * person links it again. The listing keeps its product until listings are paired anew.
   */
  removeSkuLink(
    listingSkuId: string,
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<void>;
  /** Takes away that a variant is shipped out of goods, where a person has said so. @returns the goods; null where none has. */
  removeGoodsLink(
    variantId: string,
  ): Promise<{ goodsId: string; externalId: string; name: string } | null>;
  /** SKUs among these whose link a person took away, with the variant that it was. */
  skusKeptApart(listingSkuIds: string[]): Promise<Map<string, string>>;
}
