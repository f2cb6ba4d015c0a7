export type ProductStatus = "ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED";

export type StoredProduct = {
  id: number;
  title: string;
  handle: string;
  status: ProductStatus;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  /** Without doubles, in alphabetical order. */
  tags: string[];
  templateSuffix: string | null;
  seo: { title: string | null; description: string | null };
  options: StoredOption[];
  media: StoredMedia[];
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
};

/** A product without options of its own has Shopify's: `Title` with the value `Default Title`. */
export type StoredOption = {
  id: number;
  name: string;
  values: { id: number; name: string }[];
};

export type StoredMedia = {
  id: number;
  /** Where Shopify got it from; its own copy lies behind its content network. */
  source: string;
  alt: string | null;
  contentType: string;
};

export type WeightUnit = "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";

export type StoredVariant = {
  id: number;
  productId: number;
  sku: string | null;
  barcode: string | null;
  price: string;
  compareAtPrice: string | null;
  taxable: boolean;
  inventoryPolicy: "DENY" | "CONTINUE";
  position: number;
  /** One per option of the product, in the same order. */
  optionValues: string[];
  mediaId: number | null;
  createdAt: string;
  updatedAt: string;
  item: StoredItem;
  /** What it is put together from when it is bought; left out by an ordinary one. */
  components?: StoredComponent[];
};

/** So many of another variant in a bundle. */
export type StoredComponent = {
  id: number;
  variantId: number;
  quantity: number;
};

/** The inventory item; Shopify keeps exactly one per variant. */
export type StoredItem = {
  id: number;
  tracked: boolean;
  requiresShipping: boolean;
  weight: { value: number; unit: WeightUnit };
  cost: string | null;
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
  provinceCodeOfOrigin: string | null;
  updatedAt: string;
};

export type StoredMetafield = {
  id: number;
  /** `Product`, `Order`, … and the number in its id. */
  ownerType: string;
  ownerId: number;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
};

export type StoredCollection = {
  id: number;
  title: string;
  handle: string;
  descriptionHtml: string;
  productIds: number[];
  createdAt: string;
  updatedAt: string;
};

/** A productSet that was asked for without waiting. */
export type StoredProductOperation = {
  id: number;
  productId: number | null;
  userErrors: {
    field: string[] | null;
    message: string;
    code?: string | null;
  }[];
};

const gramsPer: Record<WeightUnit, number> = {
  GRAMS: 1,
  KILOGRAMS: 1_000,
  OUNCES: 28.349_523_125,
  POUNDS: 453.592_37,
};

export function grams({ weight }: StoredItem): number {
  return Math.round(weight.value * gramsPer[weight.unit]);
}

export const defaultOption = { name: "Title", value: "Default Title" };

/** Whether the product has no options of its own. */
export function hasOnlyDefault(product: StoredProduct): boolean {
  const [option, ...others] = product.options;
  return (
    others.length === 0 &&
    option?.name === defaultOption.name &&
    option.values.every(({ name }) => name === defaultOption.value)
  );
}

/** `Blue / Large`, or `Default Title`. */
export function variantTitle(variant: StoredVariant): string {
  return variant.optionValues.join(" / ");
}
