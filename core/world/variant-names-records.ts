import type { CatalogTouched } from "./matching-records.ts";

/** What Shopify called a variant last, its SKU among it. */
export type StorefrontName = {
  externalId: string;
  productExternalId: string;
  productTitle: string;
  title: string;
  sku: string | null;
  isDeleted: boolean;
};

/** What variants are called at each platform, and which variants a change there touches. */
export interface VariantNameRecords {
  /** Variants of these products, deleted ones too, and those linked to SKUs of these listings. */
  variantsTouched(touched: CatalogTouched): Promise<string[]>;
  /** Shopify's ids of the products that these variants belong to. */
  productsOf(variantIds: string[]): Promise<string[]>;
  /** Listings' TikTok ids, of those that are paired with a product. */
  pairedListings(): Promise<string[]>;
  /** Variants of which some channel may be told a number: linked to a TikTok SKU, chosen for the network, in a kit or one. */
  variantsTold(): Promise<string[]>;
  inventoryItems(variantIds: string[]): Promise<Map<string, string>>;
  variantsByExternalId(externalIds: string[]): Promise<Map<string, string>>;
  /** What Shopify called these variants last, also deleted ones. */
  namesInStorefront(variantIds: string[]): Promise<Map<string, StorefrontName>>;
  /**
   * Shopify's ids of the variants that lines of its orders have stood for, by the lines' ids: of those that are learned, and
   * were of a variant that is known.
   */
  variantsOfStorefrontLines(
    lineExternalIds: string[],
  ): Promise<Map<string, string>>;
  variantsByInventoryItem(
    inventoryItemIds: string[],
  ): Promise<Map<string, string>>;
  goodsOf(
    variantIds: string[],
  ): Promise<Map<string, { goodsId: string; externalId: string }>>;
  variantsOfGoods(goodsIds: string[]): Promise<string[]>;
}
