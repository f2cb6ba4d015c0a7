import type { GoodsMatch } from "../domain/listings/match-goods.ts";
import type {
  MatchListingSku,
  MatchVariant,
  SkuMatch,
} from "../domain/listings/match-skus.ts";

/** Products and listings that moved. */
export type CatalogTouched = {
  productExternalIds: string[];
  listingExternalIds: string[];
};

export type GoodsRow = {
  id: string;
  externalId: string;
  name: string;
  /** Variants that are shipped out of them. */
  links: { variantId: string }[];
  referenceCode: string | null;
  barcodes: string[];
  skuExternalIds: string[];
};

/** What SKUs, listings and goods are matched by, and the links that come of it. */
export interface MatchingRecords {
  /** Variants with one of these SKUs or barcodes, as `normalizeCode` writes them, or of these ids. */
  variantsForMatching(wanted: {
    codes: string[];
    ids?: string[];
  }): Promise<MatchVariant[]>;
  /** Variants of these products that no TikTok SKU is linked to. */
  unlinkedVariantsOf(productIds: string[]): Promise<MatchVariant[]>;
  /** So many variants at most, in the order of their Shopify ids, behind this one. */
  variantsAfter(
    externalId: string | null,
    take: number,
  ): Promise<(MatchVariant & { externalId: string })[]>;
  countVariants(): Promise<number>;
  hasVariants(): Promise<boolean>;
  /** Those without a link that a change of these may give an answer. */
  unlinkedListingSkus(touched: CatalogTouched): Promise<MatchListingSku[]>;
  /** Ids of the listings of which some SKU has no link. */
  listingsToLink(): Promise<string[]>;
  /** The SKUs of these listings that have no link. */
  unlinkedSkusOf(listingIds: string[]): Promise<MatchListingSku[]>;
  /** @param variantIds only goods that share a code or a TikTok SKU with one of these; null: all. */
  goodsForMatching(variantIds: string[] | null): Promise<GoodsRow[]>;
  goodsByExternalId(externalIds: string[]): Promise<GoodsRow[]>;
  /** Variant by TikTok SKU id, for those of these SKUs that are linked. */
  variantOfSku(skuExternalIds: string[]): Promise<Map<string, string>>;
  saveSkuLinks(
    links: (Omit<SkuMatch, "reason"> & {
      reason: SkuMatch["reason"] | "person";
    })[],
    cause: { entryId: string; actor: string },
  ): Promise<void>;
  saveGoodsLinks(
    links: (Omit<GoodsMatch, "reason"> & {
      reason: GoodsMatch["reason"] | "person";
    })[],
    cause: { entryId: string },
  ): Promise<void>;
  /**
   * Sets each listing's product to the one most of its SKUs are linked to; of as many, it stays what it was; of none, it has
   * none. Where that was another one, what both sides agreed on is forgotten.
   */
  pairListings(): Promise<void>;
}
