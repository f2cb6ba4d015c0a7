/** What TikTok Shop wants of a listing, and what it says about one. Ids are the platform's own. */

/** A product as we would list it. */
export type ListingDraft = {
  title: string;
  /** HTML, at most 10,000 characters. */
  description: string;
  categoryId: string;
  brandId: string | null;
  /** `uri`s of uploaded pictures, at most nine; the first is the main one. */
  imageUris: string[];
  attributes: ListingAttribute[];
  weightGrams: number;
  sizeMillimetres: { length: number; width: number; height: number } | null;
  /** The `uri` of an uploaded size chart; not said: none. */
  sizeChartUri?: string;
  skus: ListingDraftSku[];
};

export type ListingAttribute = {
  id: string;
  /** A value from the category's list by its id, or one of our own by name. */
  values: { id: string | null; name: string | null }[];
};

/** The published kinds of codes that TikTok Shop takes. */
export const barcodeKinds = ["GTIN", "EAN", "UPC", "ISBN"] as const;
export type Barcode = { kind: (typeof barcodeKinds)[number]; code: string };

export type ListingDraftSku = {
  sellerSku: string | null;
  /** What tells variants apart, e.g. Colour: Navy; empty where there is one variant. */
  options: { name: string; value: string; imageUri: string | null }[];
  priceMinor: number;
  /** What it is said to have cost before; shown in the United States. */
  listPriceMinor?: number | null;
  currency: string;
  barcode: Barcode | null;
  stock: { warehouseId: string; quantity: number }[];
};

/** The parts of a listing that shall change; its SKUs, prices and stock have their own calls. */
export type ListingChange = Partial<
  Pick<
    ListingDraft,
    "title" | "description" | "imageUris" | "attributes" | "weightGrams"
  >
> & {
  /** Every SKU of the listing with its options: one that is left out would be deleted. */
  options?: {
    skuExternalId: string;
    options: { name: string; value: string }[];
  }[];
  /** What values of its options show from now on; the other values, and all else of its SKUs, stay. */
  optionPictures?: { name: string; value: string; uri: string }[];
  /** SKUs that come to those there are; each of these is named, because one that is not would be deleted. */
  added?: { stay: string[]; skus: ListingDraftSku[] };
};

/** What of a listing no field that is kept in step holds. Only what is named changes; null takes it away. */
export type DetailsChange = {
  categoryId?: string;
  brandId?: string | null;
  /** All that there will be. */
  attributes?: ListingAttribute[];
  sizeMillimetres?: ListingDraft["sizeMillimetres"];
  sizeChart?: SizeChart | null;
  skus?: SkuDetailsChange[];
};

/** What a listing shows as its size chart: an uploaded picture, or a template of the seller's. */
export type SizeChart = { imageUri: string | null; templateId: string | null };

export type SkuDetailsChange = {
  externalId: string;
  barcode?: Barcode | null;
  listPriceMinor?: number | null;
  currency: string;
};

/** What a listing is besides its texts and prices: as the seller has it, an edit that is still examined included. */
export type ListingPartsFact = {
  categoryId: string | null;
  /** From the root down; empty where TikTok Shop does not tell. */
  categoryPath: string[];
  brandId: string | null;
  brandName: string | null;
  attributes: ListingAttribute[];
  /** Of the parcel. */
  weightGrams: number | null;
  sizeMillimetres: ListingDraft["sizeMillimetres"];
  sizeChart: SizeChart | null;
  /** An edit of it waits for TikTok Shop's audit. */
  isExamined: boolean;
  /** Why the audit refused its last edit, in TikTok Shop's words; empty where it did not. */
  refusals: string[];
  skus: ListingPartsSku[];
};

export type ListingPartsSku = {
  externalId: string;
  sellerSku: string | null;
  /** What tells it apart, e.g. `Navy / L`; empty where there is one variant. */
  title: string;
  barcode: Barcode | null;
  /** What buyers see; null where TikTok Shop shows none. */
  priceMinor: number | null;
  /** What it is said to have cost before. */
  listPriceMinor: number | null;
  currency: string;
};

export type ListingMade = {
  externalId: string;
  skus: { externalId: string; sellerSku: string | null }[];
  warnings: string[];
};

/** What a dry run of listing says. */
export type ListingVerdict = {
  passed: boolean;
  problems: { code: number | null; message: string }[];
  warnings: string[];
  /** POOR, FAIR or GOOD; null where TikTok Shop does not say. */
  quality: string | null;
  /** What would make buyers find it more easily. */
  advice: { field: string; howTo: string }[];
};

/** One thing that a shop needs before it may list anything. */
export type ReadinessFact = {
  /** E.g. SHOP_TAX, RETURN_WAREHOUSE. */
  check: string;
  passed: boolean;
  reasons: string[];
};

export type CategoryFact = {
  externalId: string;
  parentExternalId: string | null;
  name: string;
  /** Only leaves take products. */
  isLeaf: boolean;
  /** Whether the shop may list in it without applying. */
  isOpen: boolean;
};

export type AttributeFact = {
  externalId: string;
  name: string;
  /** `variant` tells variants apart, `product` describes them all. */
  kind: "variant" | "product";
  isRequired: boolean;
  /** Whether values of our own are taken besides those listed. */
  takesOwnValues: boolean;
  takesSeveral: boolean;
  values: { externalId: string; name: string }[];
  /** Required too where another attribute has this value. */
  requiredWhen: { attributeExternalId: string; valueExternalId: string }[];
};

export type CategoryRulesFact = {
  certificates: { externalId: string; name: string; isRequired: boolean }[];
  sizeChart: "required" | "possible" | "none";
  packageSizeRequired: boolean;
  manufacturerRequired: boolean;
  responsiblePersonRequired: boolean;
};

export type BrandFact = {
  externalId: string;
  name: string;
  /** Whether the seller has shown a right to it. */
  isAuthorized: boolean;
};

/** What a picture is for; TikTok Shop cuts and checks each differently. */
export const pictureUses = [
  "main",
  "variant",
  "description",
  "certificate",
  "size-chart",
] as const;
export type PictureUse = (typeof pictureUses)[number];

export type PictureFact = {
  /** Names the picture in drafts. */
  uri: string;
  url: string;
  width: number;
  height: number;
};

/** Stock of a SKU as TikTok Shop counts it: `total = available + committed`. */
export type MarketplaceStockFact = {
  listingExternalId: string;
  skuExternalId: string;
  available: number;
  /** Sold and not shipped yet. */
  committed: number;
  warehouses: { warehouseId: string; available: number; committed: number }[];
  /** Names of the promotions that units of it are set aside for. */
  promotions: string[];
};

/** Per subject: done, or the refusal in the platform's words. */
export type Outcomes = Record<string, "done" | { refused: string }>;
