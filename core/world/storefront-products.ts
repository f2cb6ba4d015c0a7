/** A product as it should be; lists replace what is there. */
export type ProductSetting = {
  /** Which product: the one with this id, or the one with this handle, which is created if there is none. */
  identifier: { externalId: string } | { handle: string };
  title: string;
  descriptionHtml?: string;
  vendor?: string;
  productType?: string;
  status: ProductStatus;
  options: { name: string; values: string[] }[];
  variants: (Omit<VariantSetting, "optionValues"> & {
    optionValues: { option: string; value: string }[];
  })[];
};

export const productStatuses = [
  "ACTIVE",
  "DRAFT",
  "ARCHIVED",
  "UNLISTED",
] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** Fields of a variant; those left out stay as they are. */
export type VariantSetting = {
  sku?: string;
  barcode?: string | null;
  /** In the shop's currency. */
  priceMinor?: number;
  weightGrams?: number;
  optionValues?: { option: string; value: string }[];
};
